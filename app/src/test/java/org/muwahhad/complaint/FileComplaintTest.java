package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.shared.Refusal;

/** Who complains of what, until when, and how often. */
class FileComplaintTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);
  private static final Actor DINAR = CASES.dinar;
  private static final Actor RIYAL = CASES.riyal;

  @Test
  void late_complaints_are_refused_with_both_times_and_by_the_database_too() {
    AwardFixture.Tender tender = CASES.inStandstill();

    assertThatThrownBy(() -> ComplaintFixture.inDays(11, () -> CASES.file(tender, RIYAL, 0)))
        .hasMessage("complaint.too-late")
        .satisfies(
            r ->
                assertThat(((Refusal) r).arguments())
                    .hasSize(2)
                    .allSatisfy(a -> assertThat((String) a).matches("\\d{4}-\\d\\d-\\d\\d .*")));
    assertThatThrownBy(() -> CASES.file(tender, DINAR, 0))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("complaint.lot-not-open"));
    assertThatThrownBy(
            () ->
                APP.get(FileComplaint.class)
                    .run(
                        FIXTURE.world().aBidderFor(FIXTURE.world().aSupplier()),
                        tender.id(),
                        CASES.content(tender, 0, "k")))
        .hasMessage("complaint.no-bid");
    AwardFixture.Tender evaluated = FIXTURE.aTender();
    assertThatThrownBy(() -> CASES.file(evaluated, RIYAL, 0)).hasMessage("complaint.not-yet");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO complaint (tender_id, number, bid_id, status, grounds, remedy_sought,
                      request_key, filed_by, filed_at, answer_until, decide_until)
                    VALUES (%d, 1, %d, 'FILED', 'x', 'x', 'x', %d, UTC_TIMESTAMP(6),
                            UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6) + INTERVAL 1 DAY)"""
                        .formatted(evaluated.id(), evaluated.riyalBid(), RIYAL.personId())))
        .hasMessageContaining("complaint.standstill-over");
  }

  @Test
  void a_complaint_after_the_time_is_late_also_while_lots_are_examined_anew() {
    AwardFixture.Tender tender = CASES.inStandstill();
    CASES.decide(CASES.file(tender, RIYAL, 0), Remedy.REEVALUATE);
    ComplaintFixture.inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.status(tender)).isEqualTo("UNDER_EVALUATION");

    assertThatThrownBy(
            () ->
                ComplaintFixture.inDays(
                    11,
                    () ->
                        APP.get(FileComplaint.class)
                            .run(DINAR, tender.id(), CASES.content(tender, 1, "late"))))
        .hasMessage("complaint.too-late");
  }

  @Test
  void a_complaint_names_each_lot_once_and_its_request() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long lot = tender.lots().get(0);

    assertThatThrownBy(
            () ->
                APP.get(FileComplaint.class)
                    .run(
                        RIYAL,
                        tender.id(),
                        new FileComplaint.Content(List.of(lot, lot), "Grounds", "Wish", null)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("requestKey shared.missing", "lots[1] complaint.lot-twice"));
  }

  @Test
  void a_complaint_is_filed_once_and_can_be_withdrawn() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    assertThat(CASES.file(tender, RIYAL, 0)).isEqualTo(id);
    assertThatThrownBy(() -> APP.get(WithdrawComplaint.class).run(DINAR, id))
        .isInstanceOf(Refusal.NotFound.class);

    APP.get(WithdrawComplaint.class).run(RIYAL, id);

    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("complaint.withdrawn");
    ComplaintFixture.inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.status(tender)).isEqualTo("AWARDED");
    assertThatThrownBy(() -> APP.get(AnswerComplaint.class).run(FIXTURE.buyer, id, "late"))
        .hasMessage("complaint.over");
  }

  @Test
  void a_bidder_has_one_open_complaint_on_a_lot() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);
    FileComplaint file = APP.get(FileComplaint.class);

    assertThatThrownBy(() -> file.run(RIYAL, tender.id(), CASES.content(tender, 0, "other")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("complaint.lot-complained-of"));
    assertThatThrownBy(() -> filePast(tender, 7)).hasMessageContaining("complaint.lot-complained");
    assertThat(APP.get(ViewComplaints.class).opening(RIYAL, tender.id()).lots()).isEmpty();

    APP.get(WithdrawComplaint.class).run(RIYAL, id);
    assertThat(file.run(RIYAL, tender.id(), CASES.content(tender, 0, "again"))).isNotEqualTo(id);
  }

  @Test
  void of_a_lot_it_did_not_bid_for_a_bidder_does_not_complain() {
    AwardFixture.Tender tender = CASES.inStandstill();
    APP.without(
        "tr_bid_line_kept",
        () ->
            APP.sql(
                """
                DELETE p FROM bid_line p JOIN lot_item i ON i.id = p.lot_item_id
                 WHERE p.bid_id = %d AND i.lot_id = %d"""
                    .formatted(tender.riyalBid(), tender.lots().get(0))));

    assertThat(APP.get(ViewComplaints.class).opening(RIYAL, tender.id()).lots()).isEmpty();
    assertThatThrownBy(() -> CASES.file(tender, RIYAL, 0))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("complaint.no-bid-for-lot"));
    assertThatThrownBy(() -> filePast(tender, 7)).hasMessageContaining("complaint.no-bid-for-lot");
  }

  @Test
  void a_bidder_whose_prices_stay_sealed_complains_of_a_lot_without_requirements() {
    AwardFixture.Tender tender = CASES.inStandstill();
    sealed(tender, 1);

    assertThat(APP.get(ViewComplaints.class).opening(RIYAL, tender.id()).lots()).hasSize(1);
    long id = CASES.file(tender, RIYAL, 0);

    assertThat(APP.ask("SELECT status FROM complaint WHERE id = " + id)).isEqualTo("FILED");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("complaint.filed");
  }

  @Test
  void of_a_lot_with_requirements_it_answered_nothing_of_such_a_bidder_does_not_complain() {
    AwardFixture.Tender tender = CASES.inStandstill();
    sealed(tender, 1);
    requirement(tender, 0);

    assertThat(APP.get(ViewComplaints.class).opening(RIYAL, tender.id()).lots()).isEmpty();
    assertThatThrownBy(() -> filePast(tender, 7)).hasMessageContaining("complaint.no-bid-for-lot");
  }

  /** No price of the bid is read, and it answers a requirement of one lot. */
  private static void sealed(AwardFixture.Tender tender, int answered) {
    APP.without(
        "tr_bid_line_kept",
        () -> APP.sql("DELETE FROM bid_line WHERE bid_id = " + tender.riyalBid()));
    requirement(tender, answered);
    APP.without(
        "tr_bid_answer_at_opening",
        () ->
            APP.sql(
                """
                INSERT INTO bid_answer (bid_id, requirement_id, tender_id, claim, offered, remark)
                SELECT %d, MAX(id), tender_id, 'COMPLIES', '', '' FROM lot_requirement
                 WHERE tender_id = %d GROUP BY tender_id"""
                    .formatted(tender.riyalBid(), tender.id())));
  }

  private static void requirement(AwardFixture.Tender tender, int lot) {
    APP.without(
        "tr_lot_requirement_added",
        () ->
            APP.sql(
                """
                INSERT INTO lot_requirement (tender_id, lot_item_id, position, name_ar, name_en,
                  comparison, wanted, text_ar, text_en, is_mandatory)
                SELECT tender_id, MIN(id), 1, 'ضمان', 'Warranty', 'AS_DESCRIBED', '', 'سنتان',
                       'two years', TRUE
                  FROM lot_item WHERE lot_id = %d GROUP BY tender_id"""
                    .formatted(tender.lots().get(lot))));
  }

  /** Past the code. */
  private static void filePast(AwardFixture.Tender tender, int number) {
    APP.sql(
        """
        INSERT INTO complaint (tender_id, number, bid_id, status, grounds, remedy_sought, request_key,
          filed_by, filed_at, answer_until, decide_until)
        VALUES (%d, %d, %d, 'FILED', 'x', 'x', 'past', %d, UTC_TIMESTAMP(6),
                UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6) + INTERVAL 1 DAY)"""
            .formatted(tender.id(), number, tender.riyalBid(), RIYAL.personId()));
    APP.sql(
        """
        INSERT INTO complaint_lot (complaint_id, lot_id, tender_id, award_id)
        SELECT c.id, a.lot_id, a.tender_id, a.id FROM complaint c
          JOIN award a ON a.live_lot_id = %d
         WHERE c.tender_id = %d AND c.number = %d"""
            .formatted(tender.lots().get(0), tender.id(), number));
  }
}
