package org.muwahhad.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.figures.PrintedFigures;
import org.muwahhad.shared.Money;

/** The overview as a report: the figures of the page, on a few pages, for the same readers. */
@Tag("long")
class OverviewReportTest {
  private static final TestApp APP = LoadedDemo.fresh();

  private static Actor actor(String login) {
    return APP.get(Actors.class).get(login);
  }

  private static Browserless reader(String login) {
    return Browserless.ofDemo(APP, login);
  }

  @ParameterizedTest
  @ValueSource(strings = {"member.sa", "coordinator.kw"})
  void page_api_pdf_and_workbook_say_the_same(String login) {
    OverviewView view = APP.get(ViewOverview.class).get(actor(login));
    Browserless reader = reader(login);
    String report = "overview/" + view.report();
    List<BigDecimal> due = amounts(view).map(m -> m.amount().stripTrailingZeros()).toList();
    assertThat(due).hasSizeGreaterThan(10);

    String page = reader.get("/overview/savings").body() + reader.get("/overview/demand").body();
    String json = reader.get("/api/v1/overview").body();
    amounts(view).forEach(money -> assertThat(json).contains(money.amount().toPlainString()));
    assertThat(PrintedFigures.figures(text(page))).as("page").containsAll(due);
    for (String edition : List.of("ARABIC", "ENGLISH")) {
      assertThat(PrintedFigures.figures(PrintedFigures.words(reader, report, edition)))
          .as("%s pages", edition)
          .containsAll(due);
      assertThat(cells(reader, report, edition)).as("%s workbook", edition).containsAll(due);
    }
  }

  /** What the savings and demand pages list of states, and all of it. */
  private static Stream<Money> amounts(OverviewView view) {
    OverviewView.ComparedSum all = view.savings().own();
    return Stream.of(
            Stream.of(view.demand().total(), all.award(), all.benchmark(), all.estimate()),
            Stream.of(all.savedOfBenchmark(), all.savedOfEstimate()),
            view.demand().states().stream().map(OverviewView.DemandAndAward::demand),
            view.savings().states().stream()
                .flatMap(
                    s ->
                        Stream.of(
                            s.sum().award(),
                            s.sum().benchmark(),
                            s.sum().savedOfBenchmark(),
                            s.sum().estimate(),
                            s.sum().savedOfEstimate())))
        .flatMap(s -> s);
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ");
  }

  private static Set<BigDecimal> cells(Browserless reader, String report, String edition) {
    return PrintedFigures.sheets(
            PrintedFigures.file(reader, "/reports/" + report + "/" + edition + "/XLSX"))
        .stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .filter(cell -> cell.matches("-?\\d+(\\.\\d+)?"))
        .map(cell -> new BigDecimal(cell).stripTrailingZeros())
        .collect(Collectors.toSet());
  }

  @Test
  void it_has_at_most_four_pages() throws IOException {
    Browserless reader = reader("member.sa");
    assertThat(reader.get("/overview").body()).contains("/reports/overview/1-SAR/ENGLISH/PDF");
    for (String edition : List.of("ARABIC", "ENGLISH")) {
      byte[] pdf = PrintedFigures.file(reader, "/reports/overview/1-SAR/" + edition + "/PDF");
      try (PDDocument paper = Loader.loadPDF(pdf)) {
        assertThat(paper.getNumberOfPages()).as(edition).isLessThanOrEqualTo(4);
      }
    }
  }

  @Test
  void a_coordinator_takes_that_of_the_own_state_alone_and_others_none() {
    String own = "/reports/overview/1-KWKWD/ENGLISH/PDF";
    assertThat(answer("coordinator.kw", own)).isEqualTo(200);
    assertThat(answer("auditor", own)).isEqualTo(200);
    for (String others : List.of("1-SAR", "1-SASAR")) {
      assertThat(answer("coordinator.kw", "/reports/overview/" + others)).isEqualTo(403);
    }
    for (String login : List.of("officer.kw", "bidder.1", "evaluator.1", "admin")) {
      assertThat(answer(login, "/reports/overview/1-KWKWD")).as(login).isEqualTo(403);
    }
    for (String nothing : List.of("1", "1-ABC", "1-ZZSAR", "2-SAR", "1-sar")) {
      assertThat(answer("buyer", "/reports/overview/" + nothing)).as(nothing).isEqualTo(404);
    }
  }

  private static int answer(String login, String path) {
    return reader(login).get(path).statusCode();
  }

  @Test
  void what_was_ordered_in_the_demonstration_is_mostly_delivered_and_a_little_is_late() {
    OverviewView view = APP.get(ViewOverview.class).get(actor("buyer"));
    assertThat(view.lateOrders()).hasSizeBetween(3, 15);
    assertThat(view.lateOrders().get(0).daysLate()).isLessThan(400);
    assertThat(number("SELECT COUNT(DISTINCT call_off_id) FROM delivery"))
        .isGreaterThan(number("SELECT COUNT(*) * 3 DIV 4 FROM call_off"));
    assertThat(
            number(
                """
                SELECT COUNT(*) FROM (SELECT call_off_id FROM delivery
                 GROUP BY call_off_id HAVING COUNT(DISTINCT delivered_on) > 1) AS parts"""))
        .isPositive();
  }

  private static int number(String query) {
    return Integer.parseInt(APP.ask(query));
  }
}
