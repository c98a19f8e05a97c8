package org.muwahhad.opendata.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.muwahhad.evaluation.DrawSeed;

/** What somebody may change in a bundle so that it says something else than happened. */
final class Manipulations {
  private final Map<String, Consumer<ForgedBundle>> all = new LinkedHashMap<>();

  Manipulations() {
    ranking();
    material();
    awards();
    states();
    votes();
  }

  Map<String, Consumer<ForgedBundle>> all() {
    return all;
  }

  private static final Predicate<BundleRow> FIRST = r -> r.is("position", "1");

  private static final Predicate<BundleRow> ANY = r -> true;

  private void add(
      String name, String table, Predicate<BundleRow> which, String column, String by) {
    all.put(name, b -> b.change(table, which, r -> r.with(column, plus(r.get(column), by))));
  }

  private void set(
      String name, String table, Predicate<BundleRow> which, String column, String to) {
    all.put(name, b -> b.change(table, which, r -> r.with(column, to)));
  }

  private static String plus(String number, String by) {
    return new BigDecimal(number).add(new BigDecimal(by)).toPlainString();
  }

  /** Moves something from the first of two rows to the second. */
  private void move(String name, String table, String column, String much) {
    all.put(
        name,
        b -> {
          BundleRow from = b.rows(table).get(0);
          b.change(table, r -> r == from, r -> r.with(column, plus(r.get(column), "-" + much)));
          BundleRow to =
              b.rows(table).stream()
                  .filter(
                      r -> r.is("award", from.get("award")) && !r.is("state", from.get("state")))
                  .findFirst()
                  .orElseThrow();
          b.change(table, r -> r == to, r -> r.with(column, plus(r.get(column), much)));
        });
  }

  private void ranking() {
    add("the price of the winner is higher", "ranking", FIRST, "total", "1.000");
    add("its converted price is lower", "ranking", FIRST, "converted", "-0.010");
    add("its evaluated price is lower", "ranking", FIRST, "evaluated", "-0.010");
    add("its technical score is lower", "ranking", FIRST, "technical", "-0.01");
    add("its price score is lower", "ranking", FIRST, "price_score", "-0.01");
    add("its final score is lower", "ranking", FIRST, "final_score", "-0.01");
    all.put(
        "first and second change places",
        b -> {
          BundleRow second =
              b.rows("ranking").stream()
                  .filter(r -> r.is("position", "2"))
                  .findFirst()
                  .orElseThrow();
          b.change(
              "ranking",
              r -> FIRST.test(r) && r.is("lot", second.get("lot")),
              r -> r.with("position", "2"));
          b.change("ranking", r -> r == second, r -> r.with("position", "1"));
        });
    set("a tie is said to have been broken", "ranking", FIRST, "tie_rule", "DRAW");
    set("a price is said to be abnormally low", "ranking", FIRST, "abnormally_low", "true");
    set(
        "the second is said to be excluded",
        "ranking",
        r -> r.is("position", "2"),
        "exclusion",
        "TECHNICAL");
    all.put("the second was never there", b -> b.remove("ranking", r -> r.is("position", "2")));
  }

