#!/usr/bin/env python3
"""Recomputes an award from its public bundle, offline, with nothing but Python 3.9. Written from docs/verification.md.

Exit codes: 0 all right, 2 unreadable, 3 something is wrong, 4 nothing is wrong, and a key is missing.
"""
import argparse, base64, csv, hashlib, io, json, re, sys, zipfile
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, setcontext
from itertools import permutations
from pathlib import Path
EXACT = Context(prec=400, rounding=ROUND_HALF_UP, Emax=9999, Emin=-9999)
D34 = Context(prec=34, rounding=ROUND_HALF_EVEN)
ZERO, HUNDRED, TIES = Decimal(0), Decimal(100), ["PRICE", "TECHNICAL", "ORIGIN", "DRAW"]
TOLD_FIRST, TOLD_LAST = ("DEBARRED", "REVIEW", "ABOVE_AGREEMENT"), ("INCOMPLETE", "ARITHMETIC", "ABNORMALLY_LOW")
MOST_BYTES, MOST_STEPS, PLACES = 1 << 30, 200000, {"AED": 2, "BHD": 3, "KWD": 3, "OMR": 3, "QAR": 2, "SAR": 2, "EUR": 2, "USD": 2}
STATES, UNITS = {"AE": "AED", "BH": "BHD", "KW": "KWD", "OM": "OMR", "QA": "QAR", "SA": "SAR"}, {"award": (0, 2, 3, 4), "item": (0, 1, 2, 4), "line": (0, 2, 3, 6)}
setcontext(EXACT); CONTROLS, SIGNS = "[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", "[ \u00a0\"']*[=+\\-@＝＋－＠%s])"
TITLES = {"files": ("The files are those of the manifest", "الملفات هي ملفات البيان وبصماتها"),
    "tables": ("The tables are whole and say the same as the CSV files", "الجداول كاملة وتطابق ملفات CSV"),
    "entries": ("The entries are in the tree of the log", "القيود موجودة في شجرة السجل"),
    "publication": ("The record says that this bundle was published", "يذكر السجل أن هذه الحزمة نُشرت، وفيه القيود اللازمة"),
    "checkpoint": ("The log signed the checkpoint and the witnesses co-signed it", "وقّع السجل نقطة التحقق وشاركه الشهود التوقيع"),
    "held": ("It is the checkpoint that you hold", "هي نقطة التحقق التي بين أيديكم"),
    "draw": ("The seeds of the draw follow from the values that the bidders sealed", "تنتج بذور القرعة من الأرقام التي ختمها مقدمو العروض"),
    "technical": ("Technical scores follow from points and weights", "تنتج الدرجات الفنية من النقاط والأوزان"),
    "exclusions": ("Exclusions follow from the findings", "يتفق الاستبعاد مع النتائج"),
    "ranking": ("Prices, preference, scores, order and ties are right", "الأسعار والأفضلية والدرجات والترتيب وكسر التعادل صحيحة"),
    "prices": ("Totals follow from unit prices", "تنتج الإجماليات من أسعار الوحدات"), "awards": ("Awards follow from the ranking", "تتفق الترسيات مع الترتيب"),
    "amounts": ("Amounts of awards are right to the fils", "مبالغ الترسيات صحيحة إلى الفلس"),
    "quantities": ("Quantities sum from the states to the awards", "تتطابق كميات الدول مع كميات الترسيات"),
    "allocation": ("What each state pays is right to the fils", "ما تدفعه كل دولة صحيح إلى الفلس"), "votes": ("The votes make the decisions", "تنتج القرارات من الأصوات"),
    "record": ("The record of the day says the same", "يتفق ذلك مع قيود السجل في حينها"),
    "scenarios": ("Scenarios are those of the record", "السيناريوهات هي المذكورة في السجل"),
    "choice": ("Awards of scenarios keep to their limits, and none was found that is better or that the rule prefers",
               "ترسيات السيناريوهات تراعي حدودها، ولم توجد ترسية أفضل منها ولا ترسية تقدّمها القاعدة عليها")}
