package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.reporting.figures.JsonFigures.json;
import static org.muwahhad.reporting.figures.JsonFigures.list;
import static org.muwahhad.reporting.figures.JsonFigures.node;
import static org.muwahhad.reporting.figures.JsonFigures.number;
import static org.muwahhad.reporting.figures.JsonFigures.text;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.committee.AwardQuestion;
import org.muwahhad.played.Stage;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.allocation.AllocationReport;
import org.muwahhad.reports.award.AwardBrief;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.ReportLot;
import org.muwahhad.reports.award.ReportLotItem;
import org.muwahhad.reports.prices.PriceReport;
import org.muwahhad.reports.savings.SavingsReport;

/**
 * Figures of one name are equal wherever they are shown, printed products and sums are true, and
 * all are what {@link PlainFigures} and {@link PlainParts} come to: tenders at random in several
 * currencies, with quantities in parts, discounts, divided lots and scenarios.
 */
@Tag("long")
class OneFigureTest {
  private static final int TENDERS = 6;
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);

  @TestFactory
  Stream<DynamicNode> a_figure_has_one_value() {
    List<Shown> all = new ArrayList<>();
    return Stream.concat(
        LongStream.rangeClosed(11, 10 + TENDERS).mapToObj(seed -> ofSeed(seed, all)),
        Stream.of(test("tenders of every kind were drawn", () -> requireEveryKind(all))));
  }

  private static void requireEveryKind(List<Shown> all) {
    assertThat(all).hasSize(TENDERS);
    assertThat(all).anyMatch(s -> s.scenario != null);
    assertThat(all)
        .anyMatch(s -> s.given.stream().anyMatch(g -> g.award().percentOff().signum() > 0));
    assertThat(all).anyMatch(s -> s.decided.lots().stream().anyMatch(l -> l.awards().size() > 1));
    assertThat(all)
        .as("awards in another currency than the tender's, one of three decimals among them")
        .anyMatch(s -> s.isForeign(c -> PlainFigures.decimals(c) == 3))
        .anyMatch(s -> s.isForeign(c -> PlainFigures.decimals(c) == 2));
  }

  private static DynamicNode ofSeed(long seed, List<Shown> all) {
    Shown[] shown = new Shown[1];
    return DynamicContainer.dynamicContainer(
        "tender drawn by seed " + seed,
        List.of(
            test(
                "is played",
                () -> {
                  shown[0] = new Shown(seed);
                  all.add(shown[0]);
                }),
            test("before the decision as after it", () -> of(shown).isDecidedAsRecommended()),
            test("what the states pay and its VAT", () -> of(shown).states()),
            test("products and sums of items", () -> of(shown).items()),
            test("what the committee is shown", () -> of(shown).question()),
            test("the brief for the decision", () -> of(shown).brief()),
            test("scenario and the decision on it", () -> of(shown).scenario()),
            test("savings, benchmark and estimate", () -> of(shown).savings()),
            test("schedules and allocation of the states", () -> of(shown).allocation()),
            test("pages of reports", () -> new PrintedFigures(of(shown)).pages()),
            test("workbooks", () -> new PrintedFigures(of(shown)).workbooks()),
            test("letters", () -> new PrintedFigures(of(shown)).letters()),
            test(
                "overview of those who lead",
                () -> {
                  new OverviewFigures(of(shown)).areOfTheSavingsReport();
                  new OverviewFigures(of(shown)).questionWaitedForItsCommittee();
                }),
            test("agreements", () -> new AgreementFigures(of(shown)).areOfTheAward()),
            test("agreements ordered of", () -> new AgreementFigures(of(shown)).ordered()),
            test("first pages of people", () -> new HomeFigures(of(shown)).areOfTheirPages())));
  }

  private static Shown of(Shown[] shown) {
    return Objects.requireNonNull(shown[0]);
  }

  private static DynamicTest test(String name, Runnable run) {
    return DynamicTest.dynamicTest(name, run::run);
  }

  /** A tender with what is shown of it on pages, to programs and in the figures of reports. */
  private static final class Shown extends AwardedTender {
    Shown(long seed) {
      super(STAGE, seed);
    }

    void isDecidedAsRecommended() {
      assertThat(recommended.recommended()).isTrue();
      assertThat(decided.recommended()).isFalse();
      assertThat(recommended.allocations()).isNotEmpty().isEqualTo(decided.allocations());
      assertThat(recommended.awarded()).isEqualTo(decided.awarded());
      assertThat(recommended.summary()).isEqualTo(decided.summary());
      assertThat(recommended.demand()).isEqualTo(decided.demand());
      assertThat(recommended.lots()).isEqualTo(decided.lots());
      assertThat(decided.brief()).as("the brief is of a recommendation").isEmpty();
    }

    void states() {
      assertThat(decided.allocations())
          .extracting(AwardReport.Allocation::state)
          .containsExactlyElementsOf(costs.keySet());
      for (AwardReport.Allocation share : decided.allocations()) {
        PlainParts.Cost cost = Objects.requireNonNull(costs.get(share.state()));
        same(share.net(), cost.net());
        same(share.vat(), cost.vat());
        same(share.gross(), cost.net().add(cost.vat()));
        same(share.local(), cost.localNet().add(cost.localVat()));
      }
      same(decided.awarded(), awarded());
      assertThat(sum(decided.allocations(), AwardReport.Allocation::net))
          .isEqualTo(decided.awarded());
    }

    void items() {
      for (ReportLot lot : decided.lots()) {
        for (ReportLotItem item : lot.items()) {
          if (item.unitPrice().isPresent()) {
            assertThat(item.unitPrice().get().times(item.quantity()))
                .isEqualTo(item.amount().orElseThrow());
          }
          item.paid()
              .ifPresent(
                  p -> assertThat(p.unitPrice().times(item.quantity())).isEqualTo(p.amount()));
        }
        lot.ofItems().ifPresent(s -> assertThat(s).isEqualTo(lot.awarded()));
        for (Money paid : lot.ofPaid()) {
          assertThat(paid.currency()).isNotEqualTo(figures.currency());
          assertThat(
                  sum(
                      lot.awards().stream()
                          .filter(a -> a.price().currency().equals(paid.currency()))
                          .toList(),
                      AwardReport.Award::price))
              .isEqualTo(paid);
        }
      }
    }

    void question() {
      AwardQuestion.Course course = Objects.requireNonNull(question.course());
      assertThat(new BigDecimal(course.value().value())).isEqualByComparingTo(awarded());
      assertThat(questionPage).contains(shown(awarded(), figures.currency()));
      assertThat(question.states()).hasSameSizeAs(costs.keySet());
      for (AwardQuestion.StateCost state : question.states()) {
        AwardReport.Allocation share =
            decided.allocations().stream()
                .filter(a -> a.state().equals(state.code()))
                .findFirst()
                .orElseThrow();
        same(share.net(), new BigDecimal(state.net().value()));
        same(share.vat(), new BigDecimal(state.vat().value()));
        same(share.gross(), new BigDecimal(state.gross().value()));
        same(share.local(), new BigDecimal(state.local().value()));
        assertThat(questionPage)
            .contains(shown(share.net().amount(), figures.currency()))
            .contains(shown(share.local().amount(), share.local().currency()));
      }
      assertThat(questionPage).contains("Recommended, not decided");
      assertThat(questionPage.contains(", which is "))
          .as("the value in riyals only where it is another")
          .isEqualTo(!figures.currency().equals("SAR"));
      ranked.stream()
          .filter(r -> r.rank() > 0)
          .forEach(
              r ->
                  assertThat(questionPage)
                      .as("scores with both their decimals")
                      .contains(">" + r.finalScore().toPlainString() + "<")
                      .contains(">" + r.technical().toPlainString() + "<"));
    }

    /** On the page, to programs, in the report on the award and in that on savings. */
    void brief() {
      same(recommended.awarded(), number(node(brief, "recommended"), "amount"));
      saving("overBenchmark", recommended.benchmarkOfAwarded());
      SavingsReport savings = record(SavingsReporter.class, "");
      saving("overBenchmark", of(savings, SavingsReport.SavingsComparison::benchmark));
      saving("overEstimate", of(savings, SavingsReport.SavingsComparison::estimate));
      AwardBrief printed = recommended.brief().orElseThrow();
      assertThat(printed.overBenchmark().against()).isEqualTo(recommended.benchmarkOfAwarded());
      assertThat(printed.overEstimate().against())
          .isEqualTo(of(savings, SavingsReport.SavingsComparison::estimate));
      for (ReportLot lot : recommended.lots()) {
        BigDecimal won =
            list(brief, "lots").stream()
                .filter(l -> text(l, "number").equals(lot.number()))
                .flatMap(l -> list(l, "winners").stream())
                .map(w -> number(node(w, "price"), "amount"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        same(lot.awarded(), won);
      }
    }

    private void saving(String name, Money against) {
      JsonNode saving = node(brief, name);
      same(against, number(node(saving, "against"), "amount"));
      BigDecimal saved = against.amount().subtract(awarded());
      assertThat(number(node(saving, "saved"), "amount")).isEqualByComparingTo(saved);
      BigDecimal percent =
          saved.movePointRight(2).divide(against.amount(), 1, RoundingMode.HALF_UP);
      assertThat(number(saving, "percent")).isEqualByComparingTo(percent);
      assertThat(questionPage)
          .contains(String.format(Locale.ROOT, "%,.1f", percent.abs()) + "%")
          .contains(shown(against.amount(), figures.currency()))
          .contains(shown(saved.abs(), figures.currency()));
    }

    void scenario() {
      if (scenario == null) {
        return;
      }
      var column = Objects.requireNonNull(scenario.comparison()).columns().get(1);
      assertThat(column.price().amount()).isEqualByComparingTo(awarded());
      costs.forEach(
          (state, cost) ->
              assertThat(Objects.requireNonNull(column.states().get(state)).amount())
                  .isEqualByComparingTo(cost.net()));
      var found = Objects.requireNonNull(scenario.scenarios().get(0).found());
      assertThat(found.goods()).isEqualByComparingTo(awarded());
      for (ReportLot lot : decided.lots()) {
        if (!lot.awards().isEmpty()) {
          assertThat(Objects.requireNonNull(found.lots()).get(lot.number()))
              .isEqualByComparingTo(lot.awarded().amount());
        }
      }
      Browserless browser = Browserless.signedInAs(APP, STAGE.buyer());
      browser.get("/language/en");
      assertThat(browser.get("/tenders/" + tender.id() + "/scenarios/1").body())
          .contains(shown(awarded(), figures.currency()));
    }

    void savings() {
      SavingsReport savings = record(SavingsReporter.class, "");
      assertThat(of(savings, SavingsReport.SavingsComparison::award)).isEqualTo(decided.awarded());
      assertThat(of(savings, SavingsReport.SavingsComparison::benchmark))
          .isEqualTo(decided.benchmarkOfAwarded());
      assertThat(sum(decided.demand(), AwardReport.StateDemand::estimate))
          .isEqualTo(decided.summary().estimate());
      same(
          decided.summary().estimate(),
          new BigDecimal(
              APP.ask("SELECT amount FROM opened_estimate WHERE tender_id = " + tender.id())));
      if (decided.summary().lotsAwarded() == decided.summary().lots()) {
        assertThat(of(savings, SavingsReport.SavingsComparison::estimate))
            .isEqualTo(decided.summary().estimate());
      }
      PriceReport prices = record(PriceReporter.class, "");
      assertThat(Objects.requireNonNull(prices.estimate())).isEqualTo(decided.summary().estimate());
      for (ReportLot lot : decided.lots()) {
        assertThat(
                prices.lots().stream()
                    .filter(l -> String.valueOf(l.number()).equals(lot.number()))
                    .map(PriceReport.PriceLot::benchmark))
            .containsExactly(lot.benchmark());
        List<SavingsReport.SavingsLot> same =
            savings.lots().stream()
                .filter(l -> String.valueOf(l.number()).equals(lot.number()))
                .toList();
        if (!lot.awards().isEmpty()) {
          assertThat(of(same, SavingsReport.SavingsComparison::award)).isEqualTo(lot.awarded());
          assertThat(of(same, SavingsReport.SavingsComparison::benchmark))
              .isEqualTo(lot.benchmark());
        }
      }
      itemsOf(savings);
      for (AwardReport.Allocation share : decided.allocations()) {
        SavingsReport own = record(SavingsReporter.class, share.state());
        assertThat(of(own, SavingsReport.SavingsComparison::award)).isEqualTo(share.net());
      }
      separatePurchases(savings);
    }

    /** An item costs the same in the annex of the award report and among the savings. */
    private void itemsOf(SavingsReport savings) {
      for (SavingsReport.SavingsLot lot : savings.lots()) {
        List<ReportLotItem> annex =
            decided.lots().stream()
                .filter(l -> l.number().equals(String.valueOf(lot.number())))
                .flatMap(l -> l.items().stream())
                .toList();
        for (SavingsReport.SavingsItem item : lot.items()) {
          assertThat(annex.stream().flatMap(i -> i.amount().stream()))
              .contains(of(item.parts().stream(), SavingsReport.SavingsComparison::award));
        }
      }
    }

    private void separatePurchases(SavingsReport savings) {
      savings.lots().stream()
          .flatMap(l -> l.items().stream())
          .flatMap(i -> i.parts().stream())
          .filter(p -> p.alone().currency().equals(figures.currency()))
          .forEach(
              p ->
                  same(
                      p.figures().apart(),
                      p.alone()
                          .amount()
                          .multiply(p.quantity())
                          .setScale(
                              PlainFigures.decimals(figures.currency()), RoundingMode.HALF_UP)));
    }

    void allocation() {
      JsonNode told = json(APP, STAGE.buyer(), "/api/v1/tenders/" + tender.id() + "/allocation");
      for (AwardReport.Allocation share : decided.allocations()) {
        AllocationReport schedule = record(AllocationReporter.class, share.state());
        List<AllocationReport.AllocationLine> lines =
            schedule.entities().stream().flatMap(e -> e.lines().stream()).toList();
        assertThat(sum(lines, AllocationReport.AllocationLine::gross)).isEqualTo(share.local());
        assertThat(sum(schedule.lots(), AllocationReport.AllocationLot::local))
            .isEqualTo(sum(lines, AllocationReport.AllocationLine::net));
        assertThat(local(list(told, "states"), "code", share.state()))
            .isEqualByComparingTo(share.local().amount());
        assertThat(
                list(told, "lines").stream()
                    .filter(l -> text(node(l, "line"), "stateCode").equals(share.state()))
                    .map(l -> number(node(l, "inStateCurrency"), "amount"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
            .isEqualByComparingTo(share.local().amount());
      }
      for (JsonNode one : list(told, "lines")) {
        JsonNode line = node(one, "line");
        assertThat(number(line, "vatAmount"))
            .as("VAT of a line is that on its net amount")
            .isEqualByComparingTo(
                number(line, "netAmount")
                    .multiply(number(line, "vatPercent"))
                    .movePointLeft(2)
                    .setScale(PlainFigures.decimals(text(line, "currency")), RoundingMode.HALF_UP));
      }
    }

    private static BigDecimal local(List<JsonNode> states, String field, String state) {
      return states.stream()
          .filter(s -> text(s, field).equals(state))
          .map(s -> number(node(s, "inStateCurrency"), "amount"))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private static Money of(
      SavingsReport savings, Function<SavingsReport.SavingsComparison, Money> figure) {
    return of(savings.lots(), figure);
  }

  private static Money of(
      List<SavingsReport.SavingsLot> lots,
      Function<SavingsReport.SavingsComparison, Money> figure) {
    return of(
        lots.stream().flatMap(l -> l.items().stream()).flatMap(i -> i.parts().stream()), figure);
  }

  private static Money of(
      Stream<SavingsReport.SavingsPart> parts,
      Function<SavingsReport.SavingsComparison, Money> figure) {
    return parts.map(p -> figure.apply(p.figures())).reduce(Money::plus).orElseThrow();
  }

  private static <T> Money sum(List<T> all, Function<T, Money> money) {
    return all.stream().map(money).reduce(Money::plus).orElseThrow();
  }

  private static void same(Money shown, BigDecimal expected) {
    assertThat(shown.amount()).isEqualByComparingTo(expected);
  }

  private static String shown(BigDecimal amount, String currency) {
    return String.format(Locale.ROOT, "%,." + PlainFigures.decimals(currency) + "f", amount);
  }
}
