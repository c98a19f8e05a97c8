package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.shared.WorkingDays;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Refusals;

@Tag("long")
class StandstillTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private final ConfirmAwards confirmAwards = APP.get(ConfirmAwards.class);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void an_adopted_recommendation_starts_a_standstill_of_ten_times_twenty_four_hours() {
    AwardFixture.Tender tender = FIXTURE.aTender();

    FIXTURE.adopt(tender);

    assertThat(tender(tender).status()).isEqualTo(TenderStatus.STANDSTILL);
    assertThat(
            APP.ask(
                "SELECT TIMESTAMPDIFF(SECOND, d.closed_at, t.standstill_until) BETWEEN 864000 AND"
                    + " 864060 FROM decision d JOIN joint_tender t ON t.id = d.tender_id"
                    + " WHERE t.id = "
                    + tender.id()))
        .isEqualTo("1");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.allocated");
  }

  @Test
  void a_standstill_of_working_days_leaves_out_weekends_and_holidays_and_says_so() {
    APP.sql("UPDATE rule_default SET unit = 'WORKING_DAYS' WHERE code = 'standstill.days'");
    AwardFixture.Tender plain = FIXTURE.aTender();
    FIXTURE.adopt(plain);
    Instant withoutHoliday = until(plain);
    LocalDate last = LocalDate.ofInstant(withoutHoliday, RIYADH);
    APP.sql(
        "INSERT INTO holiday (state_code, day, name_ar, name_en) VALUES ('SA', '%s', 'عيد', 'Feast')"
            .formatted(last));
    AwardFixture.Tender rested = FIXTURE.aTender();
    FIXTURE.adopt(rested);
    APP.sql("DELETE FROM holiday WHERE state_code = 'SA' AND day = '%s'".formatted(last));

    WorkingDays riyadh =
        Objects.requireNonNull(APP.get(StateCalendarQueries.class).all().get("SA"));
    assertThat(withoutHoliday)
        .isCloseTo(riyadh.after(started(plain), 10), within(1, ChronoUnit.MINUTES));
    assertThat(Duration.between(started(plain), withoutHoliday).toHours())
        .as("with the weekends between")
        .isGreaterThan(12 * 24);
    assertThat(LocalDate.ofInstant(until(rested), RIYADH))
        .as("the holiday counts for nothing")
        .isEqualTo(LocalDate.ofInstant(riyadh.after(withoutHoliday, 1), RIYADH));
    assertThat(until(plain)).as("a holiday entered later moves nothing").isEqualTo(withoutHoliday);
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    buyer.get("/language/en");
    assertThat(buyer.get("/tenders/" + plain.id() + "/award").body())
        .contains("10 working days of Riyadh", "The standstill started");
    APP.sql("UPDATE rule_default SET unit = 'DAYS' WHERE code = 'standstill.days'");
  }

  /** As the milestone of the tender says. */
  private static Instant started(AwardFixture.Tender tender) {
    return APP.get(TenderQueries.class).listMilestones(tender.id()).stream()
        .filter(m -> m.status() == TenderStatus.STANDSTILL)
        .map(TenderQueries.Milestone::at)
        .findFirst()
        .orElseThrow();
  }

  private static Instant until(AwardFixture.Tender tender) {
    return Objects.requireNonNull(tender(tender).standstillUntil());
  }

  @Test
  void a_lot_without_an_award_ends_unsuccessful_when_the_decision_is_adopted() {
    AwardFixture.Tender tender = FIXTURE.aTender();

    FIXTURE.adopt(tender);

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(status ORDER BY number) FROM lot WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("ACTIVE,ACTIVE,UNSUCCESSFUL");
  }

  @Test
  void awards_take_effect_only_after_the_standstill() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);

    assertThatThrownBy(() -> confirmAwards.run(FIXTURE.buyer, tender.id()))
        .hasMessage("award.standstill-running")
        .satisfies(StandstillTest::tellsRiyadhTime);
    afterStandstill(() -> confirmAwards.run(FIXTURE.buyer, tender.id()));

    assertThat(tender(tender).status()).isEqualTo(TenderStatus.AWARDED);
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(DISTINCT status) FROM award WHERE tender_id = " + tender.id()))
        .isEqualTo("active");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.confirmed");
  }

  @Test
  void only_a_central_buyer_confirms_and_only_once() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);

    assertThatThrownBy(() -> confirmAwards.run(tender.chair(), tender.id()))
        .isInstanceOf(Refusal.NotPermitted.class);
    afterStandstill(() -> confirmAwards.run(FIXTURE.buyer, tender.id()));
    assertThatThrownBy(() -> afterStandstill(() -> confirmAwards.run(FIXTURE.buyer, tender.id())))
        .hasMessage("tender.wrong-status");
  }

  @Test
  void of_two_buyers_who_confirm_at_once_one_is_refused_and_everything_is_there_once()
      throws Exception {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Callable<Boolean> confirming =
        () -> {
          try {
            afterStandstill(() -> confirmAwards.run(FIXTURE.buyer, tender.id()));
            return true;
          } catch (RuntimeException refused) {
            // The loser may meet the rule, the guarded update or a lock: each is a plain refusal.
            assertThat(Refusals.find(refused)).isPresent();
            return false;
          }
        };

    List<Future<Boolean>> outcomes = threads.invokeAll(List.of(confirming, confirming));
    threads.shutdown();

    assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
        .containsExactlyInAnyOrder(true, false);
    assertThat(APP.ask("SELECT COUNT(*) FROM framework_agreement WHERE tender_id = " + tender.id()))
        .isEqualTo("2");
  }

  @Test
  void the_database_itself_keeps_awards_out_of_force_during_the_standstill() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);

    assertThatThrownBy(
            () -> APP.sql("UPDATE joint_tender SET status = 'AWARDED' WHERE id = " + tender.id()))
        .hasMessageContaining("tender.standstill-running");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6)"
                        + " WHERE tender_id = "
                        + tender.id()))
        .hasMessageContaining("tender.standstill-running");
  }

  private static void afterStandstill(Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(11)), act);
  }

  private static TenderQueries.Tender tender(AwardFixture.Tender tender) {
    return APP.get(TenderQueries.class).getTender(tender.id());
  }

  private static void tellsRiyadhTime(Throwable refused) {
    assertThat(((Refusal) refused).arguments())
        .hasSize(2)
        .allSatisfy(
            a -> assertThat((String) a).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
  }
}
