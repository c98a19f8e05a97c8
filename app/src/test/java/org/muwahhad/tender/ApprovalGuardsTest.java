package org.muwahhad.tender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/** What a draft tender lacks keeps the database from its approval, no matter who approves. */
@Tag("long")
class ApprovalGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private static final String APPROVE =
      "UPDATE joint_tender SET status = 'APPROVED', approved_by = %d WHERE id = %d";

  @Test
  void a_draft_whose_parts_all_hold_is_approved() {
    long tender = FIXTURE.aDraft();

    TenderFixture.send(APP, tender);
    assertThat(APP.sql(approve(tender))).isEqualTo(1);
  }

  @Test
  void a_draft_is_approved_only_as_it_was_sent_with_a_document_and_a_title_of_its_own() {
    long unsent = FIXTURE.aDraft();
    TenderFixture.complete(APP, unsent);
    FIXTURE.refused(approve(unsent), "tender.approval-not-asked");
    FIXTURE.refused(request(unsent, "version + 1"), "tender.not-editable");

    long bare = FIXTURE.aDraft();
    assertThat(APP.sql(request(bare, "version"))).isEqualTo(1);
    FIXTURE.refused(approve(bare), "tender.documents-missing");

    long named = FIXTURE.aDraft();
    TenderFixture.send(APP, named);
    FIXTURE.refused(
        "UPDATE approval_request SET asked_by = asked_by + 1 WHERE tender_id = " + named,
        "tender.request-fixed");
    FIXTURE.refused(
        "DELETE FROM approval_request WHERE tender_id = " + named, "tender.request-fixed");
    APP.sql("UPDATE joint_tender SET title_en = 'Computer round' WHERE id = " + named);
    FIXTURE.refused(approve(named), "tender.title-of-round");

    long unnamed = FIXTURE.aDraft();
    TenderFixture.send(APP, unnamed);
    APP.sql("UPDATE lot SET named_by = NULL WHERE tender_id = " + unnamed);
    FIXTURE.refused(approve(unnamed), "tender.lot-names-proposed");
    long approved = FIXTURE.anApproved();
    FIXTURE.refused(
        "UPDATE lot SET named_by = NULL WHERE tender_id = " + approved, "tender.not-editable");
  }

  private static String request(long tender, String version) {
    return """
    INSERT INTO approval_request (tender_id, tender_version, asked_by, asked_at)
    VALUES (%1$d, (SELECT t.v FROM (SELECT %2$s AS v FROM joint_tender WHERE id = %1$d) t), %3$d,
            UTC_TIMESTAMP(6))"""
        .formatted(tender, version, FIXTURE.buyer().personId());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tender.demand-not-covered | DELETE a FROM allocation a JOIN lot_item i ON i.id = a.lot_item_id WHERE i.tender_id = %d
          tender.sums-differ        | UPDATE lot_item SET quantity = quantity + 1 WHERE tender_id = %d
          tender.weights-not-100    | DELETE FROM criterion WHERE code = 'T1' AND tender_id = %d
          tender.panel-incomplete   | DELETE FROM panel_member WHERE panel = 'OPENING' AND tender_id = %d
          tender.panel-incomplete   | UPDATE panel_member SET is_chair = FALSE WHERE tender_id = %d
          tender.expertise-missing  | UPDATE panel_member SET expertise = 'LEGAL' WHERE panel = 'EXAMINATION' AND tender_id = %d
          tender.expertise-missing  | UPDATE panel_member SET expertise = NULL WHERE expertise = 'FINANCIAL' AND tender_id = %d
          tender.lot-empty          | INSERT INTO lot (tender_id, number, title_ar, title_en, status) VALUES (%d, 9, 'x', 'x', 'ACTIVE')
          """)
  void a_draft_with_a_part_that_does_not_hold_is_not_approved(String code, String spoil) {
    long tender = FIXTURE.aDraft();
    APP.sql(spoil.formatted(tender));

    FIXTURE.refused(approve(tender), code);
  }

  @Test
  void a_bid_security_is_asked_for_in_one_measure_and_taken_in_some_form() {
    APP.sql(
        """
        INSERT INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar,
                                  source_en)
        VALUES ('bid-security.percent', 0, 'PERCENT', 81, 'x', 'x', 'x', 'x'),
               ('bid-security.amount', 0, 'SAR', 82, 'x', 'x', 'x', 'x'),
               ('bid-security.form.bank-guarantee', 1, 'COUNT', 83, 'x', 'x', 'x', 'x')""");
    String rules =
        "UPDATE tender_rule SET value = CASE code WHEN 'bid-security.percent' THEN 2"
            + " WHEN 'bid-security.amount' THEN %2$d ELSE %3$d END"
            + " WHERE code LIKE 'bid-security.%%' AND tender_id = %1$d";
    long twice = FIXTURE.aDraft();
    APP.sql(rules.formatted(twice, 5000, 1));
    FIXTURE.refused(approve(twice), "tender.security-asked-twice");
    long without = FIXTURE.aDraft();
    APP.sql(rules.formatted(without, 0, 0));
    FIXTURE.refused(approve(without), "tender.security-without-form");
    long sound = FIXTURE.aDraft();
    APP.sql(rules.formatted(sound, 0, 1));
    TenderFixture.send(APP, sound);
    assertThat(APP.sql(approve(sound))).isEqualTo(1);
  }

  @Test
  void points_are_taken_from_records_for_a_criterion_and_of_months_that_are_named() {
    APP.sql(
        """
        INSERT INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar,
                                  source_en)
        VALUES ('performance.no-breach-months', 0, 'MONTHS', 84, 'x', 'x', 'x', 'x'),
               ('performance.points-per-breach', 0, 'POINTS', 85, 'x', 'x', 'x', 'x')""");
    String rule = "UPDATE tender_rule SET value = 12 WHERE code = '%s' AND tender_id = %d";
    long tender = FIXTURE.aDraft();
    TenderFixture.send(APP, tender);
    APP.sql(rule.formatted("performance.points-per-breach", tender));
    FIXTURE.refused(approve(tender), "tender.record-criterion-missing");
    APP.sql("UPDATE criterion SET code = 'RECORD' WHERE code = 'T1' AND tender_id = " + tender);
    FIXTURE.refused(approve(tender), "tender.record-criterion-missing");
    APP.sql(rule.formatted("performance.no-breach-months", tender));
    assertThat(APP.sql(approve(tender))).isEqualTo(1);
  }

  @Test
  void an_approval_names_somebody_else_than_the_preparer() {
    long tender = FIXTURE.aDraft();

    FIXTURE.refused(
        "UPDATE joint_tender SET status = 'APPROVED' WHERE id = " + tender,
        "tender.approver-missing");
    FIXTURE.refused(
        APPROVE.formatted(FIXTURE.buyer().personId(), tender), "ck_joint_tender_four_eyes");
  }

  private static String approve(long tender) {
    long other = WORLD.aPersonWho(org.muwahhad.access.Role.CENTRAL_BUYER).personId();
    return APPROVE.formatted(other, tender);
  }
}