  private void material() {
    all.put(
        "a point of the winner is another",
        b -> {
          String winner = b.rows("awards").get(0).get("bid");
          b.change(
              "points",
              r -> r.is("bid", winner),
              r -> r.with("points", r.get("points").startsWith("5") ? "99.00" : "50.00"));
        });
    all.put(
        "the winner failed a condition",
        b -> {
          BundleRow row = b.rows("ranking").stream().filter(FIRST).findFirst().orElseThrow();
          BundleRow condition =
              b.rows("criteria").stream()
                  .filter(c -> c.is("kind", "ADMINISTRATIVE"))
                  .findFirst()
                  .orElseThrow();
          List<BundleRow> failed = new ArrayList<>(b.rows("failed"));
          failed.add(
              new BundleRow(
                  Map.of(
                      "bid", row.get("bid"),
                      "criterion", condition.get("criterion"),
                      "examination", row.get("examination"))));
          b.tables.put("failed", failed);
        });
    add("a weight is another", "criteria", r -> r.is("kind", "TECHNICAL"), "weight", "7.00");
    set(
        "the pass mark is higher than any score",
        "rules",
        r -> r.is("code", "technical.pass-mark"),
        "value",
        "101.000");
    all.put(
        "a rate is another",
        b ->
            b.change(
                "rates",
                r -> r.is("currency", b.rows("tender").get(0).get("currency")),
                r -> r.with("units_per_usd", plus(r.get("units_per_usd"), "0.1"))));
    set("the deadline was later", "tender", ANY, "deadline_at", "2099-01-01T00:00:00.000000Z");
    set("a receipt is another", "bids", ANY, "receipt", "0".repeat(64));
    set("a bidder is said to have drawn another value", "bids", ANY, "draw", "0".repeat(64));
    all.put(
        "a bidder is said to have drawn another value, and the seeds follow",
        b -> {
          b.change("bids", ANY, r -> r.with("draw", "0".repeat(64)));
          drawAgain(b);
        });
    set("the seed of a drawing is another", "lots", ANY, "draw_seed", "0".repeat(64));
    set("a commitment is another", "commitments", ANY, "sha256", "0".repeat(64));
    all.put("a commitment is missing", b -> b.remove("commitments", ANY));
  }

  /** Makes the seeds of all lots anew from what the bids hold. */
  static void drawAgain(ForgedBundle bundle) {
    String ocid = bundle.rows("tender").get(0).get("ocid");
    List<String> values = bundle.rows("bids").stream().map(r -> r.get("draw")).toList();
    bundle.tables.put(
        "lots",
        bundle.rows("lots").stream()
            .map(
                l -> l.with("draw_seed", DrawSeed.of(ocid, Integer.parseInt(l.get("lot")), values)))
            .toList());
  }

  private void awards() {
    all.put(
        "the award goes to the second",
        b -> {
          BundleRow second =
              b.rows("ranking").stream()
                  .filter(r -> r.is("position", "2"))
                  .findFirst()
                  .orElseThrow();
          b.change(
              "awards", r -> r.is("lot", second.get("lot")), r -> r.with("bid", second.get("bid")));
        });
    add("the award is dearer", "awards", ANY, "amount", "0.010");
    add("its converted amount is another", "awards", ANY, "converted", "0.010");
    set("it names no decision", "awards", ANY, "decision", "0");
    add("more is awarded of an item", "award_items", ANY, "quantity", "1.000");
    add("a discount was given", "award_items", ANY, "discount_percent", "1.0000");
  }

  private void states() {
    add("a state gets more of an item", "award_lines", ANY, "quantity", "1.000");
    set("a rate of VAT is another", "award_lines", ANY, "vat_percent", "33.00");
    move("one state pays for another", "award_states", "net", "0.010");
    move("one state pays for another once converted", "award_states", "converted_net", "0.010");
    add("the VAT of a state is another", "award_states", ANY, "vat", "0.010");
    add("what a state pays in its currency is another", "award_states", ANY, "local_net", "0.010");
    add("a state asked for more", "demand", ANY, "in_force", "1.000");
    add("less was tendered", "items", ANY, "tendered", "-0.001");
  }

  private void votes() {
    set("a state voted otherwise", "votes", r -> r.is("choice", "FOR"), "choice", "AGAINST");
    all.put("a vote is missing", b -> b.remove("votes", ANY));
    set("the decision is another", "decisions", ANY, "outcome", "REJECTED");
    all.put(
        "the record of the ranking is missing",
        b -> b.entries.removeIf(e -> e.opening().act().equals("evaluation.bids-ranked")));
    all.put(
        "the record of a vote is missing",
        b ->
            b.entries.remove(
                b.entries.stream()
                    .filter(e -> e.opening().act().equals("committee.vote-cast"))
                    .findFirst()
                    .orElseThrow()));
  }
}
