package org.muwahhad.permissions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.TestApp;
import org.muwahhad.bid.seal.LicenceVault;

/**
 * A mark put into every confidential value of the demonstration: in a text the name of what it is,
 * its tender and its owner; in an amount the same in digits that no other amount has.
 */
final class Secrets {
  private static final Pattern TEXT =
      Pattern.compile("mk-([a-z-]+)-t(\\d*)-e(\\d*)-s([A-Z]*)-b(\\d*)-p(\\d*)-x");
  private static final Pattern AMOUNT =
      Pattern.compile("(?<![\\d.])(6[0-9])7(\\d)(\\d{5})\\.37(?:0*)(?!\\d)");

  /** Before the point. */
  private static final int AMOUNT_DIGITS = 9;

  /** Amounts by their first two digits, and whose the rest of the digits is. */
  private static final Map<String, String> AMOUNTS =
      Map.of(
          "60", "plan-need",
          "61", "benchmark",
          "62", "estimate",
          "63", "opened-estimate",
          "64", "unit-price",
          "65", "bid-total",
          "66", "ceiling",
          "67", "budget",
          "68", "draft-price",
          "69", "alternative-price");

  /** Of a tender under evaluation one examiner's scores are not in yet, so none may be told. */
  private static final List<String> WAITING_PANEL =
      List.of(
          """
          DELETE x FROM consensus_score x JOIN joint_tender t ON t.id = x.tender_id
           WHERE t.status = 'UNDER_EVALUATION'""",
          """
          DELETE x FROM score x
            JOIN (SELECT s.tender_id, MAX(s.evaluator_id) AS last FROM score s
                    JOIN joint_tender t ON t.id = s.tender_id AND t.status = 'UNDER_EVALUATION'
                   GROUP BY s.tender_id) w
              ON w.tender_id = x.tender_id AND w.last = x.evaluator_id""");

  private final Map<String, String> stateOfEntity = new HashMap<>();
  private final Map<String, String> states = new HashMap<>();

  /**
   * A value found in an answer.
   *
   * @param name as in {@code docs/confidentiality.md}
   * @param tender its key, or empty where it is of none
   * @param owners of each kind that it has, such as {@code entity}; empty values for none
   */
  record Secret(String name, String tender, Map<String, String> owners) {
    boolean isOf(Walker.Person person) {
      return switch (person.role()) {
        case "PROCUREMENT_OFFICER" ->
            is("entity", person.entity()) || is("person", Long.toString(person.id()));
        case "NATIONAL_COORDINATOR", "COMMITTEE_MEMBER" ->
            is("state", person.state()) || is("person", Long.toString(person.id()));
        case "BIDDER" ->
            is("supplier", person.supplier()) || is("person", Long.toString(person.id()));
        default -> is("person", Long.toString(person.id()));
      };
    }

    private boolean is(String kind, String own) {
      return !own.isEmpty() && own.equals(owners.get(kind));
    }
  }

  private Secrets(TestApp app) {
    Things things = new Things(app);
    things
        .rows("SELECT id, state_code AS state FROM procuring_entity")
        .forEach(r -> stateOfEntity.put(r.get("id"), r.get("state")));
    things
        .rows("SELECT code, ROW_NUMBER() OVER (ORDER BY code) AS place FROM member_state")
        .forEach(r -> states.put(r.get("place"), r.get("code")));
  }

  static Secrets put(TestApp app) {
    Things things = new Things(app);
    DraftedSecrets.put(app, things);
    app.dropTriggers();
    WAITING_PANEL.forEach(app::sql);
    AddedSecrets.put(app);
    texts().forEach(app::sql);
    amounts().forEach(app::sql);
    licences(app, things);
    return new Secrets(app);
  }

  /** Licence keys are sealed, so the marks are too. */
  private static void licences(TestApp app, Things things) {
    things
        .rows(
            """
            SELECT DISTINCT d.id, o.entity_id AS entity, e.state_code AS state
              FROM despatched_unit u
              JOIN despatch d ON d.id = u.despatch_id
              JOIN call_off o ON o.id = d.call_off_id
              JOIN procuring_entity e ON e.id = o.entity_id
             WHERE u.sealed_licence IS NOT NULL""")
        .forEach(
            r -> {
              byte[] sealed =
                  app.get(LicenceVault.class)
                      .sealLicence(
                          Long.parseLong(r.getOrDefault("id", "0")),
                          marked(
                                  "licence-key",
                                  "",
                                  r.getOrDefault("entity", ""),
                                  r.getOrDefault("state", ""),
                                  "",
                                  "")
                              .getBytes(StandardCharsets.UTF_8));
              app.sql(
                  """
                  UPDATE despatched_unit SET sealed_licence = X'%s'
                   WHERE despatch_id = %s AND sealed_licence IS NOT NULL"""
                      .formatted(HexFormat.of().formatHex(sealed), r.getOrDefault("id", "0")));
            });
  }

