package org.muwahhad.tender.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.web.Form;

/** Terms and criteria of a draft. */
class PreparationTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final SetTerms setTerms = APP.get(SetTerms.class);
  private final SetCriteria setCriteria = APP.get(SetCriteria.class);
  private final TenderQueries queries = APP.get(TenderQueries.class);
  private final long tender = FIXTURE.aDraft();

  @Test
  void the_terms_are_saved_and_recorded() {
    setTerms.run(FIXTURE.buyer(), tender, terms(40, null, Map.of("bid.validity-days", days(120))));

    assertThat(queries.rule(tender, TenderRule.BID_VALIDITY_DAYS)).isEqualByComparingTo("120");
    assertThat(queries.getTender(tender).currency()).isEqualTo("KWD");
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.terms-set");
  }

  @Test
  void the_deadline_lies_at_least_thirty_days_ahead() {
    assertFault(
        () -> setTerms.run(FIXTURE.buyer(), tender, terms(29, null, Map.of())),
        "deadlineAt",
        "tender.deadline-too-early");
  }

  @Test
  void justified_urgency_allows_fifteen_days_and_not_fewer() {
    setTerms.run(FIXTURE.buyer(), tender, terms(16, "A school year begins", Map.of()));

    assertThat(queries.getTender(tender).minimumBidDays()).isEqualTo(15);
    assertFault(
        () -> setTerms.run(FIXTURE.buyer(), tender, terms(14, "A school year begins", Map.of())),
        "deadlineAt",
        "tender.deadline-too-early");
  }

  @Test
  void a_rule_takes_no_impossible_value() {
    assertFault(
        () ->
            setTerms.run(
                FIXTURE.buyer(), tender, terms(40, null, Map.of("technical.pass-mark", days(101)))),
        "rules.technical.pass-mark",
        "tender.rule-between");
    assertFault(
        () ->
            setTerms.run(
                FIXTURE.buyer(), tender, terms(40, null, Map.of("weight.price", days(41)))),
        "rules.weight.price",
        "tender.quality-and-price-not-100");
  }

  @Test
  void a_deadline_in_a_mistyped_year_is_refused_at_its_field() {
    assertFault(
        () -> setTerms.run(FIXTURE.buyer(), tender, terms(13 * 365, null, Map.of())),
        "deadlineAt",
        "shared.too-far-ahead");
    for (String year : List.of("+12026", "-2026", "0026")) {
      assertThat(Form.empty().with("at", year + "-01-19T06:20").dateTime("at")).as(year).isEmpty();
      assertThat(Form.empty().with("on", year + "-01-19").date("on")).as(year).isEmpty();
    }
  }

  @Test
  void a_bid_security_is_a_share_or_an_amount_and_taken_in_some_form() {
    WORLD.aRule("bid-security.percent", "2", "PERCENT");
    WORLD.aRule("bid-security.amount", "0", "SAR");
    WORLD.aRule("bid-security.form.bank-guarantee", "1", "COUNT");
    APP.sql(
        """
        INSERT INTO tender_rule (tender_id, code, value)
        SELECT %d, code, value FROM rule_default WHERE code LIKE 'bid-sec%%'"""
            .formatted(tender));

    assertFault(
        () ->
            setTerms.run(
                FIXTURE.buyer(), tender, terms(40, null, Map.of("bid-security.amount", days(900)))),
        "rules.bid-security.amount",
        "tender.security-asked-twice");
    assertFault(
        () ->
            setTerms.run(
                FIXTURE.buyer(),
                tender,
                terms(40, null, Map.of("bid-security.form.bank-guarantee", days(0)))),
        "rules.bid-security.percent",
        "tender.security-without-form");
  }

  @Test
  void a_committee_may_be_needed_from_a_lower_value_and_never_be_left_out() {
    WORLD.aRule("level.ministerial", "900", "SAR");
    APP.sql(
        "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, 'level.ministerial', 900)"
            .formatted(tender));

    assertFault(
        () ->
            setTerms.run(
                FIXTURE.buyer(), tender, terms(40, null, Map.of("level.ministerial", days(901)))),
        "rules.level.ministerial",
        "tender.level-raised");
    setTerms.run(FIXTURE.buyer(), tender, terms(40, null, Map.of("level.ministerial", days(800))));
    assertThat(queries.rule(tender, TenderRule.LEVEL_MINISTERIAL)).isEqualByComparingTo("800");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE tender_rule SET value = 801 WHERE code = 'level.ministerial'"
                        + " AND tender_id = "
                        + tender))
        .hasMessageContaining("tender.level-raised");
  }

  @Test
  void a_mini_competition_takes_no_alternatives() {
    WORLD.aRule("bid.alternatives", "0", "COUNT");
    APP.sql(
        "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, 'bid.alternatives', 0)"
            .formatted(tender));
    Terms open = terms(40, null, Map.of("bid.alternatives", days(1)));

    setTerms.run(FIXTURE.buyer(), tender, open);

    assertThat(queries.rule(tender, TenderRule.BID_ALTERNATIVES)).isEqualByComparingTo("1");
    assertFault(
        () ->
            setTerms.run(
                FIXTURE.buyer(),
                tender,
                new Terms(
                    open.title(),
                    "framework",
                    open.awardCriteria(),
                    open.currency(),
                    open.twoEnvelopes(),
                    open.deadlineAt(),
                    open.rateDate(),
                    null,
                    open.rules(),
                    queries.getTender(tender).version())),
        "rules.bid.alternatives",
        "tender.alternatives-in-mini-competition");
  }

  @Test
  void an_agreement_runs_for_one_to_48_whole_months() {
    WORLD.aRule("agreement.months", "12", "MONTHS");
    APP.sql(
        "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, 'agreement.months', 12)"
            .formatted(tender));

    for (BigDecimal months : List.of(days(0), days(49), new BigDecimal("12.5"))) {
      assertFault(
          () ->
              setTerms.run(
                  FIXTURE.buyer(), tender, terms(40, null, Map.of("agreement.months", months))),
          "rules.agreement.months",
          "tender.rule-whole-between");
    }
    setTerms.run(FIXTURE.buyer(), tender, terms(40, null, Map.of("agreement.months", days(48))));
    assertThat(queries.rule(tender, TenderRule.AGREEMENT_MONTHS)).isEqualByComparingTo("48");
    assertThat(
            Browserless.signedInAs(APP, FIXTURE.buyer())
                .get("/tenders/" + tender + "/settings")
                .body())
        .contains("rules.agreement.months", "months");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE tender_rule SET value = 49 WHERE code = 'agreement.months'"
                        + " AND tender_id = "
                        + tender))
        .hasMessageContaining("ck_tender_rule_months");
  }

  @Test
  void terms_saved_over_somebody_elses_change_are_a_conflict() {
    Terms seen = terms(40, null, Map.of());
    setTerms.run(FIXTURE.buyer(), tender, seen);

    assertThatThrownBy(() -> setTerms.run(FIXTURE.buyer(), tender, seen))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void criteria_replace_those_before() {
    setCriteria.run(FIXTURE.buyer(), tender, List.of(scored("Q", "70"), scored("R", "30")));

    assertThat(queries.listCriteria(tender))
        .extracting(TenderQueries.Criterion::code)
        .containsExactly("Q", "R");
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.criteria-set");
  }

  @Test
  void a_code_is_used_once_and_a_technical_criterion_has_a_weight() {
    assertFault(
        () ->
            setCriteria.run(FIXTURE.buyer(), tender, List.of(scored("Q", "70"), scored("Q", "30"))),
        "criteria[1].code",
        "tender.criterion-code-twice");
    assertFault(
        () -> setCriteria.run(FIXTURE.buyer(), tender, List.of(scored("Q", "0"))),
        "criteria[0].weight",
        "tender.weight-wrong");
    assertFault(
        () -> setCriteria.run(FIXTURE.buyer(), tender, List.of(scored("Q", "33.333"))),
        "criteria[0].weight",
        "tender.weight-wrong");
  }

  @Test
  void no_rule_takes_a_value_that_makes_no_sense_and_the_field_says_what_it_takes() {
    Map<String, Integer> senseless = Map.of("quorum.states", 99, "award.winners-per-lot", 0);
    senseless.forEach(
        (code, value) -> {
          WORLD.aRule(code, "4", "COUNT");
          APP.sql(
              "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, '%s', 4)"
                  .formatted(tender, code));
          assertFault(
              () ->
                  setTerms.run(FIXTURE.buyer(), tender, terms(40, null, Map.of(code, days(value)))),
              "rules." + code,
              "tender.rule-whole-between");
          assertThatThrownBy(
                  () ->
                      APP.sql(
                          "UPDATE tender_rule SET value = %d WHERE code = '%s' AND tender_id = %d"
                              .formatted(value, code, tender)))
              .hasMessageContaining("tender.rule-value-wrong");
        });
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());
    buyer.get("/language/en");
    assertThat(
            buyer
                .post("/tenders/" + tender + "/settings", "rules.quorum.states", "ninety-nine")
                .body())
        .contains("Enter a whole number from 1 to 6.", "ninety-nine");
  }

  @Test
  void the_database_bounds_every_rule_as_the_code_does() {
    long bounded = 0;
    for (TenderRule rule : TenderRule.values()) {
      String kept =
          APP.ask(
              "SELECT GROUP_CONCAT(FLOOR(least), ' ', FLOOR(most)) FROM rule_bound WHERE code = '"
                  + rule.code()
                  + "'");
      assertThat(kept)
          .as(rule.code())
          .isEqualTo(rule.bound().map(b -> b.least() + " " + b.most()).orElse("null"));
      bounded += rule.bound().isPresent() ? 1 : 0;
    }
    assertThat(APP.ask("SELECT COUNT(*) FROM rule_bound")).isEqualTo(String.valueOf(bounded));
  }

  @Test
  void the_rates_are_those_of_a_day_near_the_tender() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Riyadh"));
    for (LocalDate day :
        List.of(LocalDate.of(1900, 1, 1), today.minusYears(2), today.plusDays(60))) {
      assertFault(
          () -> setTerms.run(FIXTURE.buyer(), tender, on(day, terms(40, null, Map.of()))),
          "rateDate",
          "tender.rate-date-wrong");
    }
    for (String day : List.of("1900-01-01", "2099-01-01")) {
      assertThatThrownBy(
              () ->
                  APP.sql(
                      "UPDATE joint_tender SET rate_date = '%s' WHERE id = %d"
                          .formatted(day, tender)))
          .hasMessageContaining("tender.rate-date-far");
    }
    assertThatThrownBy(
            () ->
                APP.sql("UPDATE joint_tender SET deadline_at = '2099-01-01' WHERE id = " + tender))
        .hasMessageContaining("tender.deadline-far");
  }

  @Test
  void prices_are_compared_in_a_currency_of_the_region_or_in_dollars() {
    APP.sql(
        "INSERT IGNORE INTO currency (code, decimals, name_ar, name_en) VALUES"
            + " ('EUR', 2, 'يورو', 'Euro')");

    assertFault(
        () -> setTerms.run(FIXTURE.buyer(), tender, in("EUR", terms(40, null, Map.of()))),
        "currency",
        "shared.not-a-choice");
    assertThatThrownBy(
            () -> APP.sql("UPDATE joint_tender SET currency = 'EUR' WHERE id = " + tender))
        .hasMessageContaining("tender.currency-unknown");
  }

  private Terms terms(int daysAhead, @Nullable String urgency, Map<String, BigDecimal> rules) {
    return new Terms(
        TenderFixture.TITLE,
        "open",
        "ratedCriteria",
        "KWD",
        true,
        Instant.now().plus(Duration.ofDays(daysAhead)).plus(Duration.ofHours(1)),
        LocalDate.now(ZoneId.of("Asia/Riyadh")),
        urgency,
        rules,
        queries.getTender(tender).version());
  }

  private static Terms on(LocalDate rateDate, Terms t) {
    return new Terms(
        t.title(),
        t.procurementMethod(),
        t.awardCriteria(),
        t.currency(),
        t.twoEnvelopes(),
        t.deadlineAt(),
        rateDate,
        t.urgencyReason(),
        t.rules(),
        t.version());
  }

  private static Terms in(String currency, Terms t) {
    return new Terms(
        t.title(),
        t.procurementMethod(),
        t.awardCriteria(),
        currency,
        t.twoEnvelopes(),
        t.deadlineAt(),
        t.rateDate(),
        t.urgencyReason(),
        t.rules(),
        t.version());
  }

  private static BigDecimal days(int value) {
    return BigDecimal.valueOf(value);
  }

  private static CriterionInput scored(String code, String weight) {
    return new CriterionInput(
        CriterionKind.TECHNICAL, code, "معيار", "Criterion", new BigDecimal(weight));
  }

  private static void assertFault(ThrowingCallable act, String field, String code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .anySatisfy(
                        f -> {
                          assertThat(f.field()).isEqualTo(field);
                          assertThat(f.code()).isEqualTo(code);
                        }));
  }
}
