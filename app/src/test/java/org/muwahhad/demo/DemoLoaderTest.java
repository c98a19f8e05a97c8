package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.framework.amendment.AgreementChange;
import org.muwahhad.guarantee.ViewGuarantees;

@Tag("long")
class DemoLoaderTest {
  private static final TestApp APP = LoadedDemo.app();

  /** Items of which the states asked for twenty or more in a round, without prices by quantity. */
  private static final String ASKED_WITHOUT_PRICES_BY_QUANTITY =
      """
      (SELECT v.item_id FROM demand_line l
         JOIN submission s ON s.id = l.submission_id
         JOIN item_revision v ON v.id = l.revision_id
         JOIN catalog_item i ON i.id = v.item_id AND i.status = 'ACTIVE'
        WHERE s.status = 'ENDORSED'
        GROUP BY s.round_id, v.item_id HAVING SUM(l.quantity) >= 20) asked
       WHERE NOT EXISTS (SELECT 1 FROM price_break b WHERE b.item_id = asked.item_id)""";

  @Test
  void it_is_loaded_once() {
    assertThat(APP.get(DemoLoader.class).isWanted()).isFalse();
  }

  @Test
  void there_are_sixty_entities_and_three_hundred_items() {
    assertThat(count("procuring_entity")).isGreaterThanOrEqualTo(60);
    assertThat(count("catalog_item")).isGreaterThanOrEqualTo(300);
  }

  @Test
  void the_catalog_has_standards_prices_by_quantity_and_templates_carried_on() {
    assertThat(count("equivalence_member WHERE standard_of IS NULL")).isEqualTo(4);
    assertThat(count("equivalence_member WHERE numerator = 10 AND denominator = 1")).isEqualTo(1);
    assertThat(count(ASKED_WITHOUT_PRICES_BY_QUANTITY))
        .as("every item asked for in quantities has prices by quantity")
        .isZero();
    assertThat(count("price_break")).isGreaterThan(100);
    assertThat(count("template_version WHERE number = 2")).isEqualTo(1);
    assertThat(count("template_draft")).isEqualTo(1);
    assertThat(count("catalog_item WHERE successor_id IS NOT NULL")).isPositive();
  }

  @Test
  void software_and_hardware_state_what_they_are_compared_by() {
    for (String code : List.of("licence_metric", "edition", "term", "support_level")) {
      assertThat(count(newest("SOFTWARE", code))).as(code).isGreaterThan(20);
    }
    for (String code : List.of("warranty", "power", "form_factor", "energy_label")) {
      assertThat(count(newest("HARDWARE", code))).as(code).isGreaterThan(60);
    }
  }

  private static String newest(String kind, String attribute) {
    return """
        catalog_item i JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
          JOIN item_attribute v ON v.revision_id = r.id
          JOIN category_attribute a ON a.id = v.attribute_id
         WHERE i.kind = '%s' AND a.code = '%s'"""
        .formatted(kind, attribute);
  }

  @Test
  void two_rounds_are_finished_one_is_open_and_one_waits_to_be_aggregated() {
    assertThat(count("joint_tender WHERE status = 'AWARDED'")).isEqualTo(2);
    assertThat(count("demand_round WHERE status = 'OPEN' AND closes_at > UTC_TIMESTAMP()"))
        .isEqualTo(1);
    assertThat(count("demand_round WHERE status = 'CLOSED'")).isEqualTo(1);
    assertThat(count("joint_tender WHERE status = 'PUBLISHED' AND deadline_at > UTC_TIMESTAMP()"))
        .isEqualTo(1);
    assertThat(count("joint_tender WHERE status = 'UNDER_EVALUATION'")).isEqualTo(1);
    assertThat(count("call_off")).isGreaterThan(50);
    assertThat(count("performance_order_fact WHERE answered_in_time = 1"))
        .as("most orders are answered in time, and some are not")
        .isGreaterThan(count("performance_order_fact WHERE answered_in_time = 0"));
    assertThat(count("performance_order_fact WHERE answered_in_time = 0")).isPositive();
  }

