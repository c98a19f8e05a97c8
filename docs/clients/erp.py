#!/usr/bin/env python3
"""A resource planning system that buys through Muwahhad, with Python's standard library alone.

    export MUWAHHAD_URL=https://muwahhad.example MUWAHHAD_CLIENT_ID=prg_… MUWAHHAD_CLIENT_SECRET=prs_…
    erp.py submit-demand --round 7 --item LAP-1 --quantity 40 --need-by 2027-05-01 --key req-2027-1 --site KW-MOH-S1
    erp.py orders
    erp.py listen --port 8090 --secret whsec_… --count 1
"""
import argparse
import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

URL = os.environ.get("MUWAHHAD_URL", "http://127.0.0.1:8080").rstrip("/")
TOLERANCE_SECONDS = 300


def send(request):
    """Sends a request; waits where the service says that it was asked too often."""
    while True:
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.headers, json.load(answer)
        except urllib.error.HTTPError as refused:
            if refused.code == 429:
                time.sleep(int(refused.headers.get("Retry-After", "60")))
                continue
            sys.exit(f"{refused.code}: {refused.read().decode()}")


def token(scope):
    """A token for an hour (OAuth 2.0, client credentials)."""
    pair = os.environ["MUWAHHAD_CLIENT_ID"] + ":" + os.environ["MUWAHHAD_CLIENT_SECRET"]
    request = urllib.request.Request(
        URL + "/oauth/token",
        urllib.parse.urlencode({"grant_type": "client_credentials", "scope": scope}).encode(),
        {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()},
    )
    return send(request)[1]["access_token"]


def call(bearer, method, path, body=None):
    """Calls the API; returns the headers and the JSON."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": "Bearer " + bearer, "Content-Type": "application/json"}
    return send(urllib.request.Request(URL + "/api/v1" + path, data, headers, method=method))


def submit_demand(options):
    """Submits one line of demand; the same key gets the same receipt again."""
    bearer = token("demand:read demand:write")
    begun = call(bearer, "POST", f"/rounds/{options.round}/submissions", {})[1]
    submission = begun["submission"]["id"]
    line = {
        "item": options.item,
        "quantity": options.quantity,
        "needBy": options.need_by,
        "budgetLine": options.budget_line,
        "justification": options.justification,
    }
    if options.site:
        line["site"] = options.site
    receipt = call(
        bearer,
        "POST",
        f"/submissions/{submission}/submit",
        {"requestKey": options.key, "lines": [line]},
    )[1]
    print(receipt["receiptNumber"], receipt["sha256"])


def orders(_):
    """Prints all orders, page by page."""
    bearer = token("orders:read")
    page = 1
    while True:
        headers, listed = call(bearer, "GET", f"/call-offs?page={page}")
        for order in (one["order"] for one in listed):
            print(order["id"], order["number"], order["status"])
        if not listed or page * 25 >= int(headers["Total-Count"]):
            return
        page += 1


def is_signed(secret, headers, body):
    """Whether a webhook is ours and of now (Standard Webhooks, v1)."""
    identity, stamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(stamp)) > TOLERANCE_SECONDS:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{identity}.{stamp}.".encode() + body
    wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(wanted, one) for one in headers["webhook-signature"].split())


def listen(options):
    """Takes webhooks, checks each, and prints what it is about. Each identity counts once."""
    seen = set()

    class Receiver(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            good = is_signed(options.secret, self.headers, body)
            self.send_response(204 if good else 401)
            self.end_headers()
            if good and self.headers["webhook-id"] not in seen:
                seen.add(self.headers["webhook-id"])
                notice = json.loads(body)
                print(notice["type"], notice["data"].get("href", "-"), flush=True)

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", options.port), Receiver)
    print("listening", server.server_address[1], flush=True)
    while len(seen) < options.count:
        server.handle_request()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    acts = parser.add_subparsers(required=True)
    demand = acts.add_parser("submit-demand")
    demand.add_argument("--round", required=True)
    demand.add_argument("--item", required=True)
    demand.add_argument("--quantity", required=True, type=json.loads)
    demand.add_argument("--need-by", required=True)
    demand.add_argument("--key", required=True)
    demand.add_argument("--site", help="code of the delivery site, where the entity has several")
    demand.add_argument("--budget-line", default="ERP")
    demand.add_argument("--justification", default="Planned replacement")
    demand.set_defaults(run=submit_demand)
    acts.add_parser("orders").set_defaults(run=orders)
    listener = acts.add_parser("listen")
    listener.add_argument("--port", type=int, default=0)
    listener.add_argument("--secret", required=True)
    listener.add_argument("--count", type=int, default=1)
    listener.set_defaults(run=listen)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