  /** A mark in words; an empty part of it is an empty text. */
  static String marked(
      String name, String tender, String entity, String state, String supplier, String person) {
    return "mk-%s-t%s-e%s-s%s-b%s-p%s-x".formatted(name, tender, entity, state, supplier, person);
  }

  static BigDecimal amount(int kind, long tender, long owner) {
    return BigDecimal.valueOf(kind * 10_000_000L + 7_000_000 + tender * 100_000 + owner)
        .add(new BigDecimal("0.37"));
  }

  /** A mark in SQL; an empty part of it is {@code ''}. */
  static String mark(
      String name, String tender, String entity, String state, String supplier, String person) {
    return "CONCAT('mk-%s-t', %s, '-e', %s, '-s', %s, '-b', %s, '-p', %s, '-x')"
        .formatted(name, tender, entity, state, supplier, person);
  }

  private static String ofBid(String name) {
    return mark(name, "x.tender_id", "''", "''", "b.supplier_id", "''");
  }

  private static String ofPerson(String name, String person) {
    return mark(name, "x.tender_id", "''", "''", "''", person);
  }

  private static List<String> texts() {
    String bid = " JOIN bid b ON b.id = x.bid_id SET x.";
    List<String> all = new ArrayList<>();
    all.add(
        "UPDATE demand_line x JOIN submission s ON s.id = x.submission_id SET x.justification = "
            + mark("justification", "''", "x.entity_id", "s.state_code", "''", "''")
            + ", x.budget_line = "
            + mark("justification", "''", "x.entity_id", "s.state_code", "''", "''"));
    all.add(
        "UPDATE call_off_instruction x JOIN procuring_entity e ON e.id = x.entity_id"
            + " SET x.budget_line = "
            + mark("order-budget", "''", "x.entity_id", "e.state_code", "''", "''"));
    all.add(
        "UPDATE accession x JOIN procuring_entity e ON e.id = x.entity_id"
            + " JOIN framework_agreement f ON f.id = x.agreement_id"
            + " JOIN award a ON a.id = f.award_id JOIN bid b ON b.id = a.bid_id SET x.reason = "
            + mark("accession-reason", "''", "x.entity_id", "e.state_code", "b.supplier_id", "''"));
    for (String column : List.of("reason", "answer")) {
      all.add(
          "UPDATE agreement_termination x"
              + " JOIN framework_agreement f ON f.id = x.agreement_id"
              + " JOIN award a ON a.id = f.award_id JOIN bid b ON b.id = a.bid_id SET x."
              + column
              + " = "
              + mark("termination-" + column, "''", "''", "''", "b.supplier_id", "''")
              + " WHERE x.status <> 'TERMINATED' AND x."
              + column
              + " IS NOT NULL");
    }
    all.add(
        "UPDATE state_plan x SET x.reason = "
            + mark("plan-reason", "''", "''", "x.state_code", "''", "''"));
    all.add(
        "UPDATE invitation_request x SET x.reason = "
            + mark(
                "invitation-reason",
                "''",
                "COALESCE(x.entity_id, '')",
                "x.state_code",
                "''",
                "''"));
    all.add(
        "UPDATE submission x SET x.status_reason = "
            + mark("return-reason", "''", "x.entity_id", "x.state_code", "''", "''")
            + " WHERE x.status_reason IS NOT NULL");
    all.add("UPDATE bid_answer x" + bid + "remark = " + ofBid("answer"));
    all.add("UPDATE opened_document x" + bid + "file_name = " + ofBid("bid-file"));
    all.add("UPDATE opened_bid x" + bid + "statement = " + ofBid("bid-statement"));
    all.add("UPDATE score x SET x.comment = " + ofPerson("score-comment", "x.evaluator_id"));
    all.add("UPDATE consensus_score x SET x.reason = " + ofPerson("consensus-reason", "''"));
    all.add(
        "UPDATE consensus_answer x SET x.is_confirmed = FALSE, x.reason = "
            + ofPerson("dissent-reason", "x.person_id"));
    all.add("UPDATE administrative_check x SET x.reason = " + ofPerson("check-reason", "''"));
    all.add(
        "UPDATE conflict_declaration x SET x.statement = "
            + ofPerson("conflict-statement", "x.person_id"));
    all.add(
        "UPDATE vote x JOIN decision d ON d.id = x.decision_id SET x.reason = "
            + mark("vote-reason", "d.tender_id", "''", "x.state_code", "''", "''"));
    all.add("UPDATE award x SET x.reason = " + ofPerson("award-reason", "''"));
    all.add(
        "UPDATE tender_question x SET x.text = "
            + mark("question-as-asked", "x.tender_id", "''", "''", "x.supplier_id", "''"));
    all.add(
        "UPDATE item_proposal x SET x.reason = "
            + mark("proposal-reason", "''", "''", "''", "''", "x.proposed_by"));
    all.add(
        "UPDATE registration_version x JOIN supplier_registration r ON r.id = x.registration_id"
            + " SET x.address_en = "
            + mark("registration", "''", "''", "''", "COALESCE(r.supplier_id, '')", "''")
            + ", x.contact_en = x.address_en");
    all.add(
        "UPDATE performance_guarantee x JOIN award a ON a.id = x.award_id"
            + " JOIN bid b ON b.id = a.bid_id SET x.bank = "
            + mark("guarantee", "a.tender_id", "''", "''", "b.supplier_id", "''"));
    all.add(
        "UPDATE audit_case x SET x.reason = " + mark("case-reason", "''", "''", "''", "''", "''"));
    all.add(
        "UPDATE case_question x SET x.question = "
            + mark("case-question", "''", "''", "''", "''", "''"));
    return all;
  }

