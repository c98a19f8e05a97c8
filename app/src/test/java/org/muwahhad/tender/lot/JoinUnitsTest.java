package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.AnswerJoin;
import org.muwahhad.aggregation.AskJoin;
import org.muwahhad.aggregation.ConvertedDemand;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.PlanLots;
import org.muwahhad.aggregation.Reconciliation;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.aggregation.SetItemUnit;
import org.muwahhad.aggregation.ViewJoins;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.TenderFixture;

/** An item counted in packs once and in pieces now, and the other way round. */
class JoinUnitsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private static final Actor MANAGER = WORLD.aPersonWho(Role.CATALOG_MANAGER);
  private static final Actor KUWAIT = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");

  @BeforeAll
  static void addPack() {
    APP.sql(
        """
        INSERT INTO unit_of_measure (code, name_ar, name_en, is_whole)
        VALUES ('XPK', 'عبوة', 'package', TRUE)""");
  }

  @Test
  void packs_become_pieces_both_units_are_shown_and_undoing_gives_the_packs_back() {
    long packs = FIXTURE.anItem("30213100");
    APP.without(
        "tr_item_revision_immutable",
        () -> APP.sql("UPDATE item_revision SET unit_code = 'XPK' WHERE id = " + packs));
    long pieces = nextRevision(packs, "C62");
    long round = FIXTURE.aRound();
    FIXTURE.endorsed(round, "KW", List.of(new TenderFixture.Line(packs, "2.5")));
    FIXTURE.endorsed(round, "SA", List.of(new TenderFixture.Line(pieces, "7")));
    assertThatThrownBy(() -> join(round, packs, pieces)).hasMessage("aggregation.no-conversion");
    set(packs, "XPK", "C62", "10");
    join(round, packs, pieces);

    var planned = APP.get(PlanLots.class).run(FIXTURE.buyer(), round, LotStrategy.CPV_CLASS);
    long tender = aggregate(round);

    assertThat(sums(tender)).isEqualTo(pieces + "=32.000");
    assertThat(planned.lots().get(0).items().get(0).converted())
        .extracting(JoinUnitsTest::inWords)
        .containsExactly("1 line: 2.500 package = 25.000");
    Reconciliation sums = APP.get(Reconciliations.class).get(tender);
    assertThat(sums.balances()).isTrue();
    assertThat(sums.items().get(0).converted())
        .extracting(JoinUnitsTest::inWords)
        .containsExactly("1 line: 2.500 package = 25.000");
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());
    for (String page : List.of("/reconciliation", "/demand")) {
      assertThat(buyer.get("/tenders/" + tender + page).body())
          .contains("of which 2.5\u00a0package", "converted into 25\u00a0one");
    }

    APP.get(UndoAggregation.class).run(FIXTURE.buyer(), tender, "Other lots");

    assertThat(APP.ask("SELECT COUNT(*) FROM lot_item WHERE tender_id = " + tender)).isEqualTo("0");
    assertThat(APP.ask("SELECT SUM(l.quantity) FROM demand_line l WHERE l.revision_id = " + packs))
        .isEqualTo("2.500");
    assertThat(sums(aggregate(round))).isEqualTo(pieces + "=32.000");
  }

  @Test
  void pieces_that_make_no_whole_pack_stay_pieces() {
    long pieces = FIXTURE.anItem("30213100");
    long packs = nextRevision(pieces, "XPK");
    long round = FIXTURE.aRound();
    FIXTURE.endorsed(
        round,
        "KW",
        List.of(new TenderFixture.Line(pieces, "20"), new TenderFixture.Line(pieces, "25")));
    set(pieces, "XPK", "C62", "10");
    join(round, pieces, packs);

    assertThat(APP.get(ViewJoins.class).list(FIXTURE.buyer(), round).get(0).request().inexact())
        .isEqualTo(1);
    long tender = aggregate(round);

    assertThat(sums(tender)).isEqualTo(pieces + "=25.000," + packs + "=2.000");
    assertThat(APP.get(Reconciliations.class).get(tender).balances()).isTrue();
  }

  @Test
  void past_the_service_no_tender_is_approved_with_a_part_of_a_pack() {
    long pieces = FIXTURE.anItem("30213100");
    long packs = nextRevision(pieces, "XPK");
    long round = FIXTURE.aRound();
    FIXTURE.endorsed(round, "KW", List.of(new TenderFixture.Line(pieces, "25")));
    set(pieces, "XPK", "C62", "10");
    long request = join(round, pieces, packs);
    assertThatThrownBy(
            () -> APP.sql("UPDATE join_request SET is_whole = FALSE WHERE id = " + request))
        .hasMessageContaining("aggregation.request-fixed");
    APP.without(
        "tr_join_request_whole_fixed",
        () -> APP.sql("UPDATE join_request SET is_whole = FALSE WHERE id = " + request));
    long tender = aggregate(round);

    assertThat(sums(tender)).isEqualTo(packs + "=2.500");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE joint_tender SET status = 'APPROVED', approved_by = %d WHERE id = %d"
                        .formatted(MANAGER.personId(), tender)))
        .hasMessageContaining("tender.join-fraction");
  }

  /** A further revision of an item, counted in another unit. */
  private static long nextRevision(long revision, String unit) {
    long next =
        WORLD.insert(
            """
            INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en, description_ar,
                                       description_en, benchmark_price, benchmark_currency,
                                       benchmark_date, benchmark_source_ar, benchmark_source_en,
                                       published_at, published_by)
            SELECT item_id, 2, '%s', name_ar, name_en, description_ar, description_en,
                   benchmark_price, benchmark_currency, benchmark_date, benchmark_source_ar,
                   benchmark_source_en, published_at, published_by
              FROM item_revision WHERE id = %d"""
                .formatted(unit, revision));
    APP.sql(
        "UPDATE catalog_item SET revision_count = 2 WHERE id = (SELECT item_id FROM item_revision"
            + " WHERE id = %d)".formatted(revision));
    return next;
  }

  private static void set(long revision, String unit, String base, String factor) {
    String code =
        APP.ask(
            "SELECT i.code FROM catalog_item i JOIN item_revision r ON r.item_id = i.id WHERE r.id = "
                + revision);
    APP.get(SetItemUnit.class)
        .run(MANAGER, code, new SetItemUnit.UnitConversionInput(unit, base, factor));
  }

  private static long join(long round, long from, long into) {
    long request =
        APP.get(AskJoin.class)
            .run(
                FIXTURE.buyer(),
                round,
                from,
                into,
                "One unit",
                APP.get(DatabaseClock.class).now().plus(Duration.ofDays(2)));
    APP.get(AnswerJoin.class).run(KUWAIT, request, true, "");
    return request;
  }

  private static long aggregate(long round) {
    return APP.get(AggregateRound.class).run(FIXTURE.buyer(), round, TenderFixture.TITLE);
  }

  private static String sums(long tender) {
    return APP.ask(
        "SELECT GROUP_CONCAT(CONCAT(revision_id, '=', quantity) ORDER BY revision_id)"
            + " FROM lot_item WHERE tender_id = "
            + tender);
  }

  private static String inWords(ConvertedDemand part) {
    return "%d line: %s %s = %s"
        .formatted(part.lines(), part.quantity(), part.unit().en(), part.counted());
  }
}