REFERENCES = """items.lots demand.items demand.states ranking.lots ranking.bids points.bids points.criteria failed.bids failed.criteria discounts.bids
discount_lots.bids prices.bids prices.items commitments.bids commitments.items awards.lots awards.bids awards.decisions award_items.awards award_items.items
award_lines.awards award_lines.items award_lines.states award_states.awards award_states.states award_discounts.awards votes.decisions votes.states"""
KEYS = """ranking lot bid; awards award; prices bid item kind; commitments bid item kind; votes decision state; rules code; rates currency; states state; lots
lot; items item; bids bid; award_items award item; award_states award state; decisions decision; criteria criterion; currencies code; points bid criterion
examination; failed bid criterion examination; discounts bid number; award_lines award item state part; demand item state part; award_discounts award number"""
class Unreadable(Exception): pass
ERRORS = (Unreadable, OSError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError)
def sha256(data): return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()
def digest(texts): return sha256("".join("%d:%s\n" % (len(t.encode("utf-16-le")) // 2, t) for t in texts))
# --- Ed25519 (RFC 8032), verification only ---------------------------------------------------
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
DD, ROOT = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)
def recover(y, sign):
    if y >= P: return None
    x2 = (y * y - 1) * pow(DD * y * y + 1, P - 2, P) % P
    if x2 == 0: return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P: x = x * ROOT % P
    if (x * x - x2) % P: return None
    return P - x if x & 1 != sign else x
def point(data):
    sign, y = divmod(int.from_bytes(data, "little"), 1 << 255)
    x = recover(y, sign)
    return None if x is None else (x, y, 1, x * y % P)
def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * DD % P, 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % P, k * m % P, j * k % P, i * m % P)
def times(n, p):
    q = (0, 1, 1, 0)
    while n: q, p, n = add(q, p) if n & 1 else q, add(p, p), n >> 1
    return q
BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover(BASE_Y, 0), BASE_Y, 1, recover(BASE_Y, 0) * BASE_Y % P)
def signed(key, message, signature):
    if len(signature) != 64: return False
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER: return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(h, a))
    return ((left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0)
# --- The log ----------------------------------------------------------------------------------
def unbase64(text):
    try: return base64.b64decode(text, validate=True)
    except ValueError: return b""
class Key:
    def __init__(self, written):
        parts = written.strip().split("+", 2)
        data = unbase64(parts[2]) if len(parts) == 3 else b""
        self.name, self.type, self.key = parts[0], data[:1], data[1:]
        self.id = hashlib.sha256(self.name.encode() + b"\n" + data).digest()[:4]
        if len(data) != 33 or self.type not in (b"\1", b"\4") or self.id.hex() != parts[1]: raise Unreadable("key / مفتاح: " + written)
    def has_signed(self, note):
        """The second that a witness says, or 1 for a log; 0 where it has not signed."""
        for data in (data for name, data in note.signatures if (name, data[:4]) == (self.name, self.id)):
            seconds = 1 if self.type == b"\1" else int.from_bytes(data[4:12], "big")
            head, start = ("", 4) if self.type == b"\1" else ("cosignature/v1\ntime %d\n" % seconds, 12)
            if signed(self.key, (head + note.text).encode(), data[start:]): return seconds
        return 0
class Note:
    def __init__(self, written):
        gap = written.rfind("\n\n")
        self.text, self.signatures, lines = written[:gap + 1], [], written[:gap + 1].split("\n")
        for line in written[gap + 2:].splitlines():
            found = re.fullmatch("— (\\S+) (\\S+)", line)
            if not found: raise Unreadable("checkpoint / نقطة التحقق")
            self.signatures.append((found.group(1), unbase64(found.group(2))))
        if gap < 0 or len(lines) < 4 or not re.fullmatch("[1-9][0-9]{0,17}", lines[1]): raise Unreadable("checkpoint / نقطة التحقق")
        self.origin, self.size, self.root = lines[0], int(lines[1]), unbase64(lines[2])
def in_tree(leaf, index, size, hashes, root):
    if type(index) is not int or not 0 <= index < size: return False
    place, last, node = index, size - 1, hashlib.sha256(b"\0" + leaf).digest()
    for text in hashes:
        sibling = unbase64(text)
        if last == 0 or len(sibling) != 32: return False
        if place & 1 or place == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while not place & 1 and place: place, last = place >> 1, last >> 1
        else: node = hashlib.sha256(b"\1" + node + sibling).digest()
        place, last = place >> 1, last >> 1
    return last == 0 and node == root
# --- Arithmetic -------------------------------------------------------------------------------
def number(text):
    if not isinstance(text, str) or not re.fullmatch("-?[0-9]{1,40}(\\.[0-9]{1,20})?", text): raise Unreadable("number / عدد: %r" % (text,))
    return Decimal(text)
def rounded(value, decimals): return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
def score(value): return rounded(value, 2)
def name_of(row): return "lot / حزمة %s, bid / عرض %s" % (row["lot"], row["bid"])
def share_out(whole, decimals, weights):
    total, unit = sum(weights, ZERO), Decimal(1).scaleb(-decimals)
    if total == 0: return [ZERO] * len(weights)
    exact, down = [whole * w for w in weights], Context(prec=60, rounding=ROUND_DOWN)
    parts = [down.divide(e, total).quantize(unit, rounding=ROUND_DOWN) for e in exact]
    lost = [e - p * total for e, p in zip(exact, parts)]
    missing = int((whole - sum(parts, ZERO)) / unit)
    for i in sorted(range(len(parts)), key=lambda i: (-lost[i], -weights[i], i))[:missing]: parts[i] += unit
    return parts
# --- Scenarios: problem and answer as docs/award-problem.md describes them -------------------------
FIELDS = set("""$schema bidders bundles currency discounts divisible evaluatedPrices expected items limits lotWeights name note objective prices rules
scores why budget capacity costOfSupplier costPerFurtherSupplier costPerSupplier maxLotsPerBidder maxSuppliers maxSuppliersPerLot maxValuePerBidder
minSharePercent minSuppliers stateBudgets tiers leastQuantity""".split())
def in_order(name): return [("0", int(s), "") if s[0] in "0123456789" else (s[0], 0, s) for s in re.findall("[0-9]+|[^0-9]+", name)], name
def numbers(named): return {k: number(str(v)) for k, v in named.items() if not isinstance(v, dict)}
def add_to(sums, key, value):
    sums[key] = sums.get(key, ZERO) + value
def of_share(tiers, quantity, whole, otherwise):
    """What a unit costs: of the whole what was bid for it, of less what the last tier says that is reached, or the first one."""
    return otherwise if not tiers or quantity >= whole else ([x for start, x in tiers if start <= quantity] or [tiers[0][1]])[-1]
class Problem:
    """What a scenario asks for. An award is a dict of quantities by (lot, bidder, item, state); states are named where they have budgets."""
    def __init__(self, read):
        self.limits, self.rules = read.get("limits", {}), read.get("rules", [])
        if {*read, *self.limits} - FIELDS: raise Unreadable("unknown field / حقل مجهول")
        self.bidders, self.lots, self.need, self.smallest = sorted(read["bidders"], key=in_order), {}, {}, {}
        for i in sorted(read["items"], key=lambda i: (in_order(i["lot"]), in_order(i["id"]))):
            self.lots.setdefault(i["lot"], []).append(i["id"])
            needs = numbers(i["quantity"] if isinstance(i["quantity"], dict) else {"": i["quantity"]})
            self.need[i["id"]] = {s: q for s, q in needs.items() if q}
            part = i.get("divisible", read.get("divisible", "whole units"))
            self.smallest[i["id"]] = number("1" if part == "whole units" else part)
        self.total, self.budgets = {i: sum(n.values()) for i, n in self.need.items()}, numbers(self.limits.get("stateBudgets", {}))
        self.named = {i: {s: n[s] for s in sorted(n, key=in_order)} if self.budgets else {"": self.total[i]} for i, n in self.need.items()}
        self.prices, counted = {b: numbers(p) for b, p in read.get("prices", {}).items()}, read.get("evaluatedPrices", {})
        self.counted = {b: {**p, **numbers(counted.get(b, {}))} for b, p in self.prices.items()}
        self.may_win = {l: [b for b in self.bidders if set(items) <= set(self.prices.get(b, ()))] for l, items in self.lots.items()}
        self.divides, self.scored = self.limits.get("maxSuppliersPerLot", 1) > 1, read.get("objective") == "highest score"
        weights, self.prefers = numbers(read.get("lotWeights", {})), bool(counted)
        self.score = {(b, l): x * weights.get(l, 1) for b, of in read.get("scores", {}).items() for l, x in numbers(of).items() if self.scored}
        self.discounts = [(d["bidder"], d, number(d["percent"]) / HUNDRED) for d in read.get("discounts", [])]
        self.tiers = {(b, i): [(number(t["from"]), (number(t["price"]), number(t.get("evaluatedPrice", t["price"])))) for t in tiers]
                      for b, of in read.get("tiers", {}).items() for i, tiers in of.items()}
        self.bundles = [(u["bidder"], u["lots"], numbers(u["prices"]), {**numbers(u["prices"]), **numbers(u.get("evaluatedPrices", {}))})
                        for u in read.get("bundles", [])]
    def limit(self, name, bidder, otherwise=None):
        value = self.limits.get(name)
        value = value.get(bidder) if isinstance(value, dict) else value
        return otherwise if value is None or isinstance(value, dict) else number(str(value))
    def supplier_cost(self, suppliers):
        return (sum((self.limit("costPerSupplier", b, 0) + self.limit("costOfSupplier", b, 0) for b in suppliers), ZERO)
                + self.limit("costPerFurtherSupplier", "", 0) * max(0, len(suppliers) - 1))
    def award(self, answer):
        stated = {(l, b, i, s): number(x) for l, of in answer["awards"].items() for b, items in of.items() for i, q in items.items()
                  for s, x in (q if isinstance(q, dict) else {"": q}).items()}
        award, supplied = {}, {}
        for (l, b, i, s), q in stated.items():
            if i not in self.lots[l] or b not in self.may_win[l] or q <= 0: raise Unreadable("awards / الترسيات")
            add_to(award, (l, b, i, s if self.budgets else ""), q)
            add_to(supplied.setdefault(i, {}), s, q)
        if supplied != self.need: raise Unreadable("quantities of awards / كميات الترسيات")
        return award
    def figures(self, award):
        """What an award costs, exactly, and which limits and rules it breaks."""
        suppliers, supplied, broken = {l: set() for l in self.lots}, {}, []
        for (l, b, i, s), q in award.items():
            suppliers[l].add(b)
            for key in (b, (i, b)): add_to(supplied, key, q)
            if self.divides and q % self.smallest[i]: broken.append("divisible")
        everybody, each = set().union(*suppliers.values()), {(b, i): of_share(self.tiers.get((b, i)), supplied[i, b], self.total[i],
                           (self.prices[b][i], self.counted[b][i])) for _, b, i, _ in award}
        def as_bid(bidder, lots): return sum((q * each[b, i][0] for (l, b, i, s), q in award.items() if b == bidder and l in lots), ZERO)
        def won(b, lots): return sum(suppliers[l] == {b} for l in lots)
        off, instead, sums, goods, counted = {}, {}, {}, ZERO, ZERO
        applied = [n for n, (b, d, x) in enumerate(self.discounts) if (as_bid(b, d["whenWinning"]) >= number(d["fromAmount"])
                   if "fromAmount" in d else won(b, d["whenWinning"]) >= d.get("winning", len(d["whenWinning"])))]
        bundled = [n for n, (b, lots, p, e) in enumerate(self.bundles) if won(b, lots) == len(lots)]
        for b, d, percent in (self.discounts[n] for n in applied):
            for l in d["appliesTo"]: add_to(off, (b, l), percent)
        for b, lots, pays, counts in (self.bundles[n] for n in bundled): instead.update({(b, i): (pays[i], counts[i]) for i in pays})
        for (l, b, i, s), q in award.items():
            percent, bid, (pays, counts) = off.get((b, l), ZERO), each[b, i], instead.get((b, i), each[b, i])
            cost = q * (pays - bid[0] * percent)
            goods, counted = goods + cost, counted + q * (counts - bid[1] * percent)
            for key in (b, (l, b), ("", s)): add_to(sums, key, cost)
        def most(name, figure, bound):
            if bound is not None and figure > bound: broken.append(name)
        for l, own in suppliers.items():
            most("maxSuppliersPerLot", len(own), self.limit("maxSuppliersPerLot", "", 1))
            for b, i in ((b, i) for b in own for i in self.lots[l]):
                most("minSharePercent", self.total[i] * self.limit("minSharePercent", "", 0), supplied.get((i, b), ZERO) * HUNDRED)
        for b in self.bidders:
            most("maxLotsPerBidder", sum(b in own for own in suppliers.values()), self.limit("maxLotsPerBidder", b))
            most("maxValuePerBidder", sums.get(b, ZERO), self.limit("maxValuePerBidder", b))
            most("capacity", supplied.get(b, ZERO), self.limit("capacity", b))
            named = self.limits.get("capacity", {}).get(b)
            for i, bound in numbers(named if isinstance(named, dict) else {}).items(): most("capacity", supplied.get((i, b), ZERO), bound)
            for i, least in numbers(self.limits.get("leastQuantity", {}).get(b, {})).items():
                if (i, b) in supplied: most("leastQuantity", min(least, self.total[i]), supplied[i, b])
        most("maxSuppliers", len(everybody), self.limit("maxSuppliers", ""))
        most("minSuppliers", self.limit("minSuppliers", "", 0), len(everybody))
        most("budget", goods, self.limit("budget", ""))
        for s, bound in self.budgets.items(): most("stateBudgets", sums.get(("", s), ZERO), bound)
        broken += ["rule / قاعدة %d" % (n + 1) for n, rule in enumerate(self.rules) if not self.keeps(rule, suppliers, sums, supplied)]
        score, cost = sum((self.score.get((b, l), ZERO) for l in self.lots for b in suppliers[l]), ZERO), self.supplier_cost(everybody)
        found = {"total": counted + cost, "goods": goods, "goodsAsEvaluated": counted, "supplierCost": cost, "score": score}
        return (-score, counted + cost), found, {"discount": applied, "bundle": bundled}, broken
    def keeps(self, rule, suppliers, sums, supplied):
        kind, group, lots = rule["rule"], set(rule.get("bidders", self.bidders)), rule.get("lots", list(self.lots))
        own, items = [suppliers[l] & group for l in lots], [i for l in lots for i in self.lots[l]]
        every, limits = set().union(*own), numbers({k: v for k, v in rule.items() if k in ("atLeast", "atMost", "exactly")})
        least, most = (limits.get("exactly", limits.get(k)) for k in ("atLeast", "atMost"))
        def within(figure): return (least is None or figure >= least) and (most is None or figure <= most)
        def parts(i, percent, rounding): return (self.total[i] / self.smallest[i] * percent / HUNDRED).quantize(Decimal(1), rounding=rounding)
        def have(i, bidders): return sum((supplied.get((i, b), ZERO) for b in bidders), ZERO) / self.smallest[i]
        def fits(order, l):
            want = {i: [parts(i, number(p), ROUND_DOWN) for p in rule["percents"]] for i in self.lots[l]}
            for i, w in want.items(): w[0] += self.total[i] / self.smallest[i] - sum(w)
            return all([have(i, [b]) for b in order] == w for i, w in want.items())
        if kind in ("lots", "suppliers"): return within(sum(map(bool, own)) if kind == "lots" else len(every))
        if kind == "value": return within(sum((sums.get((l, b), ZERO) for l in lots for b in group), ZERO))
        if kind == "force": return all(group <= suppliers[l] for l in lots)
        if kind in ("forbid", "one bidder"): return len(every) == (kind == "one bidder")
        if kind == "shares": return all(len(suppliers[l]) == len(rule["percents"]) and any(fits(o, l) for o in permutations(suppliers[l])) for l in lots)
        if kind != "share": raise Unreadable("rule / قاعدة " + kind)
        up, down = (ROUND_HALF_UP, ROUND_HALF_UP) if least == most else (ROUND_CEILING, ROUND_DOWN)
        return all((least is None or have(i, group) >= parts(i, least, up)) and (most is None or have(i, group) <= parts(i, most, down)) for i in items)
    def place(self, award):
        """Of two equally good awards the one with the lower place is chosen."""
        supplies = {key[:2] for key in award}
        return ([(l, b) not in supplies for l in self.lots for b in self.bidders]
                + [-award.get((l, b, i, s), ZERO) for l in self.lots for i in self.lots[l] for s in self.named[i] for b in self.bidders])
    def others(self, own, best):
        """Awards that may be as good: those that differ in one lot; and, where lots are not divided, all that may be until there are too many."""
        left, groups = MOST_STEPS, {}
        for key, q in own.items(): groups.setdefault(key[:2], {})[key] = q
        for l, giver, taker in ((l, g, t) for l, bidders in self.may_win.items() for g in bidders for t in bidders if g != t and (l, g) in groups):
            parts = [{key: self.smallest[key[2]]} for key in groups[l, giver] if self.divides and (l, taker) in groups]
            for moved in [groups[l, giver]] + parts:
                other, left = dict(own), left - len(own)
                if left < 0: break
                for key, q in moved.items():
                    add_to(other, key, -q)
                    add_to(other, (l, taker) + key[2:], q)
                yield {key: q for key, q in other.items() if q}
        lots, low, rest = list(self.lots), {}, [(ZERO, ZERO)]
        for l, b in ((l, b) for l in reversed(lots) for b in self.may_win[l]):
            off = sum((x for bidder, d, x in self.discounts if bidder == b and l in d["appliesTo"]), ZERO)
            bundled = {i: x for bidder, of, p, counts in self.bundles if bidder == b for i, x in counts.items()}
            low[l, b] = (-self.score.get((b, l), ZERO), sum(self.total[i] * (min(self.counted[b][i], bundled.get(i, self.counted[b][i]))
                         - self.counted[b][i] * off) for i in self.lots[l]))
        for l in reversed(lots): rest.append(tuple(rest[-1][n] + min(low[l, b][n] for b in self.may_win[l]) for n in (0, 1)))
        stack, self.complete = [] if self.divides else [((), ZERO, ZERO)], not self.divides
        while stack and self.complete:
            chosen, score, cost = stack.pop()
            more, left = rest[len(lots) - len(chosen)], left - (len(own) if len(chosen) == len(lots) else 1)
            self.complete = left >= 0
            if (score + more[0], cost + more[1] + self.supplier_cost(set(chosen))) > best: continue
            if len(chosen) == len(lots): yield {(l, b, i, s): q for l, b in zip(lots, chosen) for i in self.lots[l] for s, q in self.named[i].items()}
            else: stack += [(chosen + (b,), score + low[l, b][0], cost + low[l, b][1]) for l in [lots[len(chosen)]] for b in reversed(self.may_win[l])]
# --- The bundle -------------------------------------------------------------------------------
def read_zip(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(set(names)) != len(names): raise Unreadable("a name twice / اسم مكرر")
            if sum(i.file_size for i in archive.infolist()) > MOST_BYTES: raise Unreadable("too large / كبير جدًا")
            return {n: archive.read(n) for n in names}
    except Exception as e: raise Unreadable("ZIP: %s" % e)  # zlib.error has no public base
def no_twice(pairs):
    found = dict(pairs)
    if len(found) != len(pairs): raise Unreadable("a field twice / حقل مكرر")
    return found
def read_json(files, name):
    try: return json.loads(files[name].decode(), object_pairs_hook=no_twice)
    except (KeyError, ValueError) as e: raise Unreadable("%s: %s" % (name, e))
class Bundle:
    def __init__(self, data, openings):
        self.files, self.openings = read_zip(data), openings
        self.manifest, self.tables, self.entries = (read_json(self.files, n) for n in ("manifest.json", "tender.json", "log/entries.json"))
        self.note, self.tender = Note(self.files.get("log/checkpoint", b"").decode()), self.tables["tender"][0]
        self.faults, self.partial, self.notes, self.index = {}, set(), [], {}
        self.committed, self.currency = self.tender["unit_prices"] == "COMMITTED", self.tender["currency"]
        self.decimals = {r["code"]: int(r["decimals"]) for r in self.tables["currencies"]}
        self.rates = {r["currency"]: number(r["units_per_usd"]) for r in self.tables["rates"]}
        self.rules = {r["code"]: number(r["value"]) for r in self.tables["rules"]}
        self.bids, self.items, self.lots, self.awards = ({r[k]: r for r in self.tables[k + "s"]} for k in ("bid", "item", "lot", "award"))
        texts = [e["detail"] for e in self.entries if e["detail"] is not None] + (openings["details"] if openings else [])
        self.details = {sha256(t): t for t in texts}
        rows = openings["prices"] if openings and self.committed else self.tables["prices"]
        self.price = {(r["bid"], r["item"], r["kind"]): number(r["unit_price"]) for r in rows}
        self.tiers, self.knows_prices = {}, not self.committed or bool(openings)
        for start, b, i, kind in sorted((number(k[5:]), b, i, k) for b, i, k in self.price if k.startswith("FROM ")):
            self.tiers.setdefault((b, i), []).append((start, self.price[b, i, kind]))
    def in_cell(self, text): return text if re.fullmatch("-[0-9]+(\\.[0-9]+)?", text) else re.sub("^(?=" + SIGNS % "\t\r\n" + "|(?<=[;,\t\r\n])(?=" + SIGNS % "", "'", text)
    def expect(self, check, is_right, what):
        if not is_right: self.faults.setdefault(check, []).append(what)
    def same(self, check, what, stated, computed):
        self.expect(check, stated is not None and number(stated) == computed, "%s: %s, computed / المحسوب %s" % (what, stated, computed))
    def convert(self, amount, source, target):
        if source == target: return rounded(amount, self.decimals[target])
        return rounded(D34.divide(D34.multiply(amount, self.rates[target]), self.rates[source]), self.decimals[target])
    def opening(self, entry):
        lines = entry["opening"].split("\n")
        if len(lines) != 8 or lines[0] != "muwahhad-log-entry-v1" or lines[7]: raise Unreadable("opening / فتح القيد")
        return {"at": lines[3], "act": lines[4], "object": lines[5], "sha": lines[6]}
    def rows_of(self, table, **values):
        columns = tuple(values)
        if (table, columns) not in self.index:
            found = self.index[table, columns] = {}
            for row in self.tables[table]: found.setdefault(tuple(row[c] for c in columns), []).append(row)
        return self.index[table, columns].get(tuple(values.values()), [])
    def detail_of(self, entry): return json.loads(self.details.get(self.opening(entry)["sha"], "\nnull").partition("\n")[2])
    def entries_of(self, act): return sorted((e for e in self.entries if self.opening(e)["act"] == act), key=lambda e: e["index"])
    # 1 to 6: files and log
    def check_files(self):
        named = self.manifest["files"]
        present = {n for n in self.files if n != "manifest.json" and not n.startswith("log/")}
        for name in sorted(present | set(named)): self.expect("files", name in present and sha256(self.files[name]) == named.get(name), name)
        self.expect("files", {n for n in self.files if n.startswith("log/")} == {"log/checkpoint", "log/entries.json"}, "log/")
        self.expect("files", self.manifest["format"] == "muwahhad-bundle-v1" and self.manifest["ocid"] == self.tender["ocid"]
                    and self.manifest["edition"] == self.tender["edition"], "manifest.json")
    def check_tables(self):
        self.expect("tables", {n[7:-4] for n in self.files if n.startswith("tables/") and n.endswith(".csv")} == set(self.tables), "tables/")
        for name, rows in self.tables.items():
            lines = list(csv.reader(io.StringIO(self.files.get("tables/%s.csv" % name, b"").decode(), newline="")))
            columns = sorted(rows[0]) if rows else []
            want = [columns] * bool(rows) + [["" if row.get(c) is None else self.in_cell(row.get(c)) for c in columns] for row in rows]
            for row in rows: self.expect("tables", sorted(row) == columns and all(v is None or isinstance(v, str) for v in row.values()), name)
            self.expect("tables", lines == want, "tables/%s.csv" % name)
        key = {"lots": "lot", "items": "item", "bids": "bid", "criteria": "criterion", "awards": "award", "states": "state", "decisions": "decision"}
        for pair in REFERENCES.split():
            table, other = pair.split(".")
            known = {r[key[other]] for r in self.tables[other]}
            for row in self.tables[table]: self.expect("tables", row[key[other]] in known, "%s: %s" % (table, row[key[other]]))
        for line in KEYS.split(";"):
            table, *columns = line.split()
            found = [tuple(r[c] for c in columns) for r in self.tables[table]]
            self.expect("tables", len(set(found)) == len(found), table + ": twice / مكرر")
        for code, places in self.decimals.items(): self.expect("tables", code not in PLACES or places == PLACES[code], "currency / عملة " + code)
        self.expect("tables", len(self.tables["tender"]) == 1 and not self.tables["prices" if self.committed else "commitments"]
                    and all(STATES.get(s["state"]) == s["currency"] for s in self.tables["states"]), "tender, prices, states / الدول")
    def check_entries(self):
        seen, own = set(), "tender %s|decision [0-9]+" % re.escape(self.tender["tender"])
        for e in self.entries:
            opened, where = self.opening(e), "%s %s" % (e["index"], self.opening(e)["act"])
            self.expect("entries", in_tree(hashlib.sha256(e["opening"].encode()).digest(), e["index"], self.note.size, e["hashes"], self.note.root), where)
            self.expect("entries", e["detail"] is None or sha256(e["detail"]) == opened["sha"], where + ": detail / المضمون")
            self.expect("entries", e["index"] not in seen, where + ": twice / مكرر")
            self.expect("entries", re.fullmatch(own, opened["object"]), where + ": of another tender / من منافسة أخرى")
            seen.add(e["index"])
    def check_publication(self):
        found = self.entries_of("bundle.published")
        self.expect("publication", len(found) == 1, "bundle.published: %d" % len(found))
        for e in found:
            detail = self.detail_of(e) or {}
            self.expect("publication", self.opening(e)["object"] == "tender " + self.tender["tender"] and str(detail.get("edition"))
                        == self.tender["edition"] and detail.get("sha256") == sha256(self.files["manifest.json"]), "bundle.published")
        def before(act, name, end): return [e for e in self.entries_of(act) if self.opening(e)["object"] == name and e["index"] < end]
        end = found[0]["index"] if found else 0
        for act in ("award.confirmed", "evaluation.bids-ranked", "tender.open"):
            own = before(act, "tender " + self.tender["tender"], end)
            self.expect("publication", own, act + ": missing or too late / مفقود أو متأخر")
            end = min([end] + [e["index"] for e in own])
        for e, name in [(e, "deadline_at") for e in self.entries_of("tender.open")] + [(e, "standstill_until") for e in self.entries_of("award.confirmed")[-1:]]:
            self.expect("publication", self.opening(e)["at"][:19] >= (self.tender[name] or "9")[:19], "%s: before / قبل %s" % (self.opening(e)["act"], name))
            self.expect("publication", name != "deadline_at" or (self.detail_of(e) or self.tender)["number"] == self.tender["number"], "tender.open: number / الرقم")
        end = max([e["index"] for e in self.entries_of("award.confirmed")] + [0])
        for name, votes in (("decision " + d["decision"], len(self.rows_of("votes", decision=d["decision"]))) for d in self.tables["decisions"]):
            closed = before("committee.decision-closed", name, end)
            cast = before("committee.vote-cast", name, max([e["index"] for e in closed] + [0]))
            self.expect("publication", closed and len(cast) >= votes, "%s: %d < %d" % (name, len(cast), votes))
    def check_checkpoint(self):
        log_key, witnesses, needed = self.keys
        if log_key is None or needed and not witnesses: self.partial.add("checkpoint")
        if log_key:
            self.expect("checkpoint", log_key.type == b"\1" and log_key.name == self.note.origin and log_key.has_signed(self.note), "log / السجل " + log_key.name)
        names = sorted(set({k.key: k.name for k in witnesses if k.type == b"\4" and k.has_signed(self.note)}.values()))
        if witnesses and len(names) < needed: self.expect("checkpoint", False, "witnesses / الشهود: %d < %d" % (len(names), needed))
        self.notes.append("Checkpoint {}, size {}, witnesses: {} / نقطة التحقق والشهود".format(self.note.origin, self.note.size, ", ".join(names) or "-"))
    def check_held(self):
        held, (_, witnesses, needed) = self.held or "", self.keys
        note = Note(held.split("\n\n", 1)[1] if held.startswith("c2sp.org/tlog-proof@v1\n") else held) if held else self.note
        if note.origin != self.note.origin or note.size >= self.note.size:
            return self.expect("held", note.text == self.note.text, "%s %d" % (note.origin, note.size))
        # An older one: the same witnesses let nothing be put before it, so what it lacks was not recorded when it was co-signed.
        seconds = {k.key: k.has_signed(note) for k in witnesses if k.type == b"\4" and k.has_signed(note) and k.has_signed(self.note)}.values()
        self.expect("held", len(seconds) >= max(needed, 1), "witnesses / الشهود: %d < %d" % (len(seconds), max(needed, 1)))
        least = (datetime(1970, 1, 1) + timedelta(days=-2, seconds=min(seconds, default=0))).isoformat()
        for o in (self.opening(e) for e in self.entries if e["index"] >= note.size):
            self.expect("held", o["at"][:19] >= least, "%s %s: recorded after / قُيّد بعد %s" % (o["at"], o["act"], least))
    # 7 to 10: ranking
    def check_draw(self):
        bids = self.tables["bids"]
        for column in ("receipt", "draw"):
            texts = [b[column] for b in bids if re.fullmatch("[0-9a-f]{64}", b[column] or "")]
            self.expect("draw", len(texts if column == "draw" else set(texts)) == len(bids), column + ": missing or twice / ناقص أو مكرر")
        for lot in self.lots.values():
            seed = digest([self.tender["ocid"], lot["lot"]] + sorted(b["draw"] for b in bids))
            self.expect("draw", lot["draw_seed"] == seed, "lot / حزمة %s: %s, computed / المحسوب %s" % (lot["lot"], lot["draw_seed"], seed))
    def technical(self, row):
        if self.rows_of("failed", bid=row["bid"], examination=row["examination"]): return ZERO
        points = {p["criterion"]: number(p["points"]) for p in self.rows_of("points", bid=row["bid"], examination=row["examination"])}
        for c in self.rows_of("criteria", kind="TECHNICAL") if points else []:
            if c["criterion"] not in points: raise Unreadable("points of %s for %s" % (row["bid"], c["code"]))
        weighed = [D34.multiply(number(c["weight"]), points[c["criterion"]]) for c in self.rows_of("criteria", kind="TECHNICAL") if points]
        return D34.divide(sum(weighed, ZERO), HUNDRED)
    def check_ranking(self):
        for lot in self.lots.values():
            rows = self.rows_of("ranking", lot=lot["lot"])
            for row in rows: self.check_row(row)
            self.check_order(lot, [r for r in rows if r["exclusion"] is None])
    def check_row(self, row):
        where, shown = name_of(row), score(self.technical(row))
        self.same("technical", where, row["technical"], shown)
        failed, stated = self.rows_of("failed", bid=row["bid"], examination=row["examination"]), row["exclusion"]
        right = stated == "ADMINISTRATIVE" if failed else stated == "TECHNICAL" if (
            shown < self.rules["technical.pass-mark"]) else stated is None or stated in TOLD_LAST
        self.expect("exclusions", right or stated in TOLD_FIRST, "%s: %s" % (where, stated))
        if stated in TOLD_FIRST + TOLD_LAST: self.notes.append("%s: out, as told / مستبعد كما ذُكر: %s" % (where, stated))
        self.expect("exclusions", (row["position"] is None) == (stated is not None), where)
        if stated is not None:
            self.expect("ranking", row["abnormally_low"] == str(stated == "ABNORMALLY_LOW").lower() and row["total"] is None and row["converted"] is None
                        and number(row["final_score"]) == 0 and row["tie_rule"] is None and row["alternative"] == "false", where)
    def check_order(self, lot, rows):
        rule, rated = self.rules, self.tender["award_criteria"] == "ratedCriteria"
        if not rows: return
        for r in rows:
            own, where = self.bids[r["bid"]], name_of(r)
            self.expect("ranking", r["currency"] == own["currency"], where)
            price = self.convert(number(r["total"]), own["currency"], self.currency)
            self.same("ranking", where + ": converted", r["converted"], price)
            if own["gcc_origin"] != "true":
                price = rounded(D34.multiply(price, D34.add(1, D34.divide(rule["preference.gcc-percent"], HUNDRED))), self.decimals[self.currency])
            self.same("ranking", where + ": evaluated", r["evaluated"], price)
        lowest, ranked = min(number(r["evaluated"]) for r in rows), []
        for r in rows:
            where, price = name_of(r), number(r["evaluated"])
            points = HUNDRED if price == 0 else D34.divide(HUNDRED * lowest, price)
            technical, final = self.technical(r), score(points)
            if rated: final = score(D34.divide(D34.add(D34.multiply(technical, rule["weight.quality"]), D34.multiply(points, rule["weight.price"])), HUNDRED))
            self.same("ranking", where + ": price score", r["price_score"], score(points))
            self.same("ranking", where + ": final score", r["final_score"], final)
            self.check_low(r, rows, where)
            origin = self.bids[r["bid"]]["gcc_origin"] != "true"
            drawn = sha256("%s/%s" % (lot["draw_seed"] or "", self.bids[r["bid"]]["registration"]))
            ranked.append((-final if rated else price, [price, -score(technical), origin, drawn], r))
        ranked.sort(key=lambda x: (x[0], x[1]))
        for i, (lead, ties, r) in enumerate(ranked):
            where, needed = name_of(r), []
            self.expect("ranking", r["position"] == str(i + 1), "%s: position / المركز %s, computed / المحسوب %d" % (where, r["position"], i + 1))
            for _, other, _ in (x for k in (i - 1, i + 1) if 0 <= k < len(ranked) for x in [ranked[k]] if x[0] == lead):
                needed.append(([n for n in range(4) if other[n] != ties[n]] or [3])[0])
            tie = TIES[max(needed)] if needed else None
            self.expect("ranking", r["tie_rule"] == tie, "%s: %s, %s" % (where, r["tie_rule"], tie))
            self.expect("ranking", r["alternative"] == "false" or i == 0, where)
    def check_low(self, row, rows, where):
        price, others = number(row["converted"]), [number(o["converted"]) for o in rows if o is not row]
        above, means = [o for o in others if o > price], [D34.divide(sum(others, ZERO), Decimal(len(others)))] if others else []
        beside = [(x, "abnormal.mean-percent") for x in means] + ([(min(above), "abnormal.next-percent")] if above else [])
        low = any(x > 0 and price <= D34.divide(D34.multiply(x, HUNDRED - self.rules[name]), HUNDRED) for x, name in beside)
        self.expect("ranking", row["abnormally_low"] == str(low).lower(), where + ": abnormally low / منخفض")
    # 11 to 15: prices, awards, allocation
    def check_prices(self):
        committed = {(c["bid"], c["item"], c["kind"]): c["sha256"] for c in self.tables["commitments"]}
        known = committed if self.committed else self.price
        for key, sha in committed.items(): self.expect("prices", re.fullmatch("[0-9a-f]{64}", sha or ""), "/".join(key))
        for o in self.openings["prices"] if self.openings and self.committed else []:
            key = (o["bid"], o["item"], o["kind"])
            text = "".join(t + "\n" for t in ("muwahhad-price-v1", o["salt"], self.tender["ocid"], *key,
                self.bids[o["bid"]]["currency"], "%.3f" % number(o["unit_price"])))
            self.expect("prices", committed.get(key) == sha256(text), "/".join(key))
        if not self.knows_prices: self.partial.add("prices")
        for r in self.tables["ranking"]:
            if r["exclusion"] is not None: continue
            kind = "ALTERNATIVE" if r["alternative"] == "true" else "BID"
            items, where = self.rows_of("items", lot=r["lot"]), name_of(r)
            keys = [(r["bid"], i["item"], kind) for i in items]
            self.expect("prices", all(k in known for k in keys), where + ": missing / مفقود")
            if not self.knows_prices or not all(k in self.price for k in keys):
                self.expect("prices", not self.knows_prices, where)
                continue
            basis, places = self.lots[r["lot"]]["quantities"].lower(), self.decimals[r["currency"]]
            self.same("prices", where, r["total"], sum((rounded(number(i[basis]) * self.price[k], places) for i, k in zip(items, keys)), ZERO))
            for i, k in zip(items, keys): self.expect("prices", self.price[k] > 0 or i["free"] == "true", where)
    def ranked(self, award):
        found = self.rows_of("ranking", lot=award["lot"], bid=award["bid"])
        return found[0] if found and found[0]["exclusion"] is None else None
    def check_awards(self):
        for a in self.awards.values():
            where, row, others = name_of(a), self.ranked(a), self.rows_of("awards", lot=a["lot"])
            self.expect("awards", row is not None, where + ": no rank / بلا مركز")
            self.expect("awards", self.rows_of("decisions", decision=a["decision"], outcome="ADOPTED"), where + ": decision / القرار")
            self.expect("awards", a["basis"] in ("RANK", "RESERVE", "SCENARIO", "CHOICE"), where)
            if row is None: continue
            self.expect("awards", row["currency"] == a["currency"], where + ": currency")
            if a["basis"] == "RANK": self.expect("awards", row["position"] == "1" and len(others) == 1, where + ": not the first / ليس الأول")
            elif a["basis"] == "SCENARIO": self.expect("awards", self.rows_of("scenarios", chosen="true"), where)
            if a["basis"] != "RANK":
                self.notes.append("Lot {0} went to rank {1} ({2}) / رست الحزمة {0} على المركز {1}".format(a["lot"], row["position"], a["basis"]))
            plain = not self.rows_of("award_discounts", award=a["award"]) and len(others) == 1
            given = {i["item"]: number(i["quantity"]) for i in self.rows_of("award_items", award=a["award"])}
            whole = {i["item"]: number(i[self.lots[a["lot"]]["quantities"].lower()]) for i in self.rows_of("items", lot=a["lot"])}
            if plain and a["basis"] != "RESERVE" and given == whole: self.same("awards", where, a["amount"], number(row["total"]))
    def check_amounts(self):
        closed = {d["decision"]: d["closed_at"] or "" for d in self.tables["decisions"]}
        for a in self.awards.values():
            where, given = "award / ترسية " + a["award"], {d["number"]: number(d["percent"]) for d in self.rows_of("award_discounts", award=a["award"])}
            self.same("amounts", where + ": converted", a["converted"], self.convert(number(a["amount"]), a["currency"], self.currency))
            percent, offered = sum(given.values(), ZERO), {x["number"] for x in self.rows_of("discount_lots", bid=a["bid"], lot=a["lot"], role="APPLIES_TO")}
            for n in sorted(offered | set(given)):
                own, when = self.rows_of("discounts", bid=a["bid"], number=n), self.rows_of("discount_lots", bid=a["bid"], number=n, role="WHEN_WINNING")
                won = [all(o["bid"] == a["bid"] and (n in given or closed.get(o["decision"], "") <= closed.get(a["decision"], "")) for o in of)
                       and (n in given or bool(of)) for of in (self.rows_of("awards", lot=x["lot"]) for x in when)]
                met = own and sum(won) >= int(own[0]["winning"] or len(won))
                self.expect("amounts", n in offered and met and number(own[0]["percent"]) == given[n] if n in given else own and not met, where + ": discount / خصم " + n)
            total, rows = ZERO, self.rows_of("award_items", award=a["award"])
            self.expect("amounts", rows, where)
            for i in rows:
                self.expect("amounts", self.items[i["item"]]["lot"] == a["lot"], where)
                self.same("amounts", where + ": discount", i["discount_percent"], percent)
                amount = self.item_amount(a, i)
                if amount is None: self.partial.add("amounts")
                elif i["amount"] is not None:
                    self.same("amounts", where, i["amount"], amount)
                    self.same("amounts", where, i["unit_price"], self.paid(a, i))
                total += amount or 0
            if "amounts" not in self.partial: self.same("amounts", where, a["amount"], total)
    def paid(self, award, item):
        """What is paid for a unit; None where it is closed."""
        kind = "ALTERNATIVE" if (self.ranked(award) or {"alternative": ""})["alternative"] == "true" else "BID"
        key, as_bid = (award["bid"], item["item"]), kind == "BID" and award["basis"] != "RESERVE"
        bid, stated = self.price.get(key + (kind,)), None if item["bid_price"] is None else number(item["bid_price"])
        if as_bid: bid = of_share(self.tiers.get(key), number(item["quantity"]), number(self.items[item["item"]]["in_force"]), bid)
        if award["basis"] == "RESERVE": bid = stated
        elif stated is not None: self.expect("amounts", bid is not None and bid == stated, "award / ترسية %s: price / السعر" % award["award"])
        if bid is None: return None
        bundled = as_bid and any(number(d["percent"]) == 0 for d in self.rows_of("award_discounts", award=award["award"]))
        return (self.price.get(key + ("BUNDLE",), bid) if bundled else bid) - bid * number(item["discount_percent"]) / HUNDRED
    def item_amount(self, award, item):
        price = self.paid(award, item)
        return None if price is None else rounded(number(item["quantity"]) * price, self.decimals[award["currency"]])
    def check_quantities(self):
        for item in self.items.values():
            where = "item / صنف " + item["item"]
            for column in ("tendered", "in_force"):
                self.same("quantities", where, item[column], sum((number(d[column]) for d in self.rows_of("demand", item=item["item"])), ZERO))
            awarded = bool(self.rows_of("awards", lot=item["lot"]))
            for state in sorted({s["state"] for s in self.tables["states"]}):
                wanted = sum((number(d["in_force"]) for d in self.rows_of("demand", item=item["item"], state=state)), ZERO)
                got = sum((number(x["quantity"]) for x in self.rows_of("award_lines", item=item["item"], state=state)), ZERO)
                self.expect("quantities", got == (wanted if awarded else 0), "%s %s: %s, %s" % (where, state, got, wanted))
        for i in self.tables["award_items"]:
            lines = self.rows_of("award_lines", award=i["award"], item=i["item"])
            self.same("quantities", "award / ترسية %s, item / صنف %s" % (i["award"], i["item"]), i["quantity"], sum((number(x["quantity"]) for x in lines), ZERO))
    def check_allocation(self):
        for a in self.awards.values(): self.check_states(a, self.check_lines(a))
    def check_lines(self, a):
        """Net and VAT by item and state; None where prices are closed."""
        places, found, known, where = self.decimals[a["currency"]], {}, True, "award / ترسية " + a["award"]
        rows = sorted(self.rows_of("award_items", award=a["award"]), key=lambda i: int(self.items[i["item"]]["position"]))
        for i in rows:
            lines = sorted(self.rows_of("award_lines", award=a["award"], item=i["item"]), key=lambda x: (x["state"], int(x["part"])))
            amount = self.item_amount(a, i)
            known = known and amount is not None
            if amount is None: continue
            by_state = [[x for x in lines if x["state"] == s] for s in sorted({x["state"] for x in lines})]
            weights = [[number(x["quantity"]) for x in own] for own in by_state]
            shares = share_out(amount, places, [sum(w, ZERO) for w in weights])
            for own, weight, share in zip(by_state, weights, shares):
                net, vat = ZERO, ZERO
                for x, part in zip(own, share_out(share, places, weight)):
                    tax = rounded(part * number(x["vat_percent"]) / HUNDRED, places)
                    for column, figure in (("net", part), ("vat", tax)) if x["net"] is not None else ():
                        self.same("allocation", where + ": " + column, x[column], figure)
                    net, vat = net + part, vat + tax
                found[i["item"], own[0]["state"]] = (net, vat)
        return found if known else None
    def check_states(self, a, parts):
        where, states = "award / ترسية " + a["award"], self.rows_of("award_states", award=a["award"])
        for column, whole in (("net", a["amount"]), ("converted_net", a["converted"])):
            self.same("allocation", where + ": " + column, whole, sum((number(s[column]) for s in states), ZERO))
        self.expect("allocation", {x["state"] for x in self.rows_of("award_lines", award=a["award"])} == {s["state"] for s in states}, where)
        converted = {}
        if parts is None: self.partial.add("allocation")
        else:
            shares = share_out(number(a["converted"]), self.decimals[self.currency], [net for net, _ in parts.values()])
            for (item, state), share in zip(parts, shares): converted[state] = converted.get(state, ZERO) + share
        for s in states:
            name, net, vat = "%s %s" % (where, s["state"]), number(s["net"]), number(s["vat"])
            if parts is not None:
                own = [v for k, v in parts.items() if k[1] == s["state"]]
                self.same("allocation", name, s["net"], sum((n for n, _ in own), ZERO))
                self.same("allocation", name, s["vat"], sum((v for _, v in own), ZERO))
                self.same("allocation", name, s["converted_net"], converted.get(s["state"]))
            self.same("allocation", name, s["converted_vat"], self.convert(vat, a["currency"], self.currency))
            local = self.rows_of("states", state=s["state"])[0]["currency"]
            self.expect("allocation", s["local_currency"] == local, name)
            for column, amount in (("net", net), ("vat", vat)):
                as_converted = local == self.currency != a["currency"]
                want = number(s["converted_" + column]) if as_converted else self.convert(amount, a["currency"], local)
                self.same("allocation", name + ": local " + column, s["local_" + column], want)
    # 16 to 18: decisions, record, scenarios
    def check_votes(self):
        for d in self.tables["decisions"]:
            where = "decision / قرار " + d["decision"]
            counts = [len(self.rows_of("votes", decision=d["decision"], choice=c)) for c in ("FOR", "AGAINST", "ABSTAIN")]
            self.expect("votes", counts == [int(d[k]) for k in ("votes_for", "against", "abstained")], "%s: %s" % (where, counts))
            self.expect("votes", sum(counts) >= max(int(d["quorum"]), self.rules.get("quorum.states", ZERO)), where + ": quorum / النصاب")
            adopts = counts[1] == 0 < counts[0] if d["voting_rule"] == "NO_OBJECTION" else counts[0] > counts[1]
            self.expect("votes", d["voting_rule"] in ("MAJORITY", "NO_OBJECTION") and d["outcome"] == ("ADOPTED" if adopts else "REJECTED"), where)
    def check_record(self):
        ranked = [self.detail_of(e) for e in self.entries_of("evaluation.bids-ranked")]
        closed = max((n + 1 for n, d in enumerate(ranked) if d is None), default=0)
        told = {lot: sha for d in ranked[closed:] for lot, sha in d["lotDigests"].items()}
        hidden = {(r["lot"], r["bid"]): r for r in (self.openings or {}).get("ranking", [])}
        for lot in self.lots.values():
            rows = sorted(self.rows_of("ranking", lot=lot["lot"]), key=lambda r: int(r["bid"]))
            full = [hidden.get((r["lot"], r["bid"]), r) for r in rows]
            for r, f in zip(rows, full): self.expect("record", all(r[k] is None or r[k] == f[k] for k in r), "openings: " + r["bid"])
            texts = ["/".join([r["bid"], r["exclusion"] or r["position"]] + ["%.3f" % number(f[k]) for k in ("total", "converted", "evaluated")]
                + ["%.2f" % number(f[k]) for k in ("technical", "price_score", "final_score")] + (["alternative"] if r["alternative"] == "true" else [])
                + [lot["draw_seed"] or ""]) for r, f in zip(rows, full) if f["total"] is not None]
            if closed and lot["lot"] not in told or len(texts) < len(rows): self.partial.add("record")
            elif rows: self.expect("record", told.get(lot["lot"]) == digest(texts), "lot / حزمة " + lot["lot"])
        for e in self.entries_of("committee.decision-closed"):
            detail = self.detail_of(e)
            rows = self.rows_of("decisions", decision=self.opening(e)["object"][9:])
            if detail is None: self.partial.add("record")
            elif rows:
                self.expect("record", [str(detail[k]) for k in ("for", "against", "abstained", "outcome")]
                            == [rows[0][k] for k in ("votes_for", "against", "abstained", "outcome")], "decision / قرار " + rows[0]["decision"])
        for e in self.entries_of("tender.open"):
            opened = {str(d["bid"]): d["sha256"] for d in (self.detail_of(e) or {}).get("digests", []) if "sha256" in d}
            if self.detail_of(e) is None: self.partial.add("record")
            else: self.expect("record", opened == {b["bid"]: b["receipt"] for b in self.bids.values()}, "tender.open: receipts / الإيصالات")
        told = {a: sha for e in self.entries_of("award.confirmed") for a, sha in (self.detail_of(e) or {"unitDigests": {}})["unitDigests"].items()}
        for a in self.awards.values() if self.openings else []:
            texts = sorted(u["text"] for u in self.openings["units"] if u["award"] == a["award"])
            said = sorted("|".join(x[n] for n in UNITS[x[0]]) for x in (t.split("|") for t in texts) if x[0] in UNITS)
            own = ["item|{item}|{quantity}|{discount_percent}".format(**i) for i in self.rows_of("award_items", award=a["award"])]
            own += ["line|{item}|{quantity}|{vat_percent}".format(**x) for x in self.rows_of("award_lines", award=a["award"])]
            is_told = told.get(a["award"]) == digest(texts) and said == sorted(own + ["award|{bid}|{amount}|{currency}".format(**a)])
            self.expect("record", is_told, "award.confirmed: award / ترسية " + a["award"])
    def check_scenarios(self):
        for s in self.tables["scenarios"]:
            where = "scenario / سيناريو " + s["number"]
            for kind in ("problem", "solve"):
                told, data = s[kind + "_sha256"], self.files.get("scenarios/%s-%s.json" % (s["number"], kind))
                self.expect("scenarios", (told is None) == (data is None) and (data is None or sha256(data) == told), where + " " + kind)
            texts = self.asked(s) or []
            for act, field, n, public in (("award.scenario-stated", "sha256", 0, s["problem_sha256"]), ("award.scenario-worked", "outcome", 1, s["solve_sha256"]),
                                          ("award.scenario-chosen", "problem", 0, None)):
                if field == "outcome" and len(texts) == 1 or field == "problem" and s["chosen"] != "true": continue
                told = [d for d in map(self.detail_of, self.entries_of(act)) if d and str(d["number"]) == s["number"] and d.get("kind", "SOLVE") == "SOLVE"]
                self.expect("scenarios", (told or not self.openings and public is None)
                            and (not told or not texts or told[-1][field] == sha256(texts[n])), "%s: %s" % (where, act))
                if not told or not texts: self.partial.add("scenarios")
    def asked(self, scenario):
        """The texts of a problem and its answer; None where they are closed or nothing was answered."""
        files = [self.files.get("scenarios/%s-%s.json" % (scenario["number"], kind)) for kind in ("problem", "solve")]
        texts = [f.decode() for f in files if f is not None]
        for o in (self.openings or {}).get("scenarios", []):
            if o["number"] == scenario["number"]: texts = [o["problem"]] + ([o["solve"]] if o["solve"] is not None else [])
        return texts or None
    def check_choice(self):
        followed, closed = set(), False
        for s in self.tables["scenarios"]:
            where, texts = "scenario / سيناريو " + s["number"], self.asked(s)
            if texts is None: closed = True
            if texts is None or len(texts) < 2: continue
            problem, answer = Problem(json.loads(texts[0], object_pairs_hook=no_twice)), json.loads(texts[1], object_pairs_hook=no_twice)
            if "awards" in answer:
                self.check_answer(where, problem, answer)
                if s["chosen"] == "true":
                    self.check_material(where, problem)
                    followed |= {a["award"] for a in self.awards.values() if self.follows(a, problem, answer)}
        if closed: self.partial.add("choice")
        for a in self.awards.values():
            self.expect("choice", a["basis"] != "SCENARIO" or closed or a["award"] in followed, name_of(a) + ": not that of the scenario / غير ترسية السيناريو")
    def check_answer(self, where, problem, answer):
        own = problem.award(answer)
        best, figures, applied, broken = problem.figures(own)
        self.expect("choice", not broken, "%s: %s" % (where, ", ".join(broken)))
        for name, computed in figures.items():
            if name in answer or name in ("total", "goods", "supplierCost"): self.same("choice", where + ": " + name, answer.get(name), computed)
        for name, numbers_of in applied.items(): self.expect("choice", [x[name] for x in answer.get(name + "s", [])] == numbers_of, "%s: %s" % (where, name))
        found = set()
        for other in problem.others(own, best):
            key, _, _, broken = problem.figures(other) if other != own else (None, 0, 0, True)
            if not broken and key <= best: found.add("better" if key < best else "earlier" if problem.place(other) < problem.place(own) else "equal")
        proven, tie = answer.get("status") == "OPTIMAL" and answer.get("cheapestOfThatScore", True), answer.get("tie")
        self.expect("choice", not (proven and "better" in found), where + ": another is better / ترسية أخرى أفضل")
        self.expect("choice", not (tie != "OPEN" and "earlier" in found), where + ": the rule chooses another that is as good / القاعدة تختار أخرى مساوية")
        self.expect("choice", not (tie == "UNIQUE" and found - {"better"}), where + ": others are as good / غيرها مساوية لها")
        self.expect("choice", tie != "BY_RULE" or found or not problem.complete, where + ": no other is as good / لا مساوية لها")
        self.expect("choice", tie in ("UNIQUE", "BY_RULE", "OPEN") and answer.get("status") in ("OPTIMAL", "FEASIBLE"), where + ": status, tie")
        self.notes.append(where + (": compared with every award that could be as good. / قورنت بكل ترسية يمكن أن تساويها." if problem.complete
            else ": limits and figures are checked, and it is compared with awards that differ in one lot; that no other is better was not checked to the end. / "
                 "فُحصت الحدود والأرقام وقورنت بترسيات تختلف عنها في حزمة واحدة، ولم يُستكمل فحص أن لا ترسية أفضل.")
            + ("" if proven and tie != "OPEN" else " The answer itself says that this is open. / والجواب نفسه يذكر أن ذلك لم يُحسم.")
            + (" A better one was found. / ووُجدت ترسية أفضل منها." if "better" in found else ""))
    def check_material(self, where, problem):
        """The prices are those of the bids, converted, and rounded to the decimals that the problem has."""
        asked = {(b, i): {"": (p, problem.counted[b][i]), **dict(problem.tiers.get((b, i), []))} for b, of in problem.prices.items() for i, p in of.items()}
        for b, _, pays, counts in problem.bundles:
            for i in pays: asked[b, i]["BUNDLE"] = (pays[i], counts[i])
        figures = [x for kinds in asked.values() for pair in kinds.values() for x in pair]
        places, bids = min(6, max([self.decimals[self.currency]] + [-x.as_tuple().exponent for x in figures])), {b["registration"]: b for b in self.bids.values()}
        for (b, name), kinds in asked.items():
            own, key = bids[b], (bids[b]["bid"], name.split("/")[1].split(" ")[0])
            kind = "ALTERNATIVE" if key + ("ALTERNATIVE",) in self.price else "BID"
            if key + (kind,) not in self.price: continue
            known = {"": self.price[key + (kind,)], **{k: self.price.get(key + (k,)) for k in kinds if k == "BUNDLE"}}
            if kind == "BID" and problem.divides: known.update((start, x) for start, x in self.tiers.get(key, []) if start < problem.total[name])
            self.expect("choice", set(known) == set(kinds), "%s: %s %s: tiers / الشرائح" % (where, b, name))
            more = self.rules["preference.gcc-percent"] if own["gcc_origin"] != "true" and problem.prefers else 0
            for exact, pair in ((known[k], kinds[k]) for k in known if k in kinds):
                if exact is not None and own["currency"] != self.currency:
                    exact = D34.multiply(exact, D34.divide(self.rates[self.currency], self.rates[own["currency"]]))
                right = exact is not None and pair == (rounded(exact, places), rounded(exact * (HUNDRED + more) / HUNDRED, places))
                self.expect("choice", right, "%s: %s %s" % (where, b, name))
    def follows(self, award, problem, answer):
        given = answer["awards"].get(award["lot"], {})
        winners = {self.bids[a["bid"]]["registration"]: a["award"] for a in self.rows_of("awards", lot=award["lot"])}
        if set(winners) != set(given): return False
        for b, items in given.items():
            for name, quantities in items.items():
                item, demand, got = name.split("/")[1].split(" ")[0], {}, {}
                for d in self.rows_of("demand", item=item): add_to(demand, d["state"], number(d["in_force"]))
                for x in self.rows_of("award_lines", award=winners[b], item=item): add_to(got, x["state"], number(x["quantity"]))
                if {k: q for k, q in demand.items() if q} == problem.need[name] and got != numbers(quantities): return False
        return True
    def run(self, log_key, witnesses, needed, held):
        self.keys, self.held = (log_key, witnesses, needed), held
        for name in TITLES:
            try: getattr(self, "check_" + name, lambda: None)()
            except ERRORS as e: self.expect(name, False, "%s: %s" % (type(e).__name__, e))
def report(bundle, held, out):
    out("{number} — {title_en} — {title_ar} — edition {edition} / الطبعة {edition}".format(**bundle.tender))
    for name, (en, ar) in ((n, t) for n, t in TITLES.items() if n != "held" or held is not None):
        faults = bundle.faults.get(name, [])
        verdict = ("WRONG", "خطأ") if faults else ("in part", "جزئيًا") if (name in bundle.partial) else ("right", "صحيح")
        out("[%s] %s: %s / %s: %s" % (name, en, verdict[0], ar, verdict[1]))
        for text in faults[:20]: out("    " + text)
    for text in bundle.notes: out(text)
    out("RESULT / النتيجة: " + (
        "wrong. Do not rely on this bundle. / خطأ. لا تعتمدوا هذه الحزمة." if bundle.faults
        else "nothing is wrong, but no key vouches for it: give --key and --witness. / لا خطأ، لكن لا مفتاح يشهد لها."
        if "checkpoint" in bundle.partial
        else "right as far as it is public. What is in part needs the openings of auditors."
        " / صحيحة فيما هو معلن. وما هو جزئي يحتاج إلى ما يفتحه المدققون." if bundle.partial else "right. / صحيحة."))
    return 3 if bundle.faults else 4 if "checkpoint" in bundle.partial else 0
def main(arguments):
    parser = argparse.ArgumentParser(description="Recomputes an award from its public bundle.")
    parser.add_argument("bundle", help="the ZIP file / ملف الحزمة")
    parser.add_argument("--witness", action="append", default=[], help="verifier key of a witness, several times / مفتاح شاهد")
    parser.add_argument("--needed", type=int, default=4, help="witnesses needed / عدد الشهود (4)")
    for name, text in (("key", "verifier key of the log / مفتاح السجل"), ("checkpoint", "a checkpoint or receipt's proof / نقطة تحقق أو إثبات إيصال"),
                       ("openings", "what auditors open, JSON / ما يفتحه المدققون")): parser.add_argument("--" + name, help=text)
    given = parser.parse_args(arguments)
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        openings = read_json({"openings": Path(given.openings).read_bytes()}, "openings") if given.openings else None
        held = Path(given.checkpoint).read_bytes().decode() if given.checkpoint else None
        bundle = Bundle(Path(given.bundle).read_bytes(), openings)
        if openings and (openings["format"], openings["ocid"], openings["edition"]) != ("muwahhad-openings-v1", bundle.tender["ocid"], bundle.tender["edition"]):
            raise Unreadable("openings / ما يفتحه المدققون")
        bundle.run(Key(given.key) if given.key else None, [Key(w) for w in given.witness], given.needed, held)
        return report(bundle, held, lambda text: print(re.sub(CONTROLS, "?", text)))
    except ERRORS as e:
        print(re.sub(CONTROLS, "?", "UNREADABLE / تعذّرت القراءة: %s: %s" % (type(e).__name__, e)))
        return 2
if __name__ == "__main__": sys.exit(main(sys.argv[1:]))
