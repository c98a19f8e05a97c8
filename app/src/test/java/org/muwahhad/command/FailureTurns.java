package org.muwahhad.command;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.command.CallHistory.ActKind;

/** What people and programs send at their turn while things fail. */
final class FailureTurns {
  private static final int MOST_TRIES = 20;

  /** There are fewer decisions than orders and bids. */
  private static final int ONE_VOTE_IN = 8;

  private FailureTurns() {}

  static void submitAndWithdraw(
      FailureClient client, long round, String key, String item, String site) {
    HttpResponse<String> begun =
        client.insist("POST", "/api/v1/rounds/" + round + "/submissions", "");
    String path = "/api/v1/submissions/" + ServiceProcess.field(begun.body(), "id");
    Optional<HttpResponse<String>> receipt =
        client.actNow(
            ActKind.DEMAND,
            key,
            path + "/submit",
            """
            {"requestKey":"%s","lines":[{"item":"%s","quantity":20,"needBy":"%s","site":"%s",
             "unitPrice":310.5,"budgetLine":"B-1","justification":"For the new clinics"}]}"""
                .formatted(key, item, LocalDate.now(ZoneOffset.UTC).plusDays(120), site));
    if (receipt.isEmpty()) {
      return;
    }
    HttpResponse<String> seen = client.insist("GET", path, "");
    for (int i = 0; i < MOST_TRIES && seen.body().contains("\"status\":\"SUBMITTED\""); i++) {
      client.tryOnce(
          path + "/withdraw",
          "{\"version\":%d,\"reason\":\"Once more\"}".formatted(FailureClient.version(seen)));
      seen = client.insist("GET", path, "");
    }
  }

  static void vote(FailureClient client, int number, Actor member, Queue<String> waiting) {
    // The decisions last as long as the failures do.
    @Nullable String next = number % ONE_VOTE_IN == 1 ? waiting.poll() : null;
    if (next == null) {
      client.insist("GET", "/api/v1/decisions", "");
      return;
    }
    String[] decision = next.split(" ");
    client.act(
        ActKind.VOTE,
        decision[0] + "-" + member.personId(),
        "/api/v1/decisions/" + decision[0] + "/votes",
        "{\"choice\":\"FOR\",\"documentSha256\":\"%s\"}".formatted(decision[1]),
        Set.of("committee.state-voted"));
  }

  /** Both ask for the same at about the same time; one of them is refused. */
  static void recommend(FailureClient client, int number, Queue<Long> open) {
    @Nullable Long next = number % ONE_VOTE_IN == 1 ? open.poll() : null;
    if (next == null) {
      client.insist("GET", "/api/v1/tenders", "");
      return;
    }
    client.actNow(
        ActKind.RECOMMENDATION,
        String.valueOf(next),
        "/api/v1/tenders/" + next + "/recommendation",
        "{\"choices\":[]}");
  }

  /** The same person cannot join twice: a second try is told so. */
  static void join(FailureClient client, String name, String entity) {
    client.act(
        ActKind.JOINER,
        name,
        "/api/scim/v2/Users",
        """
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                     "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
         "userName": "%1$s", "externalId": "%1$s", "active": true, "title": "Buyer",
         "name": {"formatted": "Salem Ali"},
         "emails": [{"value": "%1$s@ministry.example", "primary": true}],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "%2$s"}}"""
            .formatted(name, entity),
        Set.of("uniqueness"));
  }

  static void order(
      FailureClient client, long agreement, String key, int number, List<Long> items) {
    Optional<HttpResponse<String>> placed =
        client.act(
            ActKind.CALL_OFF,
            key,
            "/api/v1/agreements/" + agreement + "/call-offs",
            "{\"requestKey\":\"%s\",\"lines\":[{\"lotItemId\":%d,\"quantity\":1}]}"
                .formatted(key, items.get(number % 3 == 0 ? 1 : 0)),
            Set.of());
    placed.ifPresent(p -> client.requireRead("/api/v1/call-offs/" + FailureClient.number(p)));
  }

  static void consent(FailureClient client, long transfer) {
    if (transfer == 0) {
      return;
    }
    client.act(
        ActKind.CONSENT,
        String.valueOf(transfer),
        "/api/v1/transfers/" + transfer + "/consent",
        "",
        Set.of("framework.consent-given", "framework.transfer-ended"));
  }
}
