package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Statements;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.reports.prices.PriceReport;

/**
 * The comparison of prices of a tender of many lots: what the database is asked for it does not
 * grow with the lots, and a page to read shows as many of them as it holds.
 */
@Tag("long")
class PriceReportSizeTest {
  private static final int MORE = 120;
  private static final TestApp APP = TestApp.start(Statements.RECORDED);
  private static final World WORLD = World.in(APP);

  private static EvaluationFixture tender() {
    return EvaluationFixture.rated(APP, WORLD).asWorkedByHand().ranked();
  }

  @Test
  void the_report_asks_the_database_as_often_for_many_lots_as_for_few() {
    EvaluationFixture tender = tender();
    List<String> few = asked(() -> report(tender));

    addLotsLikeTheFirst(tender);

    assertThat(asked(() -> report(tender))).hasSizeLessThanOrEqualTo(few.size());
    assertThat(report(tender).lots())
        .hasSize(2 + MORE)
        .filteredOn(l -> l.number() != 2)
        .allSatisfy(l -> assertThat(l.received()).isEqualTo(5))
        .allSatisfy(l -> assertThat(l.isDetailed()).isTrue())
        .allSatisfy(l -> assertThat(l.priced()).hasSize(3));
  }

  @Test
  void a_page_to_read_shows_the_first_lots_one_by_one_and_asks_no_more_for_it() {
    EvaluationFixture tender = tender();
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    String path = "/reports/prices/" + tender.id() + "?edition=ENGLISH";
    assertThat(chair.get(path).body()).doesNotContain("are shown here");
    List<String> few = asked(() -> chair.get(path));

    addLotsLikeTheFirst(tender);

    assertThat(asked(() -> chair.get(path))).hasSizeLessThanOrEqualTo(few.size());
    assertThat(chair.get(path).body())
        .contains("Of 122 lots, the steps of the prices and the unit prices of 100 are shown here")
        .contains("Lot 122: Computers", "Unit prices of lot 100: Computers")
        .doesNotContain("Unit prices of lot 101: Computers");
  }

  @Test
  void the_list_of_the_reports_of_a_tender_reads_none_of_them() {
    EvaluationFixture tender = tender();
    addLotsLikeTheFirst(tender);
    Visitor chair = Visitor.of(APP, tender.chair());
    String path = "/tenders/" + tender.id() + "/reports";
    assertThat(chair.get(path).statusCode()).isEqualTo(200);

    assertThat(asked(() -> chair.get(path)))
        .noneMatch(s -> s.startsWith("SELECT document FROM opening_record"))
        .noneMatch(s -> s.contains("FROM bid_line"))
        .noneMatch(s -> s.contains("MAX(CASE WHEN r.is_admissible"));
  }

  private static PriceReport report(EvaluationFixture tender) {
    return Reported.record(APP, PriceReporter.class, tender.chair(), tender.id());
  }

  private static List<String> asked(Runnable act) {
    return Statements.during(act).stream().filter(s -> s.startsWith("SELECT")).toList();
  }

  /** Further lots with the items, prices and ranking of the first one. */
  private static void addLotsLikeTheFirst(EvaluationFixture tender) {
    APP.withoutTriggersOf(
        List.of("lot", "lot_item", "bid_line", "lot_ranking"),
        () -> {
          for (int number = 3; number < 3 + MORE; number++) {
            addLot(tender, number);
          }
        });
  }

  private static void addLot(EvaluationFixture tender, int number) {
    long lot =
        WORLD.insert(
            """
            INSERT INTO lot (tender_id, number, title_ar, title_en, status)
            VALUES (%d, %d, 'حواسيب', 'Computers', 'ACTIVE')"""
                .formatted(tender.id(), number));
    APP.sql(
        """
        INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity, area_code)
        SELECT i.tender_id, %d, i.position + 10 * %d, i.revision_id, i.unit_code, i.quantity, '%2$d'
          FROM lot_item i WHERE i.lot_id = %d"""
            .formatted(lot, number, tender.lot()));
    APP.sql(
        """
        INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price)
        SELECT b.bid_id, n.id, b.tender_id, b.unit_price
          FROM lot_item n
          JOIN lot_item i ON i.lot_id = %d AND i.revision_id = n.revision_id
          JOIN bid_line b ON b.lot_item_id = i.id
         WHERE n.lot_id = %d"""
            .formatted(tender.lot(), lot));
    APP.sql(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, exclusion, bid_total,
                                 bid_currency, converted_total, evaluated_price, technical_score,
                                 price_score, final_score, rank_position, tie_rule,
                                 is_abnormally_low, explanation, examination)
        SELECT %d, r.bid_id, r.tender_id, r.is_admissible, r.exclusion, r.bid_total,
               r.bid_currency, r.converted_total, r.evaluated_price, r.technical_score,
               r.price_score, r.final_score, r.rank_position, r.tie_rule,
               r.is_abnormally_low, r.explanation, r.examination
          FROM lot_ranking r WHERE r.lot_id = %d"""
            .formatted(lot, tender.lot()));
  }
}
