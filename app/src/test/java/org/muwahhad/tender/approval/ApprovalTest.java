package org.muwahhad.tender.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.lot.RenameLot;

/** Approving, returning, publishing and cancelling a tender. */
@Tag("long")
class ApprovalTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final ApproveTender approve = APP.get(ApproveTender.class);
  private final PublishTender publish = APP.get(PublishTender.class);
  private final TenderQueries queries = APP.get(TenderQueries.class);

  @Test
  void a_second_buyer_approves_what_the_first_prepared() {
    long tender = FIXTURE.aDraft();

    TenderFixture.approve(APP, second, tender);

    assertThat(queries.getTender(tender).status()).isEqualTo(TenderStatus.APPROVED);
    assertThat(queries.getTender(tender).approvedBy()).isEqualTo(second.personId());
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.approve");
  }

  @Test
  void a_draft_is_approved_once_who_prepared_it_sent_it_and_only_as_it_was_sent() {
    long tender = FIXTURE.aDraft();
    AskForApproval ask = APP.get(AskForApproval.class);
    assertThatThrownBy(() -> ask.run(FIXTURE.buyer(), tender))
        .hasMessage("tender.documents-missing");
    TenderFixture.complete(APP, tender);

    assertThatThrownBy(() -> approve.run(second, tender)).hasMessage("tender.approval-not-asked");
    assertThatThrownBy(() -> ask.run(second, tender)).hasMessage("tender.not-preparer");
    ask.run(FIXTURE.buyer(), tender);
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.approval-asked");
    assertThatThrownBy(() -> ask.run(FIXTURE.buyer(), tender))
        .hasMessage("tender.approval-asked-already");

    long lot = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender).get(0);
    APP.get(RenameLot.class).run(FIXTURE.buyer(), tender, lot, new Bilingual("عنوان", "Title"));
    assertThatThrownBy(() -> approve.run(second, tender))
        .as("what was changed since is not approved")
        .hasMessage("tender.approval-not-asked");
    ask.run(FIXTURE.buyer(), tender);
    approve.run(second, tender);
    assertThat(queries.getTender(tender).status()).isEqualTo(TenderStatus.APPROVED);
  }

  @Test
  void whoever_prepared_or_changed_it_does_not_approve_it() {
    long tender = FIXTURE.aDraft();
    long lot = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender).get(0);
    APP.get(RenameLot.class).run(second, tender, lot, new Bilingual("عنوان", "Title"));

    assertThatThrownBy(() -> approve.run(FIXTURE.buyer(), tender)).hasMessage("tender.four-eyes");
    assertThatThrownBy(() -> approve.run(second, tender)).hasMessage("tender.approver-edited");
  }

  @Test
  void a_tender_whose_sums_differ_from_the_demand_is_not_approved() {
    long tender = FIXTURE.aDraft();
    APP.sql(
        "UPDATE lot_item SET quantity = quantity + 1 WHERE tender_id = %d LIMIT 1"
            .formatted(tender));

    assertThatThrownBy(() -> approve.run(second, tender)).hasMessage("tender.sums-differ");
  }

  @Test
  void technical_weights_that_do_not_sum_to_100_stop_the_approval() {
    long tender = FIXTURE.aDraft();
    APP.sql("DELETE FROM criterion WHERE code = 'T1' AND tender_id = " + tender);

    assertThatThrownBy(() -> approve.run(second, tender)).hasMessage("tender.weights-not-100");
  }

  @Test
  void a_deadline_on_a_rest_day_of_a_state_is_pointed_out_and_does_not_stop_the_approval() {
    long tender = FIXTURE.aDraft();
    APP.sql(
        "UPDATE joint_tender SET deadline_at = deadline_at + INTERVAL MOD(13 - DAYOFWEEK(deadline_at), 7) DAY WHERE id = "
            + tender);
    Checklist onFriday = APP.get(Checklists.class).draw(queries.getTender(tender));
    APP.sql(
        "UPDATE joint_tender SET deadline_at = deadline_at + INTERVAL 4 DAY WHERE id = " + tender);
    APP.sql(
        "INSERT INTO holiday (state_code, day, name_ar, name_en) SELECT 'OM', DATE(deadline_at), 'عيد', 'Feast' FROM joint_tender WHERE id = "
            + tender);
    Checklist onHoliday = APP.get(Checklists.class).draw(queries.getTender(tender));

    assertThat(restDay(onFriday, "deadline-rest-day"))
        .contains("Bahrain (weekend)", "Qatar (weekend)", "The next day on which all states work")
        .doesNotContain("UAE");
    assertThat(restDay(onHoliday, "deadline-rest-day")).startsWith("Oman (Feast). ");
    TenderFixture.approve(APP, second, tender);
  }

  @Test
  void a_last_question_or_answer_due_on_a_rest_day_is_pointed_out_too() {
    long tender = FIXTURE.aDraft();
    // Ten days before a Monday is a Friday, and so are six days before a Thursday.
    APP.sql(
        "UPDATE joint_tender SET deadline_at = deadline_at + INTERVAL MOD(9 - DAYOFWEEK(deadline_at), 7) DAY WHERE id = "
            + tender);
    Checklist onMonday = APP.get(Checklists.class).draw(queries.getTender(tender));
    APP.sql(
        "UPDATE joint_tender SET deadline_at = deadline_at + INTERVAL 3 DAY WHERE id = " + tender);
    Checklist onThursday = APP.get(Checklists.class).draw(queries.getTender(tender));

    assertThat(restDay(onMonday, "questions-rest-day")).contains("Bahrain").doesNotContain("UAE");
    assertThat(restDay(onMonday, "answers-rest-day")).isEmpty();
    assertThat(restDay(onThursday, "answers-rest-day")).contains("Bahrain").doesNotContain("UAE");
    assertThat(restDay(onThursday, "questions-rest-day")).isEmpty();
    assertThat(Browserless.signedInAs(APP, second).get("/tenders/" + tender + "/approval").body())
        .contains("The last answers are due on a working day in every member state");
    TenderFixture.approve(APP, second, tender);
  }

  @Test
  void a_tender_whose_estimate_cannot_be_computed_is_not_approved() {
    long tender = FIXTURE.aDraft();
    // No rate is known of that day.
    APP.without(
        "tr_joint_tender_rate_date_moved",
        () -> APP.sql("UPDATE joint_tender SET rate_date = '1990-01-01' WHERE id = " + tender));

    assertThatThrownBy(() -> approve.run(second, tender)).hasMessage("tender.estimate-missing");
    assertThat(Browserless.signedInAs(APP, second).get("/tenders/" + tender + "/approval").body())
        .contains("The estimate can be calculated");
  }

  private static String restDay(Checklist checklist, String code) {
    return checklist.checks().stream()
        .filter(c -> c.code().equals(code) && !c.met() && c.advice())
        .map(Checklist.ApprovalCondition::about)
        .map(Bilingual::en)
        .findFirst()
        .orElse("");
  }

  @Test
  void an_approved_tender_goes_back_to_draft_and_needs_a_new_approval() {
    long tender = FIXTURE.anApproved();

    APP.get(ReturnTenderToDraft.class).run(FIXTURE.buyer(), tender, "The screens are missing");

    assertThat(queries.getTender(tender).status()).isEqualTo(TenderStatus.DRAFT);
    assertThat(queries.getTender(tender).approvedBy()).isNull();
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.return-to-draft");
  }

  @Test
  void publication_opens_the_tender_to_everybody() {
    long tender = FIXTURE.anApproved();
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    assertThatThrownBy(() -> APP.get(TenderFiles.class).get(bidder, tender))
        .isInstanceOf(Refusal.NotFound.class);

    publish.run(FIXTURE.buyer(), tender);

    TenderFile file = APP.get(TenderFiles.class).get(bidder, tender);
    assertThat(file.tender().status()).isEqualTo(TenderStatus.PUBLISHED);
    assertThat(file.panels()).isEmpty();
    assertThat(FIXTURE.countActs(tender, "tender.publish")).isEqualTo("1");
  }

  @Test
  void a_tender_left_too_long_before_publication_needs_a_later_deadline() {
    long tender = FIXTURE.anApproved();

    assertThatThrownBy(
            () ->
                DemoTime.run(
                    Instant.now().plus(Duration.ofDays(20)),
                    () -> publish.run(FIXTURE.buyer(), tender)))
        .hasMessage("tender.bid-period-too-short");
  }

  @Test
  void a_draft_is_not_published() {
    long tender = FIXTURE.aDraft();

    assertThatThrownBy(() -> publish.run(FIXTURE.buyer(), tender))
        .hasMessage("tender.wrong-status");
  }

  @Test
  void a_tender_is_cancelled_with_a_reason_only() {
    long tender = FIXTURE.aPublished();
    CancelTender cancel = APP.get(CancelTender.class);

    assertThatThrownBy(() -> cancel.run(FIXTURE.buyer(), tender, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    cancel.run(FIXTURE.buyer(), tender, "The budget was withdrawn");

    assertThat(queries.getTender(tender).status()).isEqualTo(TenderStatus.CANCELLED);
    assertThat(queries.getTender(tender).cancelReason()).isEqualTo("The budget was withdrawn");
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.cancel");
    assertThatThrownBy(() -> cancel.run(FIXTURE.buyer(), tender, "Again"))
        .hasMessage("tender.wrong-status");
  }

  @Test
  void only_buyers_publish_return_and_cancel() {
    long tender = FIXTURE.anApproved();
    Actor auditor = WORLD.aPersonWho(Role.AUDITOR);

    for (Runnable act :
        List.<Runnable>of(
            () -> publish.run(auditor, tender),
            () -> APP.get(ReturnTenderToDraft.class).run(auditor, tender, "x"),
            () -> APP.get(CancelTender.class).run(auditor, tender, "x"),
            () -> approve.run(auditor, tender))) {
      assertThatThrownBy(act::run).isInstanceOf(Refusal.NotPermitted.class);
    }
  }
}
