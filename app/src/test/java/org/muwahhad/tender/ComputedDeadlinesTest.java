package org.muwahhad.tender;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;

/** Beside each computed deadline stands how it was computed: from when, how long, by which rule. */
class ComputedDeadlinesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private static final Instant PUBLISHED = Instant.parse("2026-03-01T09:00:00Z");
  private final long tender = TENDERS.aPublished();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void the_tenders_own_page_the_notice_the_questions_and_the_bid_room_tell_it() {
    String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
    Browserless buyer = inEnglish(TENDERS.buyer());
    Browserless supplier = inEnglish(bidder);

    for (String page :
        List.of(
            buyer.get("/tenders/" + tender).body(),
            supplier.get("/publications/" + number).body(),
            supplier.get("/tenders/" + tender + "/bid").body())) {
      assertThat(page)
          .contains(
              "At least 30 days after publication",
              "Counted from",
              "Shortest bid period",
              "Source: ",
              "In force since");
    }
    for (String page :
        List.of(
            buyer.get("/tenders/" + tender).body(),
            supplier.get("/publications/" + number).body(),
            supplier.get("/tenders/" + tender + "/questions").body())) {
      assertThat(page)
          .contains(
              "10 days of 24 hours before the deadline for bids",
              "Questions close",
              "6 days of 24 hours before the deadline for bids",
              "Answers due");
    }
    supplier.get("/language/ar");
    assertThat(supplier.get("/tenders/" + tender + "/questions").body())
        .contains("10 أيام من 24 ساعة قبل الموعد النهائي", "يُحسب من", "نافذة منذ");
    assertThat(ApiCaller.of(APP, bidder).get("/api/v1/tenders/" + tender + "/questions").body())
        .contains("\"questionsComputed\":{\"start\":\"BEFORE_DEADLINE\"", "\"days\":10");
  }

  @Test
  void readers_are_told_the_name_of_a_rule_without_what_its_values_mean_to_those_who_set_it() {
    TenderQueries.Rule rule =
        new TenderQueries.Rule(
            "quantities.confirmation-days",
            new BigDecimal("5"),
            "DAYS",
            new Bilingual(
                "أيام العمل لكل دولة (0: لا تُسأل الدول)", "Days (0: states are not asked)"),
            new Bilingual("مصدر", "Source"),
            LocalDate.of(2026, 1, 1));

    assertThat(ComputedDeadline.quantities(List.of(rule), PUBLISHED).orElseThrow().named())
        .contains(new Bilingual("أيام العمل لكل دولة", "Days"));
    assertThat(
            new ComputedDeadline(
                    ComputedDeadline.DeadlineStart.MONTHS_OF_AGREEMENT, null, 12, false, rule)
                .named())
        .as("the term of an agreement is told by its months alone")
        .isEmpty();
  }

  @Test
  void the_bid_period_is_told_by_the_rule_that_held_for_the_tender() {
    List<TenderQueries.Rule> rules =
        List.of(
            rule("bid.minimum-days", "30"),
            rule("bid.urgent-minimum-days", "15"),
            rule("mini-competition.minimum-days", "5"));

    assertThat(least(rules, "open", false)).isEqualTo(30);
    assertThat(least(rules, "open", true)).isEqualTo(15);
    assertThat(least(rules, ProcurementMethod.FRAMEWORK.code(), false)).isEqualTo(5);
    assertThat(least(rules.subList(0, 2), ProcurementMethod.FRAMEWORK.code(), true)).isEqualTo(15);
    assertThat(ComputedDeadline.deadline(List.of(), "open", false, PUBLISHED)).isEmpty();
  }

  @Test
  void what_follows_from_the_deadline_is_counted_from_it_in_its_direction() {
    var computed =
        ComputedDeadline.following(
            List.of(rule("questions.close-days", "10"), rule("bid.validity-days", "90")),
            PUBLISHED);

    assertThat(requireNonNull(computed.get("questions.close-days")).start())
        .isEqualTo(ComputedDeadline.DeadlineStart.BEFORE_DEADLINE);
    assertThat(requireNonNull(computed.get("bid.validity-days")).start())
        .isEqualTo(ComputedDeadline.DeadlineStart.AFTER_DEADLINE);
    assertThat(requireNonNull(computed.get("bid.validity-days")).from()).isEqualTo(PUBLISHED);
  }

  private static int least(List<TenderQueries.Rule> rules, String method, boolean urgent) {
    return ComputedDeadline.deadline(rules, method, urgent, PUBLISHED).orElseThrow().days();
  }

  private static TenderQueries.Rule rule(String code, String days) {
    return new TenderQueries.Rule(
        code,
        new BigDecimal(days),
        "DAYS",
        new Bilingual("قاعدة", "Rule"),
        new Bilingual("مصدر", "Source"),
        LocalDate.of(2026, 1, 1));
  }

  private static Browserless inEnglish(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor);
    browser.get("/language/en");
    return browser;
  }
}
