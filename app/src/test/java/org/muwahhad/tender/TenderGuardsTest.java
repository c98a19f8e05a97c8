package org.muwahhad.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.amendment.AmendmentInput;
import org.muwahhad.tender.amendment.ProposeAmendment;
import org.muwahhad.tender.amendment.PublishAmendment;

/** What the database itself refuses, to somebody who goes past the service. */
@Tag("long")
class TenderGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE tender_rule SET value = 1 WHERE tender_id = %d
          DELETE FROM tender_rule WHERE tender_id = %d
          UPDATE criterion SET weight = 1 WHERE kind = 'TECHNICAL' AND tender_id = %d
          DELETE FROM criterion WHERE tender_id = %d
          UPDATE lot SET title_ar = 'x' WHERE tender_id = %d
          UPDATE lot_item SET quantity = 1 WHERE tender_id = %d
          DELETE FROM lot_item WHERE tender_id = %d
          DELETE a FROM allocation a JOIN lot_item i ON i.id = a.lot_item_id WHERE i.tender_id = %d
          """)
  void after_approval_nothing_of_the_dossier_changes(String change) {
    long tender = FIXTURE.anApproved();

    FIXTURE.refused(change.formatted(tender), "tender.not-editable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO lot (tender_id, number, title_ar, title_en, status) VALUES (%1$d, 9, 'x', 'x', 'ACTIVE')
          INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity) SELECT %1$d, MIN(l.id), 99, MAX(r.id), 'C62', 1 FROM lot l JOIN item_revision r ON r.id NOT IN (SELECT revision_id FROM lot_item WHERE tender_id = %1$d) WHERE l.tender_id = %1$d
          INSERT INTO criterion (tender_id, kind, code, position, name_ar, name_en, weight) VALUES (%1$d, 'TECHNICAL', 'X9', 9, 'x', 'x', 1)
          INSERT INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar, source_en) VALUES ('late.rule-%1$d', 1, 'DAYS', 99, 'x', 'x', 'x', 'x'); INSERT INTO tender_rule (tender_id, code, value) VALUES (%1$d, 'late.rule-%1$d', 1)
          INSERT INTO panel_member (tender_id, person_id, panel, is_chair) SELECT %1$d, MAX(id), 'EXAMINATION', FALSE FROM person
          UPDATE panel_member SET is_chair = FALSE WHERE tender_id = %1$d
          UPDATE panel_member SET expertise = NULL WHERE tender_id = %1$d
          DELETE FROM panel_member WHERE tender_id = %1$d
          """)
  void after_approval_nothing_is_added_to_the_dossier(String addition) {
    long tender = FIXTURE.anApproved();
    String[] statements = addition.formatted(tender).split("; ");
    for (int i = 0; i < statements.length - 1; i++) {
      APP.sql(statements[i]);
    }

    FIXTURE.refused(statements[statements.length - 1], "tender.not-editable");
  }

  @Test
  void an_allocation_added_after_approval_stops_the_publication() {
    long tender = FIXTURE.anApproved();
    APP.sql(
        """
        INSERT INTO allocation (demand_line_id, lot_item_id, quantity)
        SELECT MAX(d.id), MIN(i.id), 1 FROM lot_item i
          JOIN demand_line d ON d.id NOT IN (SELECT demand_line_id FROM allocation)
         WHERE i.tender_id = %d"""
            .formatted(tender));

    FIXTURE.refused(publish(tender, "updated_at = UTC_TIMESTAMP(6)"), "tender.sums-differ");
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT, PUBLISHED",
    "DRAFT, CLOSED",
    "DRAFT, AWARDED",
    "APPROVED, CLOSED",
    "APPROVED, AWARDED",
    "PUBLISHED, DRAFT",
    "PUBLISHED, APPROVED",
    "PUBLISHED, OPENED",
    "PUBLISHED, UNDER_EVALUATION",
    "PUBLISHED, DECIDED"
  })
  void a_tender_goes_only_the_ways_of_its_life(String from, String to) {
    long tender =
        switch (from) {
          case "DRAFT" -> FIXTURE.aDraft();
          case "APPROVED" -> FIXTURE.anApproved();
          default -> FIXTURE.aPublished();
        };

    // Some of these break another rule besides; here it is about the order of the steps alone.
    APP.without(
        "tr_joint_tender_progress",
        () ->
            FIXTURE.refused(
                "UPDATE joint_tender SET status = '%s' WHERE id = %d".formatted(to, tender),
                "tender.step"));
  }

  @Test
  void a_cancelled_tender_does_not_come_back() {
    long tender = FIXTURE.aDraft();
    APP.sql(
        "UPDATE joint_tender SET status = 'CANCELLED', cancel_reason = 'x' WHERE id = " + tender);

    FIXTURE.refused("UPDATE joint_tender SET status = 'DRAFT' WHERE id = " + tender, "tender.step");
  }

  @Test
  void a_published_tender_gets_no_title_of_its_round_by_an_amendment() {
    long tender = FIXTURE.aPublished();
    long proposal =
        APP.get(ProposeAmendment.class)
            .run(
                FIXTURE.buyer(),
                tender,
                new AmendmentInput(
                    new Bilingual("سبب", "Reason"),
                    null,
                    Map.of("conditions", new Bilingual("أ", "a"))));
    APP.sql(
        """
        INSERT INTO tender_amendment_change
        VALUES (%d, 'title', 9, 'x', 'x', 'x', 'x', 'أجهزة', 'Computer round')"""
            .formatted(proposal));
    Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    assertThatThrownBy(() -> APP.get(PublishAmendment.class).run(second, tender, proposal))
        .hasStackTraceContaining("tender.title-of-round");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title_ar = 'x'
          award_criteria = 'priceOnly'
          currency = 'USD'
          rate_date = '2020-01-02'
          minimum_bid_days = 1
          published_at = published_at - INTERVAL 1 DAY
          approved_by = NULL
          """)
  void what_was_published_stays_as_bidders_read_it(String change) {
    long tender = FIXTURE.aPublished();

    FIXTURE.refused(
        "UPDATE joint_tender SET " + change + " WHERE id = " + tender, "tender.terms-fixed");
  }

  @Test
  void who_prepared_a_tender_and_its_number_are_never_rewritten() {
    long tender = FIXTURE.aDraft();
    long other = WORLD.aPersonWho(org.muwahhad.access.Role.CENTRAL_BUYER).personId();

    FIXTURE.refused(
        "UPDATE joint_tender SET prepared_by = %d WHERE id = %d".formatted(other, tender),
        "tender.identity-fixed");
    FIXTURE.refused(
        "UPDATE joint_tender SET number = 'JT-X' WHERE id = " + tender, "tender.identity-fixed");
  }

  @Test
  void an_allocation_is_never_changed() {
    long tender = FIXTURE.aDraft();

    FIXTURE.refused(
        "UPDATE allocation a JOIN lot_item i ON i.id = a.lot_item_id SET a.quantity = 1 WHERE i.tender_id = "
            + tender,
        "tender.allocation-immutable");
  }

  @Test
  void a_bid_period_shorter_than_the_rule_is_not_published() {
    long tender = FIXTURE.anApproved();

    FIXTURE.refused(publish(tender, "minimum_bid_days = 15"), "tender.bid-period-too-short");
    FIXTURE.refused(
        publish(tender, "minimum_bid_days = 14, urgency_reason = 'urgent'"),
        "tender.bid-period-too-short");
    FIXTURE.refused(
        publish(tender, "deadline_at = UTC_TIMESTAMP(6) + INTERVAL 29 DAY"),
        "ck_joint_tender_bid_period");
    assertThat(APP.sql(publish(tender, "minimum_bid_days = 15, urgency_reason = 'urgent'")))
        .isEqualTo(1);
  }

  @Test
  void the_deadline_of_a_published_tender_moves_only_later_and_by_an_amendment() {
    long tender = FIXTURE.aPublished();

    FIXTURE.refused(
        "UPDATE joint_tender SET deadline_at = deadline_at - INTERVAL 1 HOUR WHERE id = " + tender,
        "tender.deadline-not-earlier");
    FIXTURE.refused(
        "UPDATE joint_tender SET deadline_at = deadline_at + INTERVAL 1 DAY WHERE id = " + tender,
        "publication.deadline-by-amendment");
  }

  @Test
  void a_tender_does_not_close_before_its_deadline() {
    long tender = FIXTURE.aPublished();

    FIXTURE.refused(
        "UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + tender,
        "tender.deadline-not-reached");
  }

  @Test
  void a_cancelled_tender_has_a_reason() {
    long tender = FIXTURE.aDraft();

    FIXTURE.refused(
        "UPDATE joint_tender SET status = 'CANCELLED', cancel_reason = '' WHERE id = " + tender,
        "ck_joint_tender_cancelled");
  }

  @Test
  void the_preparer_sits_on_no_panel() {
    long tender = FIXTURE.aDraft();
    long preparer = FIXTURE.buyer().personId();

    FIXTURE.refused(
        "INSERT INTO panel_member (tender_id, person_id, panel, is_chair) VALUES (%d, %d, 'OPENING', FALSE)"
            .formatted(tender, preparer),
        "tender.preparer-on-panel");
    FIXTURE.refused(
        "UPDATE panel_member SET person_id = %d WHERE tender_id = %d LIMIT 1"
            .formatted(preparer, tender),
        "tender.preparer-on-panel");
  }

  @Test
  void only_examiners_have_an_expertise_and_of_the_three() {
    long tender = FIXTURE.aDraft();
    String change =
        "UPDATE panel_member SET expertise = '%s' WHERE panel = '%s' AND tender_id = %d";

    FIXTURE.refused(change.formatted("LEGAL", "OPENING", tender), "ck_panel_member_expertise");
    FIXTURE.refused(change.formatted("SOCIAL", "EXAMINATION", tender), "ck_panel_member_expertise");
  }

  @Test
  void nobody_sits_on_both_panels() {
    long tender = FIXTURE.aDraft();

    FIXTURE.refused(
        "INSERT INTO panel_member (tender_id, person_id, panel, is_chair) SELECT tender_id, person_id, 'EXAMINATION', FALSE FROM panel_member WHERE panel = 'OPENING' AND tender_id = "
            + tender,
        "Duplicate entry");
  }

  @Test
  void a_round_goes_into_one_tender() {
    long tender = FIXTURE.aDraft();
    long other = FIXTURE.aDraft();

    FIXTURE.refused(
        "INSERT INTO tender_round (round_id, tender_id) SELECT round_id, %d FROM tender_round WHERE tender_id = %d"
            .formatted(other, tender),
        "Duplicate entry");
  }

  @Test
  void an_item_stands_in_a_tender_once() {
    long tender = FIXTURE.aDraft();

    FIXTURE.refused(
        "INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity) SELECT tender_id, lot_id, 99, revision_id, unit_code, 1 FROM lot_item WHERE tender_id = "
            + tender,
        "Duplicate entry");
  }

  @Test
  void the_record_of_stages_is_not_changed() {
    long tender = FIXTURE.aDraft();

    FIXTURE.refused(
        "UPDATE tender_milestone SET at = UTC_TIMESTAMP(6) WHERE tender_id = " + tender,
        "tender.milestone-immutable");
    FIXTURE.refused(
        "DELETE FROM tender_milestone WHERE tender_id = " + tender, "tender.milestone-immutable");
  }

  private static String publish(long tender, String with) {
    return "UPDATE joint_tender SET status = 'PUBLISHED', published_at = UTC_TIMESTAMP(6), %s WHERE id = %d"
        .formatted(with, tender);
  }
}
