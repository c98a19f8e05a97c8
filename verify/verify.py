#!/usr/bin/env python3
"""Recomputes an award from its public bundle, offline, with nothing but Python 3.9.

Written from docs/verification.md. Exit codes: 0 all right, 2 unreadable, 3 something is wrong,
4 nothing is wrong, and a key is missing.
"""
import argparse, base64, csv, hashlib, io, json, re, sys, zipfile
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, setcontext

EXACT = Context(prec=400, rounding=ROUND_HALF_UP, Emax=9999, Emin=-9999)
D34 = Context(prec=34, rounding=ROUND_HALF_EVEN)
HUNDRED = Decimal(100)
TIES = ["PRICE", "TECHNICAL", "ORIGIN", "DRAW"]
TOLD_FIRST = ("DEBARRED", "REVIEW", "ABOVE_AGREEMENT")
TOLD_LAST = ("INCOMPLETE", "ARITHMETIC", "ABNORMALLY_LOW")
MOST_BYTES = 1 << 30
setcontext(EXACT)

TITLES = {"files": ("The files are those of the manifest", "الملفات هي ملفات البيان وبصماتها"),
    "tables": ("The tables are whole and say the same as the CSV files", "الجداول كاملة وتطابق ملفات CSV"),
    "entries": ("The entries are in the tree of the log", "القيود موجودة في شجرة السجل"),
    "publication": ("The record says that this bundle was published", "يذكر السجل أن هذه الحزمة نُشرت، وفيه القيود اللازمة"),
    "checkpoint": ("The log signed the checkpoint and the witnesses co-signed it", "وقّع السجل نقطة التحقق وشاركه الشهود التوقيع"),
    "held": ("It is the checkpoint that you hold", "هي نقطة التحقق التي بين أيديكم"),
    "draw": ("The drawing of lots follows from the receipts", "تنتج القرعة من إيصالات العروض"),
    "technical": ("Technical scores follow from points and weights", "تنتج الدرجات الفنية من النقاط والأوزان"),
    "exclusions": ("Exclusions follow from the findings", "يتفق الاستبعاد مع النتائج"),
    "ranking": ("Prices, preference, scores, order and ties are right", "الأسعار والأفضلية والدرجات والترتيب وكسر التعادل صحيحة"),
    "prices": ("Totals follow from unit prices", "تنتج الإجماليات من أسعار الوحدات"),
    "awards": ("Awards follow from the ranking", "تتفق الترسيات مع الترتيب"),
    "amounts": ("Amounts of awards are right to the fils", "مبالغ الترسيات صحيحة إلى الفلس"),
    "quantities": ("Quantities sum from the states to the awards", "تتطابق كميات الدول مع كميات الترسيات"),
    "allocation": ("What each state pays is right to the fils", "ما تدفعه كل دولة صحيح إلى الفلس"),
    "votes": ("The votes make the decisions", "تنتج القرارات من الأصوات"),
    "record": ("The record of the day says the same", "يتفق ذلك مع قيود السجل في حينها"),
    "scenarios": ("Scenarios are those of the record", "السيناريوهات هي المذكورة في السجل"),
}

REFERENCES = """items.lots demand.items demand.states ranking.lots ranking.bids points.bids points.criteria failed.bids
failed.criteria discounts.bids discount_lots.bids prices.bids prices.items commitments.bids commitments.items awards.lots
awards.bids awards.decisions award_items.awards award_items.items award_lines.awards award_lines.items award_lines.states
award_states.awards award_states.states award_discounts.awards votes.decisions votes.states"""
KEYS = """ranking lot bid;awards award;prices bid item kind;commitments bid item kind;votes decision state;rules code;
rates currency;states state;lots lot;items item;bids bid;award_items award item;award_states award state;decisions decision;
criteria criterion;receipts sha256;currencies code;points bid criterion examination;failed bid criterion examination;discounts bid number;
award_lines award item state part;demand item state part;award_discounts award number"""

class Unreadable(Exception):
    pass

ERRORS = (Unreadable, OSError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError)

