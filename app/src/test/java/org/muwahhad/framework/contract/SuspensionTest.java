package org.muwahhad.framework.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/** An agreement is suspended for a time, and everybody who has a part in it is told. */
@Tag("long")
class SuspensionTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private final PlayedAgreement played = PlayedAgreement.awarded(APP, STAGE, Plan.ofTwoLots());
  private final LifeOfAgreementFixture life = new LifeOfAgreementFixture(APP, STAGE, played);
  private final long agreement = played.id();
  private final Actor officer = played.officer();
  private final Actor supplier = played.supplier();
  private final Instant now = played.now();
  private final LocalDate today = RiyadhDay.of(now);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void nothing_is_ordered_while_an_agreement_is_suspended_and_again_once_that_is_lifted() {
    assertThat(STAGE.at(now, life::order)).isPositive();

    suspend(today, null);

    life.refused(now, "contract.suspended", life::order);
    assertThatThrownBy(() -> life.pastTheCode(now, life.callOff()))
        .hasMessageContaining("contract.is-suspended");
    life.refused(now, "contract.suspended-already", () -> suspendNow(today.plusDays(5), null));
    assertThatThrownBy(() -> life.pastTheCode(now, suspension()))
        .hasMessageContaining("contract.suspended-already");
    assertThat(played.told(officer, "agreement-suspended")).isEqualTo("1");
    assertThat(played.told(supplier, "agreement-suspended-supplier")).isEqualTo("1");
    assertThat(played.told(supplier, "agreement-suspended"))
        .as("what entities offer each other is not the supplier's to know")
        .isEqualTo("0");
    assertThat(played.told(STAGE.coordinator("KW"), "agreement-suspended")).isEqualTo("1");
    assertThat(
            APP.ask(
                """
                SELECT JSON_UNQUOTE(JSON_EXTRACT(arguments, '$[6].value')) FROM notice
                 WHERE kind = 'agreement-suspended' AND href = '/agreements/%d/contract'"""
                    .formatted(agreement)))
        .as("the open call-off is told")
        .isEqualTo("1");

    long suspension =
        number("SELECT id FROM agreement_suspension WHERE agreement_id = " + agreement);
    STAGE.run(
        now, () -> APP.get(LiftSuspension.class).run(STAGE.second(), suspension, "سُلّمت الدفعة"));

    assertThat(STAGE.at(now, life::order)).isPositive();
    life.refused(
        now,
        "contract.not-suspended",
        () -> APP.get(LiftSuspension.class).run(STAGE.buyer(), suspension, "مرة أخرى"));
    assertThat(played.told(supplier, "agreement-suspension-lifted")).isEqualTo("1");
    assertThat(played.acts("contract.suspended")).isEqualTo("1");
    assertThat(played.acts("contract.suspension-lifted")).isEqualTo("1");
    assertThatThrownBy(() -> APP.sql("UPDATE agreement_suspension SET lift_reason = 'x'"))
        .hasMessageContaining("contract.suspension-fixed");
  }

  @Test
  void a_suspension_counts_on_its_days_alone() {
    suspend(today.plusDays(10), today.plusDays(19));

    assertThat(STAGE.at(now, life::order)).isPositive();
    life.refused(now.plus(Duration.ofDays(10)), "contract.suspended", life::order);
    life.refused(now.plus(Duration.ofDays(19)), "contract.suspended", life::order);
    assertThat(STAGE.at(now.plus(Duration.ofDays(20)), life::order)).isPositive();
  }

  @Test
  void a_suspension_has_days_to_come_and_a_reason() {
    assertThatThrownBy(
            () ->
                STAGE.run(
                    now,
                    () ->
                        APP.get(SuspendAgreement.class)
                            .run(
                                STAGE.buyer(),
                                agreement,
                                new SuspendAgreement.SuspensionTerms(
                                    today.minusDays(1), today.minusDays(2), " "))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly(
                        "contract.day-in-past", "contract.ends-before-start", "shared.missing"));
    assertThatThrownBy(() -> STAGE.run(now, () -> suspendAs(supplier)))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private void suspend(LocalDate from, @Nullable LocalDate until) {
    STAGE.run(now, () -> suspendNow(from, until));
  }

  private void suspendNow(LocalDate from, @Nullable LocalDate until) {
    APP.get(SuspendAgreement.class)
        .run(
            STAGE.buyer(),
            agreement,
            new SuspendAgreement.SuspensionTerms(from, until, "تُفحص عينات"));
  }

  private void suspendAs(Actor actor) {
    APP.get(SuspendAgreement.class)
        .run(actor, agreement, new SuspendAgreement.SuspensionTerms(today, null, "x"));
  }

  private String suspension() {
    return """
        INSERT INTO agreement_suspension (agreement_id, from_on, until_on, reason, suspended_by,
                                          suspended_at)
        VALUES (%d, '%s', NULL, 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(agreement, today.plusDays(3), STAGE.buyer().personId());
  }

  private static long number(String query) {
    return Long.parseLong(APP.ask(query));
  }
}
