package org.muwahhad.plan.intention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.plan.PlanFixture;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.shared.WorkingDays;

/** An intention to buy is announced, and states that it does not name ask to be invited. */
class IntentionTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final PlanFixture PLANS = new PlanFixture(APP, WORLD);
  private final RequestInvitation request = APP.get(RequestInvitation.class);
  private final AnswerInvitationRequest answer = APP.get(AnswerInvitationRequest.class);
  private final ViewIntentions view = APP.get(ViewIntentions.class);
  private final Actor qatar = PLANS.aCoordinatorOf("QA");

  @Test
  void every_state_has_eight_working_days_between_the_announcement_and_a_round() {
    long intention = PLANS.anIntention("KW", "OM");

    IntentionQueries.AnnouncedIntention announced = view.get(PLANS.buyer(), intention).intention();
    assertThat(PLANS.lastAct("intention", intention)).isEqualTo("plan.intention-announced");
    for (WorkingDays state : APP.get(StateCalendarQueries.class).all().values()) {
      assertThat(workingDays(state, announced.announcedAt(), announced.roundsFrom()))
          .isGreaterThanOrEqualTo(8);
    }
  }

  private static long workingDays(WorkingDays state, Instant from, Instant to) {
    ZoneId zone = state.zone();
    LocalDate first = LocalDate.ofInstant(from, zone);
    return first
        .datesUntil(LocalDate.ofInstant(to, zone).plusDays(1))
        .skip(1)
        .filter(state::isWorkingDay)
        .count();
  }

  @Test
  void the_database_counts_the_working_days_with_weekends_and_holidays_of_each_state() {
    Instant now = Instant.now();
    for (int days : List.of(2, 5, 6)) {
      APP.sql(
          """
          INSERT INTO holiday (state_code, day, name_ar, name_en)
          SELECT code, DATE(UTC_TIMESTAMP()) + INTERVAL %d DAY, 'عيد', 'Feast' FROM member_state
           WHERE code IN ('AE', 'SA')"""
              .formatted(days));
    }
    for (int hour : List.of(0, 7, 19, 21)) {
      Instant announced =
          now.atZone(ZoneId.of("UTC"))
              .toLocalDate()
              .atTime(hour, 30)
              .atZone(ZoneId.of("UTC"))
              .toInstant();
      Instant enough =
          APP.get(StateCalendarQueries.class).all().values().stream()
              .map(s -> s.after(announced, 8))
              .max(Instant::compareTo)
              .orElseThrow();

      assertThatThrownBy(() -> announce(announced, enough.minus(Duration.ofDays(1))))
          .hasMessageContaining("plan.intention-too-short");
      announce(announced, enough);
    }
  }

  private static void announce(Instant announced, Instant roundsFrom) {
    long id =
        WORLD.insert(
            """
            INSERT INTO purchase_intention (code, name_ar, name_en, description_ar, description_en,
                                            announced_by, rounds_from)
            VALUES ('P-%d', 'س', 'x', 'س', 'x', %d, '%s')"""
                .formatted(System.nanoTime(), PLANS.buyer().personId(), sql(roundsFrom)));
    APP.sql(
        "UPDATE purchase_intention SET announced_at = '%s' WHERE id = %d"
            .formatted(sql(announced), id));
  }

  private static String sql(Instant at) {
    return at.toString().replace("T", " ").replace("Z", "");
  }

  @Test
  void a_state_that_is_not_named_asks_and_is_invited_once_accepted() {
    long intention = PLANS.anIntention("KW");
    Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("OM"));

    assertThat(view.get(officer, intention).mayAsk()).isTrue();
    request.run(officer, intention, "We replace 200 computers");

    assertThat(PLANS.lastAct("intention", intention)).isEqualTo("plan.invitation-requested");
    assertThat(view.get(officer, intention).mayAsk()).isFalse();
    assertThat(view.get(officer, intention).requests()).hasSize(1);
    assertThat(view.get(WORLD.anOfficerOf(WORLD.anEntityIn("OM")), intention).requests())
        .as("of their own entity alone")
        .isEmpty();
    assertThat(view.get(qatar, intention).requests()).as("of their own state alone").isEmpty();
    answer.run(
        PLANS.buyer(),
        intention,
        "OM",
        new AnswerInvitationRequest.Answer(InvitationAnswer.ACCEPTED, ""));
    assertThat(PLANS.lastAct("intention", intention)).isEqualTo("plan.invitation-answered");
    assertThat(view.get(officer, intention).invited())
        .extracting(IntentionQueries.IntentionScope::code)
        .containsExactly("KW", "OM");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(n.kind ORDER BY n.id) FROM notice n
                 WHERE n.href = '/intentions/%d'"""
                    .formatted(intention)))
        .isEqualTo("intention-announced,invitation-requested,invitation-accepted");
  }

  @Test
  void a_refusal_says_why_and_nothing_is_answered_twice() {
    long intention = PLANS.anIntention("KW");
    request.run(qatar, intention, "We need some");

    assertThatThrownBy(() -> answer(intention, InvitationAnswer.REFUSED, ""))
        .isInstanceOf(Refusal.InvalidInput.class);
    answer(intention, InvitationAnswer.REFUSED, "The licences are for one state");
    assertThatThrownBy(() -> answer(intention, InvitationAnswer.ACCEPTED, ""))
        .hasMessage("plan.request-answered");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE invitation_request SET answer = 'ACCEPTED' WHERE intention_id = "
                        + intention))
        .hasMessageContaining("plan.request-answered");
  }

  private void answer(long intention, InvitationAnswer given, String reason) {
    answer.run(PLANS.buyer(), intention, "QA", new AnswerInvitationRequest.Answer(given, reason));
  }

  @Test
  void who_is_invited_does_not_ask_and_nobody_asks_twice() {
    long intention = PLANS.anIntention("KW");
    request.run(qatar, intention, "We need some");

    assertThatThrownBy(() -> request.run(qatar, intention, "More")).hasMessage("plan.request-made");
    assertThatThrownBy(() -> request.run(PLANS.aCoordinatorOf("KW"), intention, "More"))
        .hasMessage("plan.state-invited");
    assertThatThrownBy(() -> request.run(PLANS.buyer(), intention, "More"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO invitation_request (intention_id, state_code, reason, asked_by,
                                                    asked_at)
                    VALUES (%d, 'KW', 'x', %d, UTC_TIMESTAMP(6))"""
                        .formatted(intention, qatar.personId())))
        .hasMessageContaining("plan.state-invited");
  }

  @Test
  void an_intention_is_withdrawn_with_a_reason_and_everybody_is_told_to_whom_it_was_announced() {
    WithdrawIntention withdraw = APP.get(WithdrawIntention.class);
    long intention = PLANS.anIntention("KW");
    request.run(qatar, intention, "We need some");

    assertThatThrownBy(() -> withdraw.run(PLANS.buyer(), intention, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> withdraw.run(qatar, intention, "Not needed"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThat(view.get(PLANS.buyer(), intention).mayWithdraw()).isTrue();
    withdraw.run(PLANS.buyer(), intention, "The budget was cut");

    assertThat(PLANS.lastAct("intention", intention)).isEqualTo("plan.intention-withdrawn");
    ViewIntentions.IntentionView sheet = view.get(PLANS.buyer(), intention);
    assertThat(sheet.intention().withdrawReason()).isEqualTo("The budget was cut");
    assertThat(sheet.intention().waiting()).as("nothing is to be answered").isZero();
    assertThat(sheet.mayAnswer()).isFalse();
    assertThat(sheet.mayWithdraw()).isFalse();
    assertThat(view.get(PLANS.aCoordinatorOf("OM"), intention).mayAsk()).isFalse();
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM inbox_message m JOIN notice n ON n.id = m.notice_id
                 WHERE n.kind = 'intention-withdrawn' AND n.href = '/intentions/%d'
                   AND m.person_id = %d"""
                    .formatted(intention, qatar.personId())))
        .isEqualTo("1");
    assertThatThrownBy(() -> withdraw.run(PLANS.buyer(), intention, "Again"))
        .hasMessage("plan.intention-withdrawn");
    assertThatThrownBy(() -> answer(intention, InvitationAnswer.ACCEPTED, ""))
        .hasMessage("plan.intention-withdrawn");
    assertThatThrownBy(() -> request.run(PLANS.aCoordinatorOf("OM"), intention, "More"))
        .hasMessage("plan.intention-withdrawn");
  }

  @Test
  void past_the_code_nothing_comes_of_an_intention_that_is_withdrawn() {
    long intention = PLANS.anIntention("KW");
    request.run(qatar, intention, "We need some");
    APP.get(WithdrawIntention.class).run(PLANS.buyer(), intention, "The budget was cut");

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE purchase_intention SET withdraw_reason = 'x' WHERE id = " + intention))
        .hasMessageContaining("plan.intention-fixed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO invitation_request (intention_id, state_code, reason, asked_by,
                                                    asked_at)
                    VALUES (%d, 'OM', 'x', %d, UTC_TIMESTAMP(6))"""
                        .formatted(intention, qatar.personId())))
        .hasMessageContaining("plan.intention-withdrawn");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE invitation_request
                       SET answer = 'ACCEPTED', answer_reason = '', answered_by = %d,
                           answered_at = UTC_TIMESTAMP(6)
                     WHERE intention_id = %d"""
                        .formatted(PLANS.buyer().personId(), intention)))
        .hasMessageContaining("plan.intention-withdrawn");
  }

  @Test
  void an_intention_is_announced_in_full_and_never_changes() {
    AnnounceIntention announce = APP.get(AnnounceIntention.class);
    AnnounceIntention.IntentionContent content = PlanFixture.computersFor("KW");
    long intention = announce.run(PLANS.buyer(), content);

    assertThatThrownBy(() -> announce.run(PLANS.buyer(), content))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("plan.intention-code-taken"));
    assertThatThrownBy(
            () ->
                announce.run(
                    PLANS.buyer(),
                    new AnnounceIntention.IntentionContent(
                        "",
                        new Bilingual("", "x"),
                        new Bilingual("س", ""),
                        List.of("99999999"),
                        List.of())))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field)
                    .containsExactly("code", "name.ar", "description.en", "categories", "states"));
    assertThatThrownBy(
            () -> APP.sql("UPDATE purchase_intention SET name_en = 'x' WHERE id = " + intention))
        .hasMessageContaining("plan.intention-fixed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO intention_state (intention_id, state_code) VALUES (%d, 'OM')"
                        .formatted(intention)))
        .hasMessageContaining("plan.intention-fixed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO intention_category (intention_id, category_code)"
                        + " VALUES (%d, '30000000')".formatted(intention)))
        .hasMessageContaining("plan.intention-fixed");
    assertThatThrownBy(
            () -> announce.run(WORLD.aPersonWho(Role.AUDITOR), PlanFixture.computersFor("KW")))
        .isInstanceOf(Refusal.NotPermitted.class);
  }
}