  @Test
  void lots_of_all_sorts_have_names_of_what_is_in_them() {
    assertThat(count("lot WHERE title_en = 'Computer-related equipment'")).isZero();
    assertThat(count("lot WHERE title_en = 'Screens, printers and computer accessories'"))
        .isPositive();
    assertThat(
            count(
                "lot l JOIN joint_tender t ON t.id = l.tender_id AND t.published_at IS NOT NULL"
                    + " WHERE l.named_by IS NULL"))
        .isZero();
  }

  @Test
  void a_complaint_was_dismissed_within_its_standstill_by_three_reviewers_of_four() {
    assertThat(count("complaint WHERE outcome = 'DISMISSED'")).isEqualTo(1);
    assertThat(count("complaint_answer")).isEqualTo(1);
    assertThat(count("complaint_reply")).isEqualTo(1);
    assertThat(count("review_vote WHERE is_for")).isEqualTo(3);
    assertThat(count("review_vote WHERE NOT is_for")).isEqualTo(1);
  }

  @Test
  void guarantees_of_the_last_awards_are_held_but_for_one_and_the_older_are_released() {
    String last =
        "award a WHERE a.status = 'active' AND a.tender_id ="
            + " (SELECT MAX(t.id) FROM joint_tender t WHERE t.status = 'AWARDED')";

    assertThat(count("performance_guarantee WHERE status = 'HELD'")).isEqualTo(count(last) - 1);
    assertThat(count("performance_guarantee WHERE status = 'RELEASED'"))
        .isEqualTo(count("award WHERE status = 'active'") - count(last));
    assertThat(APP.get(ViewGuarantees.class).all())
        .extracting(ViewGuarantees.GuaranteesView::state)
        .containsOnlyOnce(ViewGuarantees.GuaranteeStage.OVERDUE)
        .contains(ViewGuarantees.GuaranteeStage.HELD, ViewGuarantees.GuaranteeStage.RELEASED)
        .doesNotContain(ViewGuarantees.GuaranteeStage.EXPIRED);
  }

  @Test
  void states_confirmed_the_quantities_of_what_is_awarded_and_are_to_confirm_those_of_a_tender() {
    assertThat(count("quantity_confirmation WHERE status = 'SETTLED'")).isEqualTo(2);
    assertThat(count("confirmation_lot WHERE outcome <> 'UNCHANGED'")).isZero();
    assertThat(count("confirmed_item")).isEqualTo(1);
    assertThat(
            count(
                """
                quantity_confirmation c JOIN joint_tender t ON t.id = c.open_of
                  JOIN confirmation_state s ON s.confirmation_id = c.id
                 WHERE t.status = 'DECIDED' AND s.status = 'WAITING'
                   AND s.answer_until > UTC_TIMESTAMP()"""))
        .isEqualTo(5);
  }

  @Test
  void in_the_round_to_be_aggregated_one_request_to_join_is_accepted_and_one_waits() {
    String asked =
        "join_request q JOIN demand_round r ON r.id = q.round_id AND r.status = 'CLOSED'";

    assertThat(count(asked + " WHERE q.status = 'ACCEPTED'")).isEqualTo(1);
    assertThat(count(asked + " WHERE q.status = 'ASKED' AND q.answer_until > UTC_TIMESTAMP()"))
        .isEqualTo(1);
    assertThat(count("join_answer WHERE answer IS NULL")).isEqualTo(1);
    assertThat(count("item_unit")).isEqualTo(1);
  }

  @Test
  void agreements_are_amended_in_every_way_and_some_amendments_wait() {
    for (AgreementChange change : AgreementChange.values()) {
      assertThat(count("agreement_amendment WHERE kind = '" + change + "'"))
          .as(change.name())
          .isPositive();
    }
    assertThat(count("amendment_item WHERE from_at <= UTC_TIMESTAMP(6)"))
        .as("a successor is delivered now")
        .isEqualTo(1);
    assertThat(
            count(
                """
                amendment_answer a JOIN lot_requirement r ON r.id = a.requirement_id
                 WHERE r.is_mandatory AND a.verdict NOT IN ('MET', 'TO_JUDGE')"""))
        .isZero();
    assertThat(count("amendment_vat WHERE from_at > UTC_TIMESTAMP(6)"))
        .as("a state is taxed from a later day on")
        .isEqualTo(1);
    assertThat(
            count(
                """
                amendment_party p JOIN agreement_amendment m ON m.id = p.amendment_id
                 WHERE m.status = 'OFFERED' AND p.consented_at IS NULL"""))
        .as("a supplier is asked to take the place of another")
        .isEqualTo(1);
  }

