package org.muwahhad.notification.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.AnnounceRound;
import org.muwahhad.demand.round.CancelRound;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.round.ExtendRound;
import org.muwahhad.demand.round.OpenRound;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.notification.inbox.ViewInbox;
import org.muwahhad.notification.inbox.ViewMessage;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/** Who is informed of what, in the transaction of the act. */
class NoticesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private final Actor buyer = DEMAND.buyer();
  private final Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
  private final Actor coordinator = DEMAND.aCoordinatorOf("OM");
  private final Actor qatari = DEMAND.aCoordinatorOf("QA");

  @Test
  void every_officer_and_coordinator_of_the_states_invited_is_told_of_each_step_of_a_round() {
    long round = DEMAND.aPlannedRound();
    APP.get(AnnounceRound.class).run(buyer, round);
    APP.get(OpenRound.class).run(buyer, round);
    APP.get(ExtendRound.class)
        .run(
            buyer,
            round,
            new ExtendRound.Extension(
                Instant.now().plus(Duration.ofDays(90)), null, "Holidays <b>came</b>"));
    APP.get(CloseRound.class).run(buyer, round, "All is in");
    APP.get(CancelRound.class).run(buyer, round, "No budget");

    for (Actor told : List.of(officer, coordinator)) {
      assertThat(inbox(told).messages())
          .extracting(ViewInbox.Message::kind)
          .containsSubsequence(
              "round-cancelled",
              "round-closed",
              "round-extended",
              "round-opened",
              "round-announced");
    }
    assertThat(inbox(qatari).messages()).isEmpty();
    assertThat(inbox(officer).messages().get(2).text()).contains("Holidays <b>came</b>");
    assertThat(inbox(officer).messages().get(0).href()).isEqualTo("/rounds/" + round);
  }

  @Test
  void officers_are_told_what_becomes_of_their_submission_with_the_reason() {
    DemandFixture.Side side =
        DEMAND.aSubmission(DEMAND.anOpenRound(), "OM", line(DEMAND.aLaptop(), "2"));
    APP.get(ReturnSubmission.class)
        .run(coordinator, side.submission(), version(side), "Quantity too high");
    APP.sql("UPDATE submission SET status = 'SUBMITTED' WHERE id = " + side.submission());
    APP.get(EndorseSubmission.class).run(coordinator, side.submission(), version(side));

    assertThat(inbox(side.officer()).messages())
        .extracting(ViewInbox.Message::kind)
        .containsSubsequence("submission-endorsed", "submission-returned", "demand-submitted");
    assertThat(inbox(side.officer()).messages())
        .filteredOn(m -> m.kind().equals("submission-returned"))
        .extracting(ViewInbox.Message::text)
        .singleElement()
        .asString()
        .contains("Quantity too high");
    assertThat(inbox(officer).messages())
        .extracting(ViewInbox.Message::kind)
        .doesNotContain("submission-returned", "submission-endorsed", "demand-submitted");
  }

  @Test
  void an_act_that_is_refused_tells_nobody() {
    long round = DEMAND.anOpenRound();
    long before = inbox(officer).total();

    assertThatThrownBy(() -> APP.get(CancelRound.class).run(buyer, round, " "))
        .isInstanceOf(Refusal.InvalidInput.class);

    assertThat(inbox(officer).total()).isEqualTo(before);
  }

  @Test
  void messages_are_read_one_by_one_or_all_and_only_by_whom_they_were_written_to() {
    DEMAND.anOpenRound();
    ViewInbox.Message first = inbox(officer).messages().get(0);
    int unread = inbox(officer).unread();

    assertThatThrownBy(() -> APP.get(ViewMessage.class).run(qatari, first.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(APP.get(ViewMessage.class).run(officer, first.id())).isEqualTo(first.href());
    assertThat(inbox(officer).unread()).isEqualTo(unread - 1);
    assertThat(APP.get(ViewMessage.class).all(officer)).isEqualTo(unread - 1);
    assertThat(inbox(officer).unread()).isZero();
  }

  @Test
  void the_same_message_reads_in_both_languages() {
    DEMAND.anOpenRound();

    assertThat(inbox(officer).messages().get(0).subject())
        .isEqualTo("Open: demand round “Test round”");
    assertThat(
            APP.get(ViewInbox.class)
                .get(officer, Language.AR, new ListChoice("/messages", "", "", "", 1))
                .messages()
                .get(0)
                .subject())
        .isEqualTo("فُتحت جولة الطلب: جولة اختبار");
  }

  @Test
  void the_database_keeps_what_people_were_told_and_tells_a_thing_once() {
    DEMAND.anOpenRound();

    refused("UPDATE notice SET kind = 'other'", "notification.notice-immutable");
    refused(
        "UPDATE inbox_message SET person_id = " + qatari.personId(),
        "notification.notice-immutable");
    refused(
        """
        INSERT INTO inbox_message (notice_id, person_id)
        SELECT notice_id, person_id FROM inbox_message LIMIT 1""",
        "uq_inbox_message_person");
    String once =
        """
        INSERT INTO notice (kind, href, arguments, once_key, created_at)
        VALUES ('round-opened', '/', '[]', 'once', UTC_TIMESTAMP(6))""";
    APP.sql(once);
    refused(once, "uq_notice_once");
    refused("UPDATE person SET language = 'fr'", "ck_person_language");
  }

  private static int version(DemandFixture.Side side) {
    return DEMAND.version(side.submission());
  }

  private static ViewInbox.InboxView inbox(Actor actor) {
    return APP.get(ViewInbox.class)
        .get(actor, Language.EN, new ListChoice("/messages", "", "", "", 1));
  }

  private static void refused(String statement, String by) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(by);
  }
}
