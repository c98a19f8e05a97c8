package org.muwahhad.reporting.figures;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.evaluation.price.CompareBids;
import org.muwahhad.evaluation.price.LotComparison;
import org.muwahhad.evaluation.price.TenderPrices;
import org.muwahhad.evaluation.price.ViewPrices;
import org.muwahhad.reporting.Format;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.evaluation.EvaluationReport;
import org.muwahhad.reports.prices.PriceReport;
import org.muwahhad.shared.Refusal;

/**
 * The reports on an examination, of the tender of {@code RankBidsTest}: Gulf in dinars at 0.307 to
 * the dollar, Nord not of GCC origin, Cheap flagged, Weak below the pass mark, Late not compliant.
 */
@Tag("long")
class ExaminationReportsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final EvaluationFixture TENDER =
      EvaluationFixture.rated(APP, WORLD).asWorkedByHand().ranked();

  private static EvaluationReport evaluation() {
    return Reported.record(APP, EvaluationReporter.class, TENDER.chair(), TENDER.id());
  }

  private static PriceReport prices() {
    return Reported.record(APP, PriceReporter.class, TENDER.chair(), TENDER.id());
  }

  @Test
  void scores_and_results_are_those_that_plain_sums_over_the_record_give() {
    EvaluationReport report = evaluation();

    assertThat(report.results()).hasSize(5);
    for (String bidder : List.of("Gulf", "Nord", "Cheap", "Weak")) {
      EvaluationReport.Result result = result(report, bidder);
      String sum =
          APP.ask(
              """
              SELECT CAST(SUM(c.weight * s.points) / 100 AS DECIMAL(5, 2))
                FROM consensus_score s JOIN criterion c ON c.id = s.criterion_id
               WHERE s.bid_id = %d"""
                  .formatted(TENDER.bid(bidder)));
      assertThat(requireNonNull(result.score())).as(bidder).isEqualByComparingTo(sum);
      assertThat(result.isPassed()).as(bidder).isEqualTo(!bidder.equals("Weak"));
    }
    EvaluationReport.Result late = result(report, "Late");
    assertThat(late.compliant()).isFalse();
    assertThat(late.score()).isNull();
    assertThat(late.isPassed()).isFalse();
    assertThat(report.passMark()).isEqualByComparingTo("70");
  }

  @Test
  void every_check_and_every_single_score_is_in_it_by_role_with_what_was_said() {
    EvaluationReport report = evaluation();

    assertThat(report.checks()).hasSize(10);
    assertThat(report.checks())
        .filteredOn(c -> !c.passed())
        .singleElement()
        .satisfies(c -> assertThat(c.reason()).isEqualTo("No security was enclosed"));
    assertThat(report.scorers())
        .extracting(org.muwahhad.reports.Bilingual::en)
        .containsExactly("Chair", "Member 1", "Member 2");
    assertThat(report.panel()).hasSize(3).noneMatch(EvaluationReport.Member::conflict);
    EvaluationReport.Scores gulf =
        report.scores().stream()
            .filter(s -> s.bidder().en().startsWith("Gulf"))
            .findFirst()
            .orElseThrow();
    assertThat(gulf.criteria()).hasSize(2);
    assertThat(gulf.criteria().get(0).single())
        .hasSize(3)
        .allSatisfy(p -> assertThat(p).isEqualByComparingTo("90"));
    assertThat(requireNonNull(gulf.criteria().get(0).agreed())).isEqualByComparingTo("90");
    assertThat(gulf.criteria().get(0).comments()).hasSize(3);
  }

  @Test
  void prices_are_those_of_the_ranking_and_of_the_page_and_none_of_a_bid_that_is_out() {
    PriceReport.PriceLot lot = prices().lots().get(0);

    assertThat(lot.bids()).hasSize(5);
    assertThat(lot.priced())
        .extracting(b -> b.bidder().en())
        .containsExactly("Cheap Company", "Nord Company", "Gulf Company");
    for (PriceReport.Bid bid : lot.priced()) {
      PriceReport.Steps steps = requireNonNull(bid.price());
      assertThat(steps.evaluated().amount())
          .as(bid.bidder().en())
          .isEqualByComparingTo(
              APP.ask(
                  """
                  SELECT r.evaluated_price FROM lot_ranking r JOIN bid b ON b.id = r.bid_id
                    JOIN supplier s ON s.id = b.supplier_id
                   WHERE r.lot_id = %d AND s.registration_number = '%s'"""
                      .formatted(TENDER.lot(), bid.registration())));
      assertThat(steps.evaluated().amount())
          .isEqualByComparingTo(steps.converted().plus(steps.preference()).amount());
    }
    assertThat(lot.bids().subList(3, 5)).allMatch(b -> b.price() == null);
    TenderPrices page = APP.get(ViewPrices.class).tender(TENDER.chair(), TENDER.id());
    assertThat(prices().firstInRank().amount()).isEqualTo(page.firstInRank().amount());
  }

  @Test
  void each_line_has_the_unit_prices_of_the_page_with_the_lowest_marked() {
    List<DocumentRow> rows =
        Reported.rows(
            Reported.gathered(APP, PriceReporter.class, TENDER.chair(), TENDER.id()), "lines");
    LotComparison page = APP.get(CompareBids.class).lot(TENDER.chair(), TENDER.id(), TENDER.lot());

    assertThat(rows).hasSize(page.rows().size() + 1);
    for (int i = 0; i < page.rows().size(); i++) {
      List<TableCell.UnitPrice> prices = unitPrices(rows.get(i));
      List<LotComparison.ItemPriceCell> cells = page.rows().get(i).cells();
      // The first is the benchmark.
      assertThat(prices).hasSize(1 + cells.size());
      for (int bid = 0; bid < cells.size(); bid++) {
        TableCell.UnitPrice price = prices.get(bid + 1);
        assertThat(price.price())
            .isEqualByComparingTo(requireNonNull(cells.get(bid).price()).amount());
        assertThat(price.lowest()).isEqualTo(cells.get(bid).lowest());
      }
    }
    // Cheap 120 USD at 3.75, Nord 1,000 SAR, Gulf 81.870 KWD × 3.75 ÷ 0.307.
    assertThat(unitPrices(rows.get(0)))
        .extracting(TableCell.UnitPrice::price)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal("375"),
            new BigDecimal("450"),
            new BigDecimal("1000"),
            new BigDecimal("1000.0407"));
  }

  @Test
  void who_fixed_a_rate_is_told_in_the_language_of_the_reader() {
    APP.sql(
        "UPDATE exchange_rate SET source_ar = 'البنك المركزي', source = 'Central bank'"
            + " WHERE currency = 'KWD'");

    assertThat(prices().rates())
        .filteredOn(r -> r.currency().equals("KWD"))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.source().ar()).isEqualTo("البنك المركزي");
              assertThat(r.source().en()).isEqualTo("Central bank");
            });
  }

  private static List<TableCell.UnitPrice> unitPrices(DocumentRow row) {
    return row.cells().stream()
        .filter(TableCell.UnitPrice.class::isInstance)
        .map(TableCell.UnitPrice.class::cast)
        .toList();
  }

  @Test
  void a_lot_of_more_items_than_are_read_at_a_time_is_told_whole_and_in_order() {
    EvaluationFixture many = EvaluationFixture.lowest(APP, WORLD).asWorkedByHand().ranked();
    APP.without("tr_lot_item_added", () -> addItems(many, 250));
    CompareBids compare = APP.get(CompareBids.class);

    assertThat(compare.tender(many.chair(), many.id()).lines(many.lot()).toList())
        .isEqualTo(compare.lot(many.chair(), many.id(), many.lot()).rows())
        .hasSize(252);
  }

  private static void addItems(EvaluationFixture tender, int count) {
    for (int i = 1; i <= count; i++) {
      APP.sql(
          """
          INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity)
          VALUES (%d, %d, %d, %d, 'C62', 1)"""
              .formatted(
                  tender.id(),
                  tender.lot(),
                  100 + i,
                  WORLD.anItem("MANY-" + i, "30213100", "100")));
    }
  }

  @Test
  void bidders_and_those_without_a_part_get_neither_and_the_panel_gets_drafts() {
    Actor bidder = TENDER.bidder("Gulf");
    for (Actor other :
        List.of(bidder, TENDER.buyer(), WORLD.aPersonWho(Role.COMMITTEE_MEMBER, "KW"))) {
      for (String report : List.of("evaluation", "prices")) {
        assertThat(Visitor.of(APP, other).get("/reports/" + report + "/" + TENDER.id()))
            .as(report)
            .satisfies(r -> assertThat(r.statusCode()).isEqualTo(403));
      }
    }
    Visitor chair = Visitor.of(APP, TENDER.chair());
    for (String report : List.of("evaluation", "prices")) {
      for (Format format : Format.values()) {
        String file = "/reports/" + report + "/" + TENDER.id() + "/BILINGUAL/" + format;
        assertThat(chair.get(file).statusCode()).as(file).isEqualTo(200);
      }
      assertThat(TENDER.act()).isEqualTo("reporting.draft-shown");
    }
    assertThat(chair.get("/reports/prices/" + TENDER.id() + "?edition=ENGLISH").body())
        .contains("120,004.03", "Excluded: below the pass mark")
        // In view while it is read, and at the head of every page when it is printed.
        .contains("<article class=\"reading reading-draft\"", "<div class=\"reading-banner\">")
        .contains("Draft that may still change, shown to " + TENDER.chair().name().en() + " at ");
  }

  @Test
  void no_price_is_told_before_the_opening_nor_before_the_ranking() {
    EvaluationFixture sealed =
        EvaluationFixture.lowest(APP, WORLD).bid("Early", "SAR", true, "10", "20");
    assertThatThrownBy(
            () -> Reported.gathered(APP, PriceReporter.class, sealed.chair(), sealed.id()))
        .isInstanceOf(Refusal.class);

    EvaluationFixture open = sealed.opened().declared();
    assertThatThrownBy(() -> Reported.gathered(APP, PriceReporter.class, open.chair(), open.id()))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("reporting.not-ranked");
  }

  private static EvaluationReport.Result result(EvaluationReport report, String bidder) {
    return report.results().stream()
        .filter(r -> r.bidder().en().startsWith(bidder))
        .findFirst()
        .orElseThrow();
  }
}
