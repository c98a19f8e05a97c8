package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.home.Home;
import org.muwahhad.home.HomeMatter;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Page;

/** The chair asks the voting members to sign one edition of the report on an award. */
@Tag("long")
class SignatureRoundTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final List<Actor> MEMBERS = STAGE.committee("TECHNICAL");
  private static final Actor CHAIR = MEMBERS.get(0);

  private final SignatureRoundFixture signing = new SignatureRoundFixture(APP, STAGE);
  private final PlayedTender tender = signing.tender;
  private final Instant now = signing.now;
  private final LocalDate last = signing.last;
  private final long report = signing.report;

  @Test
  void the_voting_members_are_asked_and_it_ends_when_all_have_signed_this_edition() {
    Actor first = MEMBERS.get(1);
    signing.sign(CHAIR);
    signing.start();

    assertThat(signing.act()).isEqualTo("reporting.signature-round-started");
    assertThat(signing.told(first, "signature-asked")).isEqualTo("1");
    assertThat(signing.told(CHAIR, "signature-asked")).as("has signed").isEqualTo("0");
    assertThat(signing.tasks(first)).contains("/report-signatures/" + report);
    assertThat(signing.tasks(CHAIR))
        .as("has signed")
        .doesNotContain("/report-signatures/" + report);
    assertThat(matter(first)).isEqualTo("1 of 6");

    MEMBERS.subList(1, 5).forEach(signing::sign);
    assertThat(signing.standing()).isEqualTo("OPEN");
    assertThat(matter(first)).isEqualTo("5 of 6");
    assertThat(signing.tasks(first)).doesNotContain("/report-signatures/" + report);
    signing.sign(MEMBERS.get(5));

    assertThat(signing.standing()).isEqualTo("SIGNED");
    assertThat(signing.told(CHAIR, "signature-complete")).isEqualTo("1");
    assertThatThrownBy(signing::start).hasMessage("reporting.round-signed");
    assertThatThrownBy(() -> signing.close(CHAIR, "انتهى الأمر"))
        .hasMessage("reporting.round-ended");
  }

  private String matter(Actor member) {
    return STAGE.at(now, () -> APP.get(Home.class).matters(member)).stream()
        .filter(m -> m.kind() == HomeMatter.MatterKind.SIGNATURES && m.id() == report)
        .map(m -> m.count() + " of " + m.whole())
        .findFirst()
        .orElse("none");
  }

  @Test
  void the_page_reviews_who_is_asked_and_shows_who_has_signed_and_when() {
    String path = "/report-signatures/" + report + "/round";
    Browserless chair = Browserless.signedInAs(APP, CHAIR);
    assertThat(chair.get("/report-signatures/" + report).body())
        .contains("Start a signature round", "cannot be taken back", "exactly this edition");

    assertThat(chair.get("/report-signatures/" + report).body())
        .contains("What the awards in it come to, without VAT", "SAR", sum())
        .contains("Nobody is notified of a signature");

    STAGE.run(
        now,
        () -> {
          assertThat(chair.post(path, "until", "").body()).contains("error-summary");
          String friday = last.with(TemporalAdjusters.next(DayOfWeek.FRIDAY)).toString();
          assertThat(chair.pressOnce(path, "until", friday).body())
              .contains("On this day these states rest")
              .contains("name=\"rest.until\" value=\"" + friday + "\"")
              .doesNotContain("nothing has been done yet");
          HttpResponse<String> review =
              chair.pressOnce(path, "until", last.toString(), "rest.until", last.toString());
          assertThat(review.body())
              .contains("nothing has been done yet", "exactly this edition", "0 of 6 have signed");
          assertThat(signing.standing()).isEqualTo("none");
          assertThat(chair.confirm(path, review.body()).body()).contains("0 of 6 have signed");
        });
    assertThat(signing.standing()).isEqualTo("OPEN");
    signing.sign(MEMBERS.get(2));

    Browserless member = Browserless.signedInAs(APP, MEMBERS.get(3));
    assertThat(member.get(path).body())
        .contains("1 of 6 have signed", "Has not signed yet")
        .doesNotContain("Close the signature round");
    assertThat(member.get("/report-signatures/" + report).body())
        .contains("1 of 6 have signed", "The 6 members asked and the chair");
    assertThat(ApiCaller.of(APP, MEMBERS.get(3)).get("/api/v1" + path).body())
        .contains("\"status\":\"OPEN\"", "\"signed\":1", "\"asked\":6", "\"signedAt\"");
    member.get("/language/ar");
    assertThat(member.get(path).body()).contains("وقّع 1 من أصل 6");
  }

  private String sum() {
    return APP.ask(
        "SELECT FORMAT(SUM(converted_amount), 2) FROM award WHERE tender_id = " + tender.id());
  }

  @Test
  void an_edition_whose_figures_have_changed_says_so_and_no_sum() {
    tender.adoptOnce();

    assertThat(
            Browserless.signedInAs(APP, MEMBERS.get(1)).get("/report-signatures/" + report).body())
        .contains("The figures of the report have changed")
        .doesNotContain("What the awards in it come to");
  }

  @Test
  void only_the_chair_starts_and_closes_it_and_one_is_open_at_a_time() {
    Actor member = MEMBERS.get(1);
    assertThatThrownBy(
            () ->
                STAGE.run(now, () -> APP.get(StartSignatureRound.class).run(member, report, last)))
        .hasMessage("reporting.round-not-chair");
    signing.start();
    assertThatThrownBy(signing::start).hasMessage("reporting.round-open");
    assertThatThrownBy(() -> signing.close(member, "سبب")).hasMessage("reporting.round-not-chair");
    assertThatThrownBy(() -> signing.close(CHAIR, " ")).isInstanceOf(Refusal.InvalidInput.class);

    signing.close(CHAIR, "اكتفت اللجنة بما وُقّع");

    assertThat(signing.standing()).isEqualTo("CLOSED");
    assertThat(signing.act()).isEqualTo("reporting.signature-round-closed");
    assertThat(signing.told(member, "signature-closed")).isEqualTo("1");
    signing.start();
    assertThat(signing.standing()).isEqualTo("CLOSED,OPEN");
  }

  @Test
  void the_last_day_is_neither_over_nor_far_away() {
    for (LocalDate day : List.of(last.minusDays(6), last.plusDays(100))) {
      assertThatThrownBy(
              () ->
                  STAGE.run(now, () -> APP.get(StartSignatureRound.class).run(CHAIR, report, day)))
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              r -> assertThat(r.faults().get(0).code()).startsWith("reporting.round-"));
    }
  }

  @Test
  void who_has_not_signed_is_reminded_two_days_before_and_on_the_last_day_each_once() {
    Actor member = MEMBERS.get(4);
    signing.start();
    signing.sign(MEMBERS.get(3));
    Instant end = last.plusDays(1).atStartOfDay(Page.RIYADH).toInstant();

    assertThat(signing.reminded(member, end.minus(Duration.ofHours(80)))).isZero();
    assertThat(signing.reminded(member, end.minus(Duration.ofHours(72)).minusMillis(500)))
        .as("the day before")
        .isZero();
    assertThat(signing.reminded(member, end.minus(Duration.ofHours(60)))).isEqualTo(1);
    assertThat(signing.reminded(member, end.minus(Duration.ofHours(50)))).isZero();
    assertThat(signing.reminded(member, end.minus(Duration.ofHours(24)).minusMillis(500)))
        .as("the last second before the last day")
        .isZero();
    assertThat(signing.reminded(member, end.minus(Duration.ofHours(6)))).isEqualTo(1);
    assertThat(signing.reminded(member, end.plus(Duration.ofHours(1)))).isZero();
    assertThat(signing.told(MEMBERS.get(3), "signature-due")).as("has signed").isEqualTo("0");
    signing.close(CHAIR, "انتهى الاختبار");
  }

  @Test
  void the_database_keeps_the_rules_past_the_code() {
    signing.start();
    String round = APP.ask("SELECT id FROM signature_round WHERE open_of = " + report);
    String of = " WHERE id = " + round;
    String stranger = String.valueOf(STAGE.buyer().personId());

    signing.refused(
        "INSERT INTO signature_asked VALUES (%s, %s, 'KW')".formatted(round, stranger),
        "reporting.round-not-voting");
    signing.refused(
        """
        INSERT INTO signature_round (report_id, decision_id, status, started_by, started_at, until_at)
        SELECT report_id, decision_id, 'OPEN', started_by, started_at, until_at
          FROM signature_round WHERE id = %s"""
            .formatted(round),
        "uq_signature_round_open");
    signing.refused(
        """
        INSERT INTO signature_round (report_id, decision_id, status, started_by, started_at, until_at)
        VALUES (%d, (SELECT d.decision_id FROM (SELECT decision_id FROM signature_round
                                                 WHERE id = %s) d), 'OPEN', %s,
                UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY)"""
            .formatted(signing.issued(now, Edition.ARABIC), round, stranger),
        "reporting.round-not-for-this");
    signing.refused(
        "UPDATE signature_round SET status = 'SIGNED', ended_at = UTC_TIMESTAMP(6)" + of,
        "reporting.round-not-signed");
    for (String ending : List.of("SUPERSEDED", "OVERTAKEN")) {
      signing.refused(
          "UPDATE signature_round SET status = '%s', ended_at = UTC_TIMESTAMP(6)%s"
              .formatted(ending, of),
          "reporting.round-in-force");
    }
    signing.refused(
        "UPDATE signature_round SET until_at = started_at" + of, "reporting.round-ended");
    signing.refused("DELETE FROM signature_round" + of, "reporting.round-ended");
    signing.refused(
        "DELETE FROM signature_asked WHERE round_id = " + round, "reporting.round-ended");
    signing.refused(
        "UPDATE signature_asked SET state_code = 'KW' WHERE round_id = " + round,
        "reporting.round-ended");
    signing.close(CHAIR, "انتهى الاختبار");
    signing.refused("UPDATE signature_round SET end_reason = 'x'" + of, "reporting.round-ended");
  }
}