  @Test
  void no_endorsed_demand_of_an_aggregated_round_is_lost() {
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM tender_round tr
                  JOIN submission s ON s.round_id = tr.round_id AND s.status = 'ENDORSED'
                  JOIN demand_line l ON l.submission_id = s.id
                  LEFT JOIN allocation a ON a.demand_line_id = l.id
                 WHERE COALESCE(a.quantity, 0) <> l.quantity"""))
        .isEqualTo("0");
  }

  @Test
  void the_audit_record_of_the_past_is_sound() {
    VerifyAudit.Verification verification = APP.get(VerifyAudit.class).run();

    assertThat(verification.faults()).isEmpty();
    assertThat(verification.entries()).isGreaterThan(1000);
  }

  @Test
  void every_lot_item_asks_for_what_was_allocated_to_it() {
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM lot_item i
                 WHERE i.quantity <> (SELECT COALESCE(SUM(a.quantity), 0) FROM allocation a
                                       WHERE a.lot_item_id = i.id)"""))
        .isEqualTo("0");
  }

  @Test
  void every_award_goes_back_to_demand_lines_to_the_last_fils() {
    assertThat(count("award WHERE status = 'active'")).isPositive();
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM award w WHERE w.status = 'active'
                   AND w.amount <> (SELECT SUM(a.net_amount) FROM award_allocation a
                                     WHERE a.award_id = w.id)"""))
        .isEqualTo("0");
  }

  @Test
  void every_role_and_every_state_has_somebody_to_sign_in_as_and_nobody_is_without_a_role() {
    assertThat(
            count(
                "(SELECT DISTINCT g.role FROM role_grant g JOIN person p ON p.id = g.person_id"
                    + " WHERE p.password_hash IS NOT NULL) AS roles"))
        .isEqualTo(11);
    assertThat(
            count(
                "(SELECT DISTINCT g.state_code FROM role_grant g JOIN person p"
                    + " ON p.id = g.person_id WHERE p.password_hash IS NOT NULL"
                    + " AND g.role = 'PROCUREMENT_OFFICER') AS states"))
        .isEqualTo(6);
    assertThat(
            count(
                "person p WHERE NOT EXISTS"
                    + " (SELECT 1 FROM role_grant g WHERE g.person_id = p.id)"
                    // Anyone who applies for registration gets the role with its acceptance.
                    + " AND NOT EXISTS"
                    + " (SELECT 1 FROM supplier_registration r WHERE r.person_id = p.id)"))
        .isZero();
    assertThat(count("person WHERE NOT is_demo")).isZero();
  }

  @Test
  void the_password_printed_at_the_start_is_the_one() {
    for (String login : List.of("officer.kw", OrderStory.SECOND_OFFICER)) {
      assertThat(
              APP.get(SignIn.class)
                  .run(login, DemoPersonQueries.PASSWORD, Visitor.at("127.0.0.1"))
                  .token())
          .as(login)
          .isNotEmpty();
    }
    assertThat(APP.get(DemoPersonQueries.class).listPeople())
        .extracting(DemoPersonQueries.DemoPerson::login)
        .as("the sign-in page names all of them")
        .contains(OrderStory.SECOND_OFFICER);
  }

  @Test
  void what_was_told_of_late_is_mailed_and_what_was_told_long_ago_is_not() {
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(COUNT(*) > 0, ' ',
                              COALESCE(SUM(n.created_at < UTC_TIMESTAMP(6) - INTERVAL 15 DAY), 0))
                  FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
                  JOIN notice n ON n.id = i.notice_id"""))
        .isEqualTo("1 0");
  }

  @Test
  void entries_of_the_past_have_the_dates_of_the_past() {
    assertThat(count("audit_entry WHERE at < DATE_SUB(UTC_TIMESTAMP(), INTERVAL 700 DAY)"))
        .isPositive();
    assertThat(count("audit_entry WHERE at > DATE_ADD(UTC_TIMESTAMP(), INTERVAL 1 MINUTE)"))
        .isZero();
  }

  private static long count(String what) {
    return Long.parseLong(APP.ask("SELECT COUNT(*) FROM " + what));
  }
}
