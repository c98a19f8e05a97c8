package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.log.LeafOpening;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.ReadAwardProblem;
import org.muwahhad.award.optimum.SolveAward;
import org.muwahhad.award.optimum.WriteAwardSolution;
import org.muwahhad.evaluation.DrawSeed;
import org.muwahhad.opendata.bundle.ForgedBundle.ForgedEntry;
import org.muwahhad.shared.Sha256;

/**
 * The bundle of a tender with one lot and published unit prices. The bids of S-2 and S-10 are
 * equal, so lots are drawn between them, and the lot was awarded as a scenario has it, by the rule
 * among equally good awards.
 */
final class SmallBundle {
  static final String S10 = "12";
  static final String S9 = "13";
  private static final String OCID = "ocds-example-1";
  private static final String TENDER = "tender 7";
  private static final Instant AWARDED = Instant.parse("2027-03-04T08:00:00Z");
  private static final List<String> DRAWS = List.of("a".repeat(64), "b".repeat(64), "c".repeat(64));

  private static final String PROBLEM =
      """
      {
        "currency": "KWD",
        "items": [
          { "id": "1/101 C-101", "lot": "1", "quantity": { "KW": "8", "SA": "2" } }
        ],
        "bidders": ["S-10", "S-2", "S-9"],
        "prices": {
          "S-10": { "1/101 C-101": "2" },
          "S-2": { "1/101 C-101": "2" },
          "S-9": { "1/101 C-101": "3" }
        },
        "rules": [{ "rule": "suppliers", "atMost": 1 }]
      }
      """;

  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry(
              "tender",
              """
              tender,number,ocid,title_ar,title_en,method,award_criteria,currency,published_at,\
              deadline_at,opened_at,rate_date,standstill_until,unit_prices
              7,JT-2027-001,ocds-example-1,كراسي,Chairs,open,priceOnly,KWD,\
              2027-01-03T08:00:00.000000Z,2027-02-03T08:00:00.000000Z,2027-02-03T09:00:00.000000Z,\
              2027-02-03,2027-03-03T08:00:00.000000Z,PUBLISHED
              """),
          Map.entry(
              "rules",
              """
              code,value,unit,name_ar,name_en
              abnormal.mean-percent,40.000,PERCENT,وسط,Mean
              abnormal.next-percent,40.000,PERCENT,تال,Next
              preference.gcc-percent,10.000,PERCENT,أفضلية,Preference
              publication.unit-prices,1.000,COUNT,أسعار,Prices
              technical.pass-mark,60.000,POINTS,حد,Mark
              """),
          Map.entry(
              "criteria",
              """
              criterion,kind,code,name_ar,name_en,weight
              1,TECHNICAL,Q,جودة,Quality,100.00
              """),
          Map.entry(
              "currencies",
              """
              code,decimals
              KWD,3
              SAR,2
              """),
          Map.entry(
              "rates",
              """
              currency,units_per_usd,valid_from,source
              KWD,0.307,2027-02-03,CBK
              SAR,3.75,2027-02-03,SAMA
              """),
          Map.entry(
              "states",
              """
              state,name_ar,name_en,currency
              KW,الكويت,Kuwait,KWD
              SA,السعودية,Saudi Arabia,SAR
              """),
          Map.entry(
              "items",
              """
              item,lot,position,code,name_ar,name_en,unit,free,tendered,in_force
              101,1,1,C-101,كرسي,Chair,EA,false,10.000,10.000
              """),
          Map.entry(
              "demand",
              """
              item,state,part,tendered,in_force
              101,KW,1,8.000,8.000
              101,SA,1,2.000,2.000
              """),
          Map.entry(
              "points",
              """
              bid,criterion,examination,points
              11,1,1,80.00
              12,1,1,80.00
              13,1,1,80.00
              """),
          Map.entry(
              "prices",
              """
              bid,item,kind,unit_price
              11,101,BID,2.000
              12,101,BID,2.000
              13,101,BID,3.000
              """),
          Map.entry(
              "awards",
              """
              award,lot,bid,basis,amount,currency,converted,decision
              1,1,11,SCENARIO,20.000,KWD,20.000,5
              """),
          Map.entry(
              "award_items",
              """
              award,item,quantity,discount_percent,bid_price,unit_price,amount
              1,101,10.000,0.0000,2.000,2.000000000,20.000
              """),
          Map.entry(
              "award_lines",
              """
              award,item,state,part,quantity,vat_percent,net,vat
              1,101,KW,1,8.000,0.00,16.000,0.000
              1,101,SA,1,2.000,15.00,4.000,0.600
              """),
          Map.entry(
              "award_states",
              """
              award,state,net,vat,converted_net,converted_vat,local_currency,local_net,local_vat
              1,KW,16.000,0.000,16.000,0.000,KWD,16.000,0.000
              1,SA,4.000,0.600,4.000,0.600,SAR,48.86,7.33
              """),
          Map.entry(
              "decisions",
              """
              decision,committee,name_ar,name_en,outcome,closed_at,quorum,voting_rule
              5,JOINT,لجنة,Committee,ADOPTED,2027-02-20T08:00:00.000000Z,2,MAJORITY
              """),
          Map.entry(
              "votes",
              """
              decision,state,choice
              5,KW,FOR
              5,SA,FOR
              """),
          Map.entry("award_discounts", ""),
          Map.entry("discount_lots", ""),
          Map.entry("discounts", ""),
          Map.entry("failed", ""));

  private SmallBundle() {}

  /** The rows of its tables as the database keeps them. */
  static Map<String, List<BundleRow>> tables() {
    Map<String, List<BundleRow>> tables = new TreeMap<>();
    TABLES.forEach((name, text) -> tables.put(name, rows(text)));
    String seed = DrawSeed.of(OCID, 1, DRAWS);
    tables.put(
        "lots",
        rows(
            """
            lot,title_ar,title_en,status,draw_seed
            1,كراسي,Chairs,ACTIVE,%s
            """
                .formatted(seed)));
    tables.put(
        "bids",
        rows(
            """
            bid,registration,name_ar,name_en,currency,gcc_origin,receipt,draw
            11,S-2,أ,A,KWD,true,%s,%s
            12,S-10,ب,B,KWD,true,%s,%s
            13,S-9,ج,C,KWD,true,%s,%s
            """
                .formatted(
                    "1".repeat(64),
                    DRAWS.get(0),
                    "2".repeat(64),
                    DRAWS.get(1),
                    "3".repeat(64),
                    DRAWS.get(2))));
    tables.put("ranking", ranking(isFirst(seed)));
    tables.put("scenarios", List.of(scenario()));
    return tables;
  }

  /** Whether the draw by a seed puts S-2 before S-10. */
  static boolean isFirst(String seed) {
    return Sha256.of(seed + "/S-2").compareTo(Sha256.of(seed + "/S-10")) < 0;
  }

  /** The ranking with S-2 before S-10, or behind it. */
  static List<BundleRow> ranking(boolean isFirst) {
    return rows(
        """
        lot,bid,examination,position,exclusion,total,currency,converted,evaluated,technical,\
        price_score,final_score,tie_rule,abnormally_low,alternative
        1,11,1,%s,,20.000,KWD,20.000,20.000,80.00,100.00,100.00,DRAW,false,false
        1,12,1,%s,,20.000,KWD,20.000,20.000,80.00,100.00,100.00,DRAW,false,false
        1,13,1,3,,30.000,KWD,30.000,30.000,80.00,66.67,66.67,,false,false
        """
            .formatted(isFirst ? 1 : 2, isFirst ? 2 : 1));
  }

  private static BundleRow scenario() {
    String answer = answerTo(PROBLEM);
    return new BundleRow(
        Map.of(
            "number",
            "1",
            "name_ar",
            "أقل سعر",
            "name_en",
            "Lowest price",
            "problem",
            PROBLEM,
            "problem_sha256",
            Sha256.of(PROBLEM),
            "solve",
            answer,
            "solve_sha256",
            Sha256.of(answer),
            "chosen",
            "true"));
  }

  /** What the service answers to a problem. */
  static String answerTo(String problem) {
    AwardProblem read = ReadAwardProblem.from(problem.getBytes(UTF_8));
    SolveAward solve = new SolveAward();
    return WriteAwardSolution.of(
        read, solve.run(read, Duration.ofSeconds(60)), solve.solverName(), null, null);
  }

  static List<BundleRow> rows(String text) {
    List<BundleRow> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      String[] columns = lines.get(0).split(",", -1);
      String[] cells = lines.get(i).split(",", -1);
      Map<String, @Nullable String> values = new TreeMap<>();
      for (int n = 0; n < columns.length; n++) {
        values.put(columns[n], cells[n].isEmpty() ? null : cells[n]);
      }
      rows.add(new BundleRow(values));
    }
    return rows;
  }

  /** The files that the service makes of some tables. */
  static BundleContent content(Map<String, List<BundleRow>> tables) {
    return BundleContent.of(tables, 1, "{}".getBytes(UTF_8), "A small tender");
  }

  /** A file as it is written. */
  static byte[] bytes(MarkedFile file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.content().to(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The bundle with the entries that it needs, as everybody sees it. */
  static ForgedBundle make() {
    Map<String, byte[]> files = new TreeMap<>();
    content(tables()).files().forEach((name, file) -> files.put(name, bytes(file)));
    files.put("log/entries.json", "[]".getBytes(UTF_8));
    ForgedBundle bundle = new ForgedBundle(StoredZip.of(files));
    bundle.entries.addAll(
        List.of(
            closed("tender.open", TENDER),
            closed("evaluation.bids-ranked", TENDER),
            stated(1, bundle.text("scenarios/1-problem.json")),
            worked(1, bundle.text("scenarios/1-solve.json")),
            closed("award.scenario-chosen", TENDER),
            closed("committee.vote-cast", "decision 5"),
            closed("committee.vote-cast", "decision 5"),
            closed("committee.decision-closed", "decision 5"),
            closed("award.confirmed", TENDER),
            entry("bundle.published", TENDER, "{}")));
    return bundle;
  }

  /** Adds a scenario that was not chosen, with the answer of the service. */
  static void addScenario(ForgedBundle bundle, String problem) {
    String answer = answerTo(problem);
    bundle.files.put("scenarios/2-problem.json", problem.getBytes(UTF_8));
    bundle.files.put("scenarios/2-solve.json", answer.getBytes(UTF_8));
    List<BundleRow> scenarios = new ArrayList<>(bundle.rows("scenarios"));
    scenarios.add(
        scenarios
            .get(0)
            .with("number", "2")
            .with("problem_sha256", Sha256.of(problem))
            .with("solve_sha256", Sha256.of(answer))
            .with("chosen", "false"));
    bundle.tables.put("scenarios", scenarios);
    bundle.entries.addAll(List.of(stated(2, problem), worked(2, answer)));
  }

  /** Changes the problem of the scenario, and what the record says of it. */
  static void restate(ForgedBundle bundle, UnaryOperator<String> how) {
    rewrite(bundle, "problem", "award.scenario-stated", how);
  }

  /** Changes the answer to the problem, and what the record says of it. */
  static void answerAnew(ForgedBundle bundle, UnaryOperator<String> how) {
    rewrite(bundle, "solve", "award.scenario-worked", how);
  }

  private static void rewrite(
      ForgedBundle bundle, String kind, String act, UnaryOperator<String> how) {
    String name = "scenarios/1-" + kind + ".json";
    String former = bundle.text(name);
    String text = how.apply(former);
    if (text.equals(former)) {
      throw new IllegalStateException("Nothing to change in " + name);
    }
    bundle.files.put(name, text.getBytes(UTF_8));
    bundle.change("scenarios", r -> true, r -> r.with(kind + "_sha256", Sha256.of(text)));
    bundle.entries.replaceAll(
        e ->
            e.opening().act().equals(act)
                ? e.saying(
                    Objects.requireNonNull(e.detail()).replace(Sha256.of(former), Sha256.of(text)))
                : e);
  }

  /** Adds a price of S-2. */
  static void addPrice(ForgedBundle bundle, String kind, String price) {
    List<BundleRow> prices = new ArrayList<>(bundle.rows("prices"));
    prices.add(prices.get(0).with("kind", kind).with("unit_price", price));
    bundle.tables.put("prices", prices);
  }

  private static ForgedEntry stated(int number, String problem) {
    return entry(
        "award.scenario-stated",
        TENDER,
        "{\"number\":%d,\"sha256\":\"%s\"}".formatted(number, Sha256.of(problem)));
  }

  private static ForgedEntry worked(int number, String answer) {
    return entry(
        "award.scenario-worked",
        TENDER,
        "{\"kind\":\"SOLVE\",\"number\":%d,\"outcome\":\"%s\"}"
            .formatted(number, Sha256.of(answer)));
  }

  private static ForgedEntry entry(String act, String object, String json) {
    return dated(AWARDED, act, object, json);
  }

  /** An entry of a time, which everybody sees. */
  static ForgedEntry dated(Instant at, String act, String object, String json) {
    String detail = "2".repeat(64) + "\n" + json;
    return new ForgedEntry(
        new LeafOpening("0".repeat(64), "1".repeat(64), at, act, object, Sha256.of(detail)),
        detail);
  }

  private static ForgedEntry closed(String act, String object) {
    return new ForgedEntry(entry(act, object, "closed").opening(), null);
  }
}
