package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.reporting.figures.JsonFigures.json;
import static org.muwahhad.reporting.figures.JsonFigures.list;
import static org.muwahhad.reporting.figures.JsonFigures.node;
import static org.muwahhad.reporting.figures.JsonFigures.number;

import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.muwahhad.Browserless;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.savings.SavingsReport;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** What the overview of those who lead says of a tender is what its savings report says. */
final class OverviewFigures {
  private final AwardedTender shown;

  OverviewFigures(AwardedTender shown) {
    this.shown = shown;
  }

  void areOfTheSavingsReport() {
    SavingsReport savings = shown.record(SavingsReporter.class, "");
    JsonNode told =
        list(node(overview(), "savings"), "tenders").stream()
            .filter(t -> number(t, "id").longValueExact() == shown.tender.id())
            .findFirst()
            .orElseThrow();
    Money award = of(savings, SavingsReport.SavingsComparison::award);
    Money benchmark = of(savings, SavingsReport.SavingsComparison::benchmark);
    Money estimate = of(savings, SavingsReport.SavingsComparison::estimate);
    same(told, "award", award);
    same(told, "benchmark", benchmark);
    same(told, "estimate", estimate);
    same(told, "savedOfBenchmark", benchmark.minus(award));
    same(told, "savedOfEstimate", estimate.minus(award));
    Browserless browser = Browserless.signedInAs(shown.app, shown.stage.buyer());
    for (Language language : Language.values()) {
      browser.get("/language/" + language.tag());
      String page = browser.get("/overview/savings").body();
      for (Money money :
          List.of(award, benchmark, estimate, benchmark.minus(award), estimate.minus(award))) {
        assertThat(page)
            .contains(
                Texts.in(language)
                    .formats()
                    .amount(new org.muwahhad.shared.Money(money.amount(), money.currency())));
      }
    }
  }

  /** While a committee is asked, its decision waits; once it has decided, it does not. */
  void questionWaitedForItsCommittee() {
    assertThat(shown.overviewOfQuestion.decisions())
        .filteredOn(w -> w.code().equals(shown.tender.number()))
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.holder()).isNotNull();
              assertThat(w.href()).startsWith("/decisions/");
            });
    assertThat(shown.overviewOfQuestion.savings().tenders())
        .as("what is recommended is not saved yet")
        .noneMatch(t -> t.id() == shown.tender.id());
    assertThat(list(overview(), "waiting"))
        .noneMatch(
            w ->
                JsonFigures.text(w, "kind").equals("DECIDE")
                    && JsonFigures.text(w, "code").equals(shown.tender.number()));
  }

  private JsonNode overview() {
    return json(shown.app, shown.stage.buyer(), "/api/v1/overview");
  }

  private static void same(JsonNode tender, String figure, Money expected) {
    JsonNode told = node(node(tender, "own"), figure);
    assertThat(number(told, "amount")).as(figure).isEqualByComparingTo(expected.amount());
    assertThat(JsonFigures.text(told, "currency")).isEqualTo(expected.currency());
  }

  private static Money of(
      SavingsReport savings, Function<SavingsReport.SavingsComparison, Money> figure) {
    Stream<SavingsReport.SavingsPart> parts =
        savings.lots().stream().flatMap(l -> l.items().stream()).flatMap(i -> i.parts().stream());
    return parts.map(p -> figure.apply(p.figures())).reduce(Money::plus).orElseThrow();
  }
}