  private static List<String> amounts() {
    return List.of(
        "UPDATE item_revision SET benchmark_price = 617000000.37 + id"
            + " WHERE benchmark_price IS NOT NULL",
        "UPDATE demand_line SET estimated_unit_price = 627000000.37 + entity_id",
        "UPDATE opened_estimate SET amount = 637000000.37 + tender_id * 100000",
        "UPDATE bid_line x JOIN bid b ON b.id = x.bid_id"
            + " SET x.unit_price = 647000000.37 + x.tender_id * 100000 + b.supplier_id",
        "UPDATE bid_tier x JOIN bid b ON b.id = x.bid_id"
            + " SET x.unit_price = 647000000.37 + x.tender_id * 100000 + b.supplier_id",
        "UPDATE lot_ranking x JOIN bid b ON b.id = x.bid_id"
            + " SET x.bid_total = 657000000.37 + x.tender_id * 100000 + b.supplier_id,"
            + " x.converted_total = x.bid_total, x.evaluated_price = x.bid_total",
        "UPDATE entity_ceiling SET amount = 667000000.37 + entity_id",
        "UPDATE state_budget x JOIN (SELECT code, ROW_NUMBER() OVER (ORDER BY code) AS place"
            + " FROM member_state) m ON m.code = x.state_code"
            + " SET x.amount = 677000000.37 + m.place",
        ofPlan("state_plan_need", "plan_id"),
        // Where one state alone plans something, the sum of a joint plan is its estimate.
        ofPlan("joint_plan_need", "state_plan_id"));
  }

  private static String ofPlan(String table, String plan) {
    return """
        UPDATE %s x JOIN state_plan p ON p.id = x.%s
          JOIN (SELECT code, ROW_NUMBER() OVER (ORDER BY code) AS place FROM member_state) m
            ON m.code = p.state_code
           SET x.amount = 607000000.37 + m.place"""
        .formatted(table, plan);
  }

  /** The marks in an answer. */
  List<Secret> in(Answer answer) {
    List<Secret> found = new ArrayList<>();
    Matcher text = TEXT.matcher(answer.text());
    for (int at = next(answer, "mk-", 0); at >= 0; at = next(answer, "mk-", at + 1)) {
      if (!text.region(at, answer.text().length()).lookingAt()) {
        continue;
      }
      found.add(
          new Secret(
              text.group(1),
              text.group(2),
              Map.of(
                  "entity", text.group(3),
                  "state", text.group(4),
                  "supplier", text.group(5),
                  "person", text.group(6))));
    }
    Matcher amount = AMOUNT.matcher(answer.text()).useTransparentBounds(true);
    for (int at = next(answer, ".37", 0); at >= 0; at = next(answer, ".37", at + 1)) {
      int from = at - AMOUNT_DIGITS;
      if (from < 0 || !amount.region(from, answer.text().length()).lookingAt()) {
        continue;
      }
      String name = AMOUNTS.get(amount.group(1));
      if (name != null) {
        found.add(secret(name, amount.group(2), Long.toString(Long.parseLong(amount.group(3)))));
      }
    }
    return found;
  }

  /** Where something stands that a mark has; few places of an answer are looked at closely. */
  private static int next(Answer answer, String part, int from) {
    return answer.text().indexOf(part, from);
  }

  private Secret secret(String name, String tender, String owner) {
    Map<String, String> owners =
        switch (name) {
          case "unit-price", "bid-total", "draft-price", "alternative-price" ->
              Map.of("supplier", owner);
          case "estimate", "ceiling" ->
              Map.of("entity", owner, "state", stateOfEntity.getOrDefault(owner, ""));
          case "budget", "plan-need" -> Map.of("state", states.getOrDefault(owner, ""));
          default -> Map.of();
        };
    return new Secret(name, tender.equals("0") ? "" : tender, owners);
  }
}