def sha256(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()

def digest(texts):
    return sha256("".join("%d:%s\n" % (len(t.encode("utf-16-le")) // 2, t) for t in texts))

# --- Ed25519 (RFC 8032), verification only ---------------------------------------------------
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
DD = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)

def recover(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(DD * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT % P
    if (x * x - x2) % P:
        return None
    return P - x if x & 1 != sign else x

def point(data):
    y = int.from_bytes(data, "little")
    x = recover(y & ((1 << 255) - 1), y >> 255)
    y &= (1 << 255) - 1
    return None if x is None else (x, y, 1, x * y % P)

def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * DD % P
    h = 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % P, k * m % P, j * k % P, i * m % P)

def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        if n & 1:
            q = add(q, p)
        p = add(p, p)
        n >>= 1
    return q

BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover(BASE_Y, 0), BASE_Y, 1, recover(BASE_Y, 0) * BASE_Y % P)

def signed(key, message, signature):
    if len(signature) != 64:
        return False
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(h, a))
    return ((left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0)

# --- The log ----------------------------------------------------------------------------------
def unbase64(text):
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""

class Key:
    def __init__(self, written):
        parts = written.strip().split("+", 2)
        data = unbase64(parts[2]) if len(parts) == 3 else b""
        self.name, self.type, self.key = parts[0], data[:1], data[1:]
        self.id = hashlib.sha256(self.name.encode() + b"\n" + data).digest()[:4]
        if len(data) != 33 or self.type not in (b"\1", b"\4") or self.id.hex() != parts[1]:
            raise Unreadable("key / مفتاح: " + written)

    def has_signed(self, note):
        for name, data in note.signatures:
            if name != self.name or data[:4] != self.id:
                continue
            if self.type == b"\1" and signed(self.key, note.text.encode(), data[4:]):
                return True
            if self.type == b"\4" and len(data) == 76:
                head = "cosignature/v1\ntime %d\n" % int.from_bytes(data[4:12], "big")
                if signed(self.key, (head + note.text).encode(), data[12:]):
                    return True
        return False

class Note:
    def __init__(self, written):
        gap = written.rfind("\n\n")
        self.text = written[:gap + 1]
        lines = self.text.split("\n")
        self.signatures = []
        for line in written[gap + 2:].splitlines():
            found = re.fullmatch("— (\\S+) (\\S+)", line)
            if not found:
                raise Unreadable("checkpoint / نقطة التحقق")
            self.signatures.append((found.group(1), unbase64(found.group(2))))
        if gap < 0 or len(lines) < 4 or not re.fullmatch("[1-9][0-9]{0,17}", lines[1]):
            raise Unreadable("checkpoint / نقطة التحقق")
        self.origin, self.size, self.root = lines[0], int(lines[1]), unbase64(lines[2])

def in_tree(leaf, index, size, hashes, root):
    if type(index) is not int or not 0 <= index < size:
        return False
    place, last = index, size - 1
    node = hashlib.sha256(b"\0" + leaf).digest()
    for text in hashes:
        sibling = unbase64(text)
        if last == 0 or len(sibling) != 32:
            return False
        if place & 1 or place == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\1" + node + sibling).digest()
        place, last = place >> 1, last >> 1
    return last == 0 and node == root

# --- Arithmetic -------------------------------------------------------------------------------
def number(text):
    if not isinstance(text, str) or not re.fullmatch("-?[0-9]{1,40}(\\.[0-9]{1,20})?", text):
        raise Unreadable("number / عدد: %r" % (text,))
    return Decimal(text)

def rounded(value, decimals):
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)

def score(value):
    return rounded(value, 2)

def name_of(row):
    return "lot / حزمة %s, bid / عرض %s" % (row["lot"], row["bid"])

def share_out(whole, decimals, weights):
    total = sum(weights, Decimal(0))
    unit = Decimal(1).scaleb(-decimals)
    if total == 0:
        return [Decimal(0)] * len(weights)
    exact, down = [whole * w for w in weights], Context(prec=60, rounding=ROUND_DOWN)
    parts = [down.divide(e, total).quantize(unit, rounding=ROUND_DOWN) for e in exact]
    lost = [e - p * total for e, p in zip(exact, parts)]
    missing = int((whole - sum(parts, Decimal(0))) / unit)
    order = sorted(range(len(parts)), key=lambda i: (-lost[i], -weights[i], i))
    for i in order[:missing]:
        parts[i] += unit
    return parts

# --- The bundle -------------------------------------------------------------------------------
def read_zip(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(set(names)) != len(names):
                raise Unreadable("a name twice / اسم مكرر")
            if sum(i.file_size for i in archive.infolist()) > MOST_BYTES:
                raise Unreadable("too large / كبير جدًا")
            return {n: archive.read(n) for n in names}
    except Exception as e:  # zlib.error has no public base
        raise Unreadable("ZIP: %s" % e)

def no_twice(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("a field twice / حقل مكرر")
    return found

def read_json(files, name):
    try:
        return json.loads(files[name].decode(), object_pairs_hook=no_twice)
    except (KeyError, ValueError) as e:
        raise Unreadable("%s: %s" % (name, e))

class Bundle:
    def __init__(self, data, openings):
        self.files = read_zip(data)
        self.manifest = read_json(self.files, "manifest.json")
        self.tables = read_json(self.files, "tender.json")
        self.note = Note(self.files.get("log/checkpoint", b"").decode())
        self.entries = read_json(self.files, "log/entries.json")
        self.tender = self.tables["tender"][0]
        self.openings = openings
        self.faults, self.partial, self.notes, self.index = {}, set(), [], {}
        self.committed = self.tender["unit_prices"] == "COMMITTED"
        self.decimals = {r["code"]: int(r["decimals"]) for r in self.tables["currencies"]}
        self.rates = {r["currency"]: number(r["units_per_usd"]) for r in self.tables["rates"]}
        self.rules = {r["code"]: number(r["value"]) for r in self.tables["rules"]}
        self.bids = {r["bid"]: r for r in self.tables["bids"]}
        self.items = {r["item"]: r for r in self.tables["items"]}
        self.lots = {r["lot"]: r for r in self.tables["lots"]}
        self.awards = {r["award"]: r for r in self.tables["awards"]}
        self.currency = self.tender["currency"]
        self.details = {}
        for e in self.entries:
            if e["detail"] is not None:
                self.details[sha256(e["detail"])] = e["detail"]
        for text in openings["details"] if openings else []:
            self.details[sha256(text)] = text
        self.price = {}
        rows = openings["prices"] if openings and self.committed else self.tables["prices"]
        for r in rows:
            self.price[r["bid"], r["item"], r["kind"]] = number(r["unit_price"])
        self.knows_prices = not self.committed or bool(openings)

    def fault(self, check, what):
        self.faults.setdefault(check, []).append(what)

    def expect(self, check, is_right, what):
        if not is_right:
            self.fault(check, what)

    def same(self, check, what, stated, computed):
        self.expect(check, stated is not None and number(stated) == computed,
                    "%s: %s, computed / المحسوب %s" % (what, stated, computed))

    def convert(self, amount, source, target):
        if source == target:
            return rounded(amount, self.decimals[target])
        exact = D34.divide(D34.multiply(amount, self.rates[target]), self.rates[source])
        return rounded(exact, self.decimals[target])

    def opening(self, entry):
        lines = entry["opening"].split("\n")
        if len(lines) != 8 or lines[0] != "muwahhad-log-entry-v1" or lines[7]:
            raise Unreadable("opening / فتح القيد")
        return {"act": lines[4], "object": lines[5], "sha": lines[6]}

    def rows_of(self, table, **values):
        columns = tuple(values)
        if (table, columns) not in self.index:
            found = self.index[table, columns] = {}
            for row in self.tables[table]:
                found.setdefault(tuple(row[c] for c in columns), []).append(row)
        return self.index[table, columns].get(tuple(values.values()), [])

    def detail_of(self, entry):
        text = self.details.get(self.opening(entry)["sha"])
        return json.loads(text) if text is not None else None

    def entries_of(self, act):
        found = [e for e in self.entries if self.opening(e)["act"] == act]
        return sorted(found, key=lambda e: e["index"])

    # 1 to 6: files and log
    def check_files(self):
        named = self.manifest["files"]
        present = {n for n in self.files if n != "manifest.json" and not n.startswith("log/")}
        for name in sorted(present ^ set(named)):
            self.fault("files", name + ": not in both / ليس في الاثنين")
        for name in sorted(present & set(named)):
            self.expect("files", sha256(self.files[name]) == named[name], name)
        self.expect("files", {n for n in self.files if n.startswith("log/")} == {"log/checkpoint", "log/entries.json"}, "log/")
        self.expect("files", self.manifest["format"] == "muwahhad-bundle-v1" and self.manifest["ocid"] == self.tender["ocid"]
                    and self.manifest["edition"] == self.tender["edition"], "manifest.json")

    def check_tables(self):
        names = {n[7:-4] for n in self.files if n.startswith("tables/") and n.endswith(".csv")}
        self.expect("tables", names == set(self.tables), "tables/")
        for name, rows in self.tables.items():
            for row in rows:
                self.expect("tables", all(v is None or isinstance(v, str) for v in row.values()), name)
            text = self.files.get("tables/%s.csv" % name, b"").decode()
            lines = list(csv.reader(io.StringIO(text, newline="")))
            columns = sorted(rows[0]) if rows else []
            want = [columns] if rows else []
            for row in rows:
                self.expect("tables", sorted(row) == columns, name)
                want.append(["" if row.get(c) is None else row.get(c) for c in columns])
            self.expect("tables", lines == want, "tables/%s.csv" % name)
        key = {"lots": "lot", "items": "item", "bids": "bid", "criteria": "criterion", "awards": "award",
               "states": "state", "decisions": "decision"}
        for pair in REFERENCES.split():
            table, other = pair.split(".")
            known = {r[key[other]] for r in self.tables[other]}
            for row in self.tables[table]:
                self.expect("tables", row[key[other]] in known, "%s: %s" % (table, row[key[other]]))
        for line in KEYS.split(";"):
            table, *columns = line.split()
            found = [tuple(r[c] for c in columns) for r in self.tables[table]]
            self.expect("tables", len(set(found)) == len(found), table + ": twice / مكرر")
        self.expect("tables", len(self.tables["tender"]) == 1, "tender")
        self.expect("tables", not self.tables["prices" if self.committed else "commitments"], "prices, commitments")

    def check_entries(self):
        seen = set()
        for e in self.entries:
            opened = self.opening(e)
            where = "%s %s" % (e["index"], opened["act"])
            self.expect("entries", in_tree(hashlib.sha256(e["opening"].encode()).digest(), e["index"], self.note.size, e["hashes"],
                                           self.note.root), where)
            self.expect("entries", e["detail"] is None or sha256(e["detail"]) == opened["sha"], where + ": detail / المضمون")
            self.expect("entries", e["index"] not in seen, where + ": twice / مكرر")
            seen.add(e["index"])

    def check_publication(self):
        found = self.entries_of("bundle.published")
        self.expect("publication", len(found) == 1, "bundle.published: %d" % len(found))
        for e in found:
            detail = self.detail_of(e) or {}
            self.expect("publication", self.opening(e)["object"] == "tender " + self.tender["tender"]
                        and str(detail.get("edition")) == self.tender["edition"]
                        and detail.get("sha256") == sha256(self.files["manifest.json"]),
                        "bundle.published")
        for act in ("tender.open", "evaluation.bids-ranked", "award.confirmed"):
            own = [e for e in self.entries_of(act) if self.opening(e)["object"] == "tender " + self.tender["tender"]]
            self.expect("publication", own, act + ": missing / مفقود")
        for d in self.tables["decisions"]:
            name = "decision " + d["decision"]
            for act, least in (("committee.outcome-recorded", 1), ("committee.vote-cast", len(self.rows_of(
                                   "votes", decision=d["decision"])))):
                count = len([e for e in self.entries_of(act) if self.opening(e)["object"] == name])
                self.expect("publication", count >= least, "%s %s: %d < %d" % (act, name, count, least))

    def check_checkpoint(self):
        log_key, witnesses, needed = self.keys
        if log_key is None:
            self.partial.add("checkpoint")
        else:
            self.expect("checkpoint", log_key.type == b"\1" and log_key.name == self.note.origin
                        and log_key.has_signed(self.note), "log / السجل " + log_key.name)
        names = sorted({k.name for k in witnesses if k.type == b"\4" and k.has_signed(self.note)})
        if not witnesses and needed:
            self.partial.add("checkpoint")
        elif len(names) < needed:
            self.fault("checkpoint", "witnesses / الشهود: %d < %d" % (len(names), needed))
        self.notes.append("Checkpoint {}, size {}, witnesses: {} / نقطة التحقق والشهود".format(
            self.note.origin, self.note.size, ", ".join(names) or "-"))

    def check_held(self):
        if self.held is not None:
            note = Note(self.held)
            self.expect("held", note.text == self.note.text, "%s %d" % (note.origin, note.size))

    # 7 to 10: ranking
    def check_draw(self):
        receipts = sorted(r["sha256"] for r in self.tables["receipts"])
        own = [b["receipt"] for b in self.tables["bids"]]
        self.expect("draw", len(set(own)) == len(own), "receipts / الإيصالات")
        for bid in self.bids.values():
            self.expect("draw", bid["receipt"] in receipts, "bid / عرض " + bid["bid"])
        for lot in self.lots.values():
            if lot["draw_seed"] is not None:
                self.expect("draw", lot["draw_seed"] == digest(
                    [self.tender["ocid"], lot["lot"]] + receipts), "lot / حزمة " + lot["lot"])

    def technical(self, row):
        if self.rows_of("failed", bid=row["bid"], examination=row["examination"]):
            return Decimal(0)
        points = {p["criterion"]: number(p["points"]) for p in self.rows_of("points", bid=row["bid"], examination=row["examination"])}
        total = Decimal(0)
        for c in self.rows_of("criteria", kind="TECHNICAL") if points else []:
            if c["criterion"] not in points:
                raise Unreadable("points of %s for %s" % (row["bid"], c["code"]))
            total += D34.multiply(number(c["weight"]), points[c["criterion"]])
        return D34.divide(total, HUNDRED)

    def check_ranking(self):
        for lot in self.lots.values():
            rows = self.rows_of("ranking", lot=lot["lot"])
            for row in rows:
                self.check_row(row)
            self.check_order(lot, [r for r in rows if r["exclusion"] is None])

    def check_row(self, row):
        where = name_of(row)
        shown = score(self.technical(row))
        self.same("technical", where, row["technical"], shown)
        failed, stated = self.rows_of("failed", bid=row["bid"], examination=row["examination"]), row["exclusion"]
        right = stated == "ADMINISTRATIVE" if failed else stated == "TECHNICAL" if (
            shown < self.rules["technical.pass-mark"]) else stated is None or stated in TOLD_LAST
        self.expect("exclusions", right or stated in TOLD_FIRST, "%s: %s" % (where, stated))
        self.expect("exclusions", (row["position"] is None) == (stated is not None), where)
        if stated is not None:
            self.expect("ranking", row["abnormally_low"] == str(stated == "ABNORMALLY_LOW").lower(), where)
            self.expect("ranking", row["total"] is None and row["converted"] is None
                        and number(row["final_score"]) == 0 and row["tie_rule"] is None
                        and row["alternative"] == "false", where)

    def check_order(self, lot, rows):
        rule, rated = self.rules, self.tender["award_criteria"] == "ratedCriteria"
        if not rows:
            return
        for r in rows:
            own = self.bids[r["bid"]]
            where = name_of(r)
            self.expect("ranking", r["currency"] == own["currency"], where)
            price = self.convert(number(r["total"]), own["currency"], self.currency)
            self.same("ranking", where + ": converted", r["converted"], price)
            if own["gcc_origin"] != "true":
                factor = D34.add(1, D34.divide(rule["preference.gcc-percent"], HUNDRED))
                price = rounded(D34.multiply(price, factor), self.decimals[self.currency])
            self.same("ranking", where + ": evaluated", r["evaluated"], price)
        lowest = min(number(r["evaluated"]) for r in rows)
        ranked = []
        for r in rows:
            where = name_of(r)
            price = number(r["evaluated"])
            points = HUNDRED if price == 0 else D34.divide(HUNDRED * lowest, price)
            technical = self.technical(r)
            final = score(points)
            if rated:
                final = score(D34.divide(D34.add(D34.multiply(technical, rule["weight.quality"]),
                    D34.multiply(points, rule["weight.price"])), HUNDRED))
            self.same("ranking", where + ": price score", r["price_score"], score(points))
            self.same("ranking", where + ": final score", r["final_score"], final)
            self.check_low(r, rows, where)
            origin = self.bids[r["bid"]]["gcc_origin"] != "true"
            seed = lot["draw_seed"] or "%s/%s" % (self.tender["ocid"], lot["lot"])
            drawn = sha256(seed + "/" + self.bids[r["bid"]]["registration"])
            ties = [price, -score(technical), origin, drawn]
            ranked.append(([-final if rated else price], ties, r))
        ranked.sort(key=lambda x: (x[0], x[1]))
        for i, (lead, ties, r) in enumerate(ranked):
            where = name_of(r)
            self.expect("ranking", r["position"] == str(i + 1),
                        "%s: position / المركز %s, computed / المحسوب %d" % (where, r["position"], i + 1))
            needed = []
            for _, other, _ in (x for k in (i - 1, i + 1) if 0 <= k < len(ranked) for x in [ranked[k]] if x[0] == lead):
                needed.append(([n for n in range(4) if other[n] != ties[n]] or [3])[0])
            tie = TIES[max(needed)] if needed else None
            self.expect("ranking", r["tie_rule"] == tie, "%s: %s, %s" % (where, r["tie_rule"], tie))
            self.expect("ranking", r["alternative"] == "false" or i == 0, where)

    def check_low(self, row, rows, where):
        price = number(row["converted"])
        others = [number(o["converted"]) for o in rows if o is not row]
        low, above = False, [o for o in others if o > price]
        if others:
            mean = D34.divide(sum(others, Decimal(0)), Decimal(len(others)))
            for reference, name in [(mean, "abnormal.mean-percent")] + ([(min(above), "abnormal.next-percent")] if above else []):
                share = D34.divide(D34.multiply(reference, HUNDRED - self.rules[name]), HUNDRED)
                low = low or (reference > 0 and price <= share)
        self.expect("ranking", row["abnormally_low"] == str(low).lower(), where + ": abnormally low / منخفض")

    # 11 to 15: prices, awards, allocation
    def check_prices(self):
        committed = {(c["bid"], c["item"], c["kind"]): c["sha256"] for c in self.tables["commitments"]}
        known = committed if self.committed else self.price
        for key, sha in committed.items():
            self.expect("prices", re.fullmatch("[0-9a-f]{64}", sha or ""), "/".join(key))
        if self.openings:
            for o in self.openings["prices"]:
                key = (o["bid"], o["item"], o["kind"])
                text = "".join(t + "\n" for t in ("muwahhad-price-v1", o["salt"], self.tender["ocid"], *key,
                    self.bids[o["bid"]]["currency"], "%.3f" % number(o["unit_price"])))
                if self.committed:
                    self.expect("prices", committed.get(key) == sha256(text), "/".join(key))
        if not self.knows_prices:
            self.partial.add("prices")
        for r in self.tables["ranking"]:
            if r["exclusion"] is not None:
                continue
            kind = "ALTERNATIVE" if r["alternative"] == "true" else "BID"
            items = self.rows_of("items", lot=r["lot"])
            where = name_of(r)
            keys = [(r["bid"], i["item"], kind) for i in items]
            self.expect("prices", all(k in known for k in keys), where + ": missing / مفقود")
            if not self.knows_prices or not all(k in self.price for k in keys):
                self.expect("prices", not self.knows_prices, where)
                continue
            basis = "tendered" if self.lots[r["lot"]]["quantities"] == "TENDERED" else "in_force"
            places = self.decimals[r["currency"]]
            total = sum((rounded(number(i[basis]) * self.price[k], places) for i, k in zip(items, keys)), Decimal(0))
            self.same("prices", where, r["total"], total)
            for i, k in zip(items, keys):
                self.expect("prices", self.price[k] > 0 or i["free"] == "true", where)

    def ranked(self, award):
        found = self.rows_of("ranking", lot=award["lot"], bid=award["bid"])
        return found[0] if found and found[0]["exclusion"] is None else None

    def check_awards(self):
        decisions = {d["decision"]: d for d in self.tables["decisions"]}
        for a in self.awards.values():
            where = name_of(a)
            row, others = self.ranked(a), self.rows_of("awards", lot=a["lot"])
            self.expect("awards", row is not None, where + ": no rank / بلا مركز")
            outcome = decisions.get(a["decision"], {}).get("outcome")
            self.expect("awards", outcome == "ADOPTED", where + ": decision / القرار")
            self.expect("awards", a["basis"] in ("RANK", "RESERVE", "SCENARIO", "CHOICE"), where)
            if row is None:
                continue
            self.expect("awards", row["currency"] == a["currency"], where + ": currency")
            if a["basis"] == "RANK":
                self.expect("awards", row["position"] == "1" and len(others) == 1, where + ": not the first / ليس الأول")
            elif a["basis"] == "SCENARIO":
                self.expect("awards", self.rows_of("scenarios", chosen="true"), where)
            if a["basis"] != "RANK":
                self.notes.append("Lot {0} went to rank {1} ({2}) / رست الحزمة {0} على المركز {1}".format(
                    a["lot"], row["position"], a["basis"]))
            plain = not self.rows_of("award_discounts", award=a["award"]) and len(others) == 1
            column = "tendered" if self.lots[a["lot"]]["quantities"] == "TENDERED" else "in_force"
            given = {i["item"]: number(i["quantity"]) for i in self.rows_of("award_items", award=a["award"])}
            whole = {i["item"]: number(i[column]) for i in self.rows_of("items", lot=a["lot"])}
            if plain and a["basis"] != "RESERVE" and given == whole:
                self.same("awards", where, a["amount"], number(row["total"]))

    def check_amounts(self):
        holders = {}
        for a in self.awards.values():
            holders.setdefault(a["lot"], set()).add(a["bid"])
        for a in self.awards.values():
            where = "award / ترسية " + a["award"]
            self.same("amounts", where + ": converted", a["converted"],
                      self.convert(number(a["amount"]), a["currency"], self.currency))
            percent = Decimal(0)
            for d in self.rows_of("award_discounts", award=a["award"]):
                percent += number(d["percent"])
                own = self.rows_of("discounts", bid=a["bid"], number=d["number"])
                lots = self.rows_of("discount_lots", bid=a["bid"], number=d["number"])
                self.expect("amounts", own and number(own[0]["percent"]) == number(d["percent"])
                            and any(x["lot"] == a["lot"] and x["role"] == "APPLIES_TO" for x in lots)
                            and self.is_met(own[0], [holders.get(x["lot"], {a["bid"]}) == {a["bid"]} for x in lots if x["role"] == "WHEN_WINNING"]),
                            where + ": discount / خصم")
            total, places = Decimal(0), self.decimals[a["currency"]]
            rows = self.rows_of("award_items", award=a["award"])
            self.expect("amounts", rows, where)
            for i in rows:
                self.expect("amounts", self.items[i["item"]]["lot"] == a["lot"], where)
                self.same("amounts", where + ": discount", i["discount_percent"], percent)
                amount = self.item_amount(a, i)
                if amount is None:
                    self.partial.add("amounts")
                    continue
                if i["amount"] is not None:
                    self.same("amounts", where, i["amount"], amount)
                    self.same("amounts", where, i["unit_price"], self.paid(a, i))
                total += amount
            if "amounts" not in self.partial:
                self.same("amounts", where, a["amount"], total)

    @staticmethod
    def is_met(discount, won):
        """Whether enough lots of the condition are won; all of them where it names no number."""
        return sum(won) >= (len(won) if discount["winning"] is None else int(discount["winning"]))

    def of_share(self, award, item, bid):
        """The price bid for the quantity: of a share that of the last tier it reaches, or of the first."""
        quantity = number(item["quantity"])
        if quantity >= number(self.items[item["item"]]["in_force"]):
            return bid
        tiers = sorted((number(kind[5:]), price) for (b, i, kind), price in self.price.items()
                       if b == award["bid"] and i == item["item"] and kind.startswith("FROM "))
        reached = [price for start, price in tiers if start <= quantity]
        return reached[-1] if reached else tiers[0][1] if tiers else bid

    def paid(self, award, item):
        """What is paid for a unit; None where it is closed."""
        row = self.ranked(award)
        kind = "ALTERNATIVE" if row and row["alternative"] == "true" else "BID"
        bid = self.price.get((award["bid"], item["item"], kind))
        if kind == "BID" and bid is not None:
            bid = self.of_share(award, item, bid)
        stated = None if item["bid_price"] is None else number(item["bid_price"])
        if award["basis"] == "RESERVE":
            bid = stated
        elif stated is not None:
            self.expect("amounts", bid is not None and bid == stated, "award / ترسية %s: price / السعر" % award["award"])
        if bid is None:
            return None
        bundle = self.price.get((award["bid"], item["item"], "BUNDLE"))
        if kind != "BID" or award["basis"] == "RESERVE" or not self.is_bundled(award):
            bundle = None
        return (bid if bundle is None else bundle) - bid * number(item["discount_percent"]) / HUNDRED

    def is_bundled(self, award):
        """Whether the prices of a bundle are paid: a bundle is a discount that takes nothing off."""
        return any(number(d["percent"]) == 0 for d in self.rows_of("award_discounts", award=award["award"]))

    def item_amount(self, award, item):
        price = self.paid(award, item)
        return None if price is None else rounded(number(item["quantity"]) * price, self.decimals[award["currency"]])

    def check_quantities(self):
        for item in self.items.values():
            where = "item / صنف " + item["item"]
            for column in ("tendered", "in_force"):
                demand = sum((number(d[column]) for d in self.rows_of("demand", item=item["item"])), Decimal(0))
                self.same("quantities", where, item[column], demand)
            awarded = bool(self.rows_of("awards", lot=item["lot"]))
            for state in sorted({s["state"] for s in self.tables["states"]}):
                wanted = sum((number(d["in_force"]) for d in self.rows_of("demand", item=item["item"], state=state)), Decimal(0))
                got = sum((number(x["quantity"]) for x in self.rows_of("award_lines", item=item["item"], state=state)), Decimal(0))
                self.expect("quantities", got == (wanted if awarded else 0), "%s %s: %s, %s" % (where, state, got, wanted))
        for i in self.tables["award_items"]:
            parts = sum((number(x["quantity"]) for x in self.rows_of("award_lines", award=i["award"], item=i["item"])), Decimal(0))
            self.same("quantities", "award / ترسية %s, item / صنف %s" % (i["award"], i["item"]), i["quantity"], parts)

    def check_allocation(self):
        for a in self.awards.values():
            self.check_states(a, self.check_lines(a))

    def check_lines(self, a):
        """Net and VAT by item and state; None where prices are closed."""
        places, found, known = self.decimals[a["currency"]], {}, True
        where = "award / ترسية " + a["award"]
        rows = sorted(self.rows_of("award_items", award=a["award"]), key=lambda i: int(self.items[i["item"]]["position"]))
        for i in rows:
            lines = sorted(self.rows_of("award_lines", award=a["award"], item=i["item"]), key=lambda x: (x["state"], int(x["part"])))
            amount = self.item_amount(a, i)
            if amount is None:
                known = False
                continue
            states = sorted({x["state"] for x in lines})
            by_state = [[x for x in lines if x["state"] == s] for s in states]
            weights = [[number(x["quantity"]) for x in own] for own in by_state]
            shares = share_out(amount, places, [sum(w, Decimal(0)) for w in weights])
            for state, own, weight, share in zip(states, by_state, weights, shares):
                net, vat = Decimal(0), Decimal(0)
                for x, part in zip(own, share_out(share, places, weight)):
                    tax = rounded(part * number(x["vat_percent"]) / HUNDRED, places)
                    if x["net"] is not None:
                        self.same("allocation", where + ": net", x["net"], part)
                        self.same("allocation", where + ": VAT", x["vat"], tax)
                    net, vat = net + part, vat + tax
                found[i["item"], state] = (net, vat)
        return found if known else None

    def check_states(self, a, parts):
        where, states = "award / ترسية " + a["award"], self.rows_of("award_states", award=a["award"])
        for column, whole in (("net", a["amount"]), ("converted_net", a["converted"])):
            self.same("allocation", where + ": " + column, whole, sum((number(s[column]) for s in states), Decimal(0)))
        lines = {x["state"] for x in self.rows_of("award_lines", award=a["award"])}
        self.expect("allocation", lines == {s["state"] for s in states}, where)
        converted = {}
        if parts is None:
            self.partial.add("allocation")
        else:
            shares = share_out(number(a["converted"]), self.decimals[self.currency], [net for net, _ in parts.values()])
            for (item, state), share in zip(parts, shares):
                converted[state] = converted.get(state, Decimal(0)) + share
        for s in states:
            name = "%s %s" % (where, s["state"])
            if parts is not None:
                own = [v for k, v in parts.items() if k[1] == s["state"]]
                self.same("allocation", name, s["net"], sum((n for n, _ in own), Decimal(0)))
                self.same("allocation", name, s["vat"], sum((v for _, v in own), Decimal(0)))
                self.same("allocation", name, s["converted_net"], converted.get(s["state"]))
            net, vat = number(s["net"]), number(s["vat"])
            self.same("allocation", name, s["converted_vat"], self.convert(vat, a["currency"], self.currency))
            local = self.rows_of("states", state=s["state"])[0]["currency"]
            self.expect("allocation", s["local_currency"] == local, name)
            want = (self.convert(net, a["currency"], local), self.convert(vat, a["currency"], local))
            if local == self.currency != a["currency"]:
                want = (number(s["converted_net"]), number(s["converted_vat"]))
            self.same("allocation", name + ": local", s["local_net"], want[0])
            self.same("allocation", name + ": local VAT", s["local_vat"], want[1])

    # 16 to 18: decisions, record, scenarios
    def check_votes(self):
        for d in self.tables["decisions"]:
            where = "decision / قرار " + d["decision"]
            counts = [len(self.rows_of("votes", decision=d["decision"], choice=c)) for c in ("FOR", "AGAINST", "ABSTAIN")]
            stated = [int(d["votes_for"]), int(d["against"]), int(d["abstained"])]
            self.expect("votes", counts == stated, "%s: %s, %s" % (where, stated, counts))
            self.expect("votes", sum(counts) >= int(d["quorum"]), where + ": quorum / النصاب")
            adopts = counts[1] == 0 < counts[0] if d["voting_rule"] == "NO_OBJECTION" else counts[0] > counts[1]
            self.expect("votes", d["voting_rule"] in ("MAJORITY", "NO_OBJECTION")
                        and d["outcome"] == ("ADOPTED" if adopts else "REJECTED"), where)

    def check_record(self):
        told = {}
        closed = False
        for e in self.entries_of("evaluation.bids-ranked"):
            detail = self.detail_of(e)
            closed = closed or detail is None
            told.update((detail or {}).get("lotDigests", {}))
        hidden = {(r["lot"], r["bid"]): r for r in (self.openings or {}).get("ranking", [])}
        for lot in self.lots.values():
            rows = []
            for r in sorted(self.rows_of("ranking", lot=lot["lot"]), key=lambda r: int(r["bid"])):
                full = hidden.get((r["lot"], r["bid"]), r)
                if full["total"] is None:
                    rows = None
                    break
                if r["exclusion"] is not None:
                    self.expect("record", all(r[k] is None or r[k] == full[k] for k in r), "openings: " + r["bid"])
                text = "/".join([r["bid"], r["exclusion"] or r["position"]] + ["%.3f" % number(full[k])
                                   for k in ("total", "converted", "evaluated")]
                                + ["%.2f" % number(full[k]) for k in ("technical", "price_score", "final_score")])
                alternative = "/alternative" if r["alternative"] == "true" else ""
                rows.append(text + alternative + "/" + (lot["draw_seed"] or ""))
            if rows is None or closed:
                self.partial.add("record")
            elif rows:
                self.expect("record", told.get(lot["lot"]) == digest(rows), "lot / حزمة " + lot["lot"])
        for e in self.entries_of("committee.outcome-recorded"):
            detail = self.detail_of(e)
            rows = self.rows_of("decisions", decision=self.opening(e)["object"][9:])
            if detail is None:
                self.partial.add("record")
            elif rows:
                d = rows[0]
                self.expect("record", [str(detail[k]) for k in ("for", "against", "abstained", "outcome")]
                            == [d["votes_for"], d["against"], d["abstained"], d["outcome"]],
                            "decision / قرار " + d["decision"])

    def check_scenarios(self):
        for s in self.tables["scenarios"]:
            where = "scenario / سيناريو " + s["number"]
            for kind in ("problem", "solve"):
                name = "scenarios/%s-%s.json" % (s["number"], kind)
                told, data = s[kind + "_sha256"], self.files.get(name)
                self.expect("scenarios", (told is None) == (data is None)
                            and (data is None or sha256(data) == told), where + " " + kind)
            stated = [d for d in map(self.detail_of, self.entries_of("award.scenario-stated"))
                      if d is not None and str(d["number"]) == s["number"]]
            if not stated:
                self.expect("scenarios", self.committed and not self.openings, where)
                self.partial.add("scenarios")
            elif s["problem_sha256"] is not None:
                self.expect("scenarios", stated[-1]["sha256"] == s["problem_sha256"], where)

    def run(self, log_key, witnesses, needed, held):
        self.keys, self.held = (log_key, witnesses, needed), held
        for name in TITLES:
            try:
                getattr(self, "check_" + name, lambda: None)()
            except ERRORS as e:
                self.fault(name, "%s: %s" % (type(e).__name__, e))

def report(bundle, held, out):
    out("{number} — {title_en} — {title_ar} — edition {edition} / الطبعة {edition}".format(**bundle.tender))
    for name, (en, ar) in ((n, t) for n, t in TITLES.items() if n != "held" or held is not None):
        faults = bundle.faults.get(name, [])
        verdict = ("WRONG", "خطأ") if faults else ("in part", "جزئيًا") if (name in bundle.partial) else ("right", "صحيح")
        out("[%s] %s: %s / %s: %s" % (name, en, verdict[0], ar, verdict[1]))
        for text in faults[:20]:
            out("    " + text)
    for text in bundle.notes:
        out(text)
    out("RESULT / النتيجة: " + (
        "wrong. Do not rely on this bundle. / خطأ. لا تعتمدوا هذه الحزمة." if bundle.faults
        else "nothing is wrong, but no key vouches for it: give --key and --witness. / لا خطأ، لكن لا مفتاح يشهد لها."
        if "checkpoint" in bundle.partial
        else "right as far as it is public. What is in part needs the openings of auditors."
        " / صحيحة فيما هو معلن. وما هو جزئي يحتاج إلى ما يفتحه المدققون." if bundle.partial else "right. / صحيحة."))
    return 3 if bundle.faults else 4 if "checkpoint" in bundle.partial else 0

def read_file(path):
    with open(path, "rb") as file:
        return file.read()

def main(arguments):
    parser = argparse.ArgumentParser(description="Recomputes an award from its public bundle.")
    parser.add_argument("bundle", help="the ZIP file / ملف الحزمة")
    parser.add_argument("--key", help="verifier key of the log / مفتاح السجل")
    parser.add_argument("--witness", action="append", default=[], help="verifier key of a witness, several times / مفتاح شاهد")
    parser.add_argument("--needed", type=int, default=4, help="witnesses needed / عدد الشهود (4)")
    parser.add_argument("--checkpoint", help="a checkpoint that you hold / نقطة تحقق بين أيديكم")
    parser.add_argument("--openings", help="what auditors open, JSON / ما يفتحه المدققون")
    given = parser.parse_args(arguments)
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        openings = read_json({"openings": read_file(given.openings)}, "openings") if given.openings else None
        held = read_file(given.checkpoint).decode() if given.checkpoint else None
        data = read_file(given.bundle)
        bundle = Bundle(data, openings)
        if openings and (openings["format"], openings["ocid"], openings["edition"]) != (
                "muwahhad-openings-v1", bundle.tender["ocid"], bundle.tender["edition"]):
            raise Unreadable("openings / ما يفتحه المدققون")
        bundle.run(Key(given.key) if given.key else None, [Key(w) for w in given.witness], given.needed, held)
        return report(bundle, held, print)
    except ERRORS as e:
        print("UNREADABLE / تعذّرت القراءة: %s: %s" % (type(e).__name__, e))
        return 2

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
