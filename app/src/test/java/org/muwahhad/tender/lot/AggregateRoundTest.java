package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.approval.Checklist;
import org.muwahhad.tender.approval.Checklists;

class AggregateRoundTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final AggregateRound aggregateRound = APP.get(AggregateRound.class);

  @Test
  void the_items_of_a_cpv_class_make_one_lot_named_after_what_is_in_it_in_both_languages() {
    long tender = FIXTURE.aDraft();

    List<TenderQueries.TenderLot> lots = APP.get(TenderQueries.class).listLots(tender);

    assertThat(lots).extracting(TenderQueries.TenderLot::number).containsExactly(1, 2);
    assertThat(lots)
        .extracting(TenderQueries.TenderLot::title)
        .containsExactly(
            new Bilingual("حواسيب محمولة", "Portable computers"),
            new Bilingual("شاشات عرض", "Display screens"));
    assertThat(APP.get(TenderQueries.class).listItems(tender))
        .extracting(i -> i.quantity().toPlainString())
        .containsExactly("350.500", "20.000", "40.000");
  }

  @Test
  void a_tender_is_not_approved_while_a_lot_bears_a_name_that_nobody_chose() {
    long tender = FIXTURE.aDraft();
    long first = APP.get(TenderQueries.class).listLots(tender).get(0).id();
    assertThat(namesProposed(tender)).isEqualTo("Lots with the proposed name: 1, 2");

    APP.get(RenameLot.class)
        .run(FIXTURE.buyer(), tender, first, new Bilingual("حواسيب الموظفين", "Staff laptops"));

    assertThat(namesProposed(tender)).isEqualTo("Lots with the proposed name: 2");
    assertThatThrownBy(() -> APP.sql("UPDATE lot SET named_by = 0 WHERE tender_id = " + tender))
        .hasMessageContaining("fk_lot_namer");

    APP.get(ConfirmLotNames.class).run(FIXTURE.buyer(), tender);

    assertThat(namesProposed(tender)).isEmpty();
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.lot-names-confirmed");
    assertThat(FIXTURE.lastDetail(tender)).isEqualTo("{\"lots\":[2]}");
    assertThatThrownBy(() -> APP.get(ConfirmLotNames.class).run(FIXTURE.buyer(), tender))
        .hasMessage("tender.lot-names-chosen");
  }

  @Test
  void the_page_of_the_lots_confirms_all_names_by_one_press_and_a_split_asks_again() {
    long tender = FIXTURE.aDraft();
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());
    String page = "/tenders/" + tender;
    assertThat(buyer.get(page + "/approval").body()).contains(page + "/lots#names");
    assertThat(buyer.get(page + "/lots").body())
        .contains("Lots with the proposed name", "These names are right");
    buyer.get("/language/ar");
    assertThat(buyer.get(page + "/approval").body())
        .as("an Arabic sentence has Arabic commas")
        .contains("1، 2");
    buyer.get("/language/en");

    assertThat(buyer.post(page + "/lot-names").body())
        .contains("The names of the lots are confirmed");
    assertThat(buyer.get(page + "/lots").body()).doesNotContain("These names are right");
    assertThat(namesProposed(tender)).isEmpty();

    long lot = APP.get(TenderQueries.class).listLots(tender).get(0).id();
    APP.get(SplitLot.class)
        .run(
            FIXTURE.buyer(),
            tender,
            lot,
            FIXTURE.ids("SELECT MIN(id) AS id FROM lot_item WHERE lot_id = " + lot),
            new Bilingual("حزمة (2)", "Lot (2)"));
    assertThat(namesProposed(tender)).isEqualTo("Lots with the proposed name: 3");
  }

  private static String namesProposed(long tender) {
    return APP
        .get(Checklists.class)
        .draw(APP.get(TenderQueries.class).getTender(tender))
        .checks()
        .stream()
        .filter(c -> c.code().equals("lot-names-proposed") && c.blocks())
        .map(Checklist.ApprovalCondition::about)
        .map(Bilingual::en)
        .findFirst()
        .orElse("");
  }

  @Test
  void a_new_tender_is_a_draft_with_rules_criteria_panels_and_dates_proposed() {
    long id = FIXTURE.aDraft();

    TenderFile file = APP.get(TenderFiles.class).get(FIXTURE.buyer(), id);

    assertThat(file.tender().status()).isEqualTo(TenderStatus.DRAFT);
    assertThat(file.tender().number()).matches("JT-\\d{4}-\\d{3}");
    assertThat(file.tender().ocid()).isEqualTo("ocds-mwhd01-" + file.tender().number());
    assertThat(file.rules()).hasSize(9);
    assertThat(file.criteria(CriterionKind.ADMINISTRATIVE)).hasSize(3);
    assertThat(
            file.criteria(CriterionKind.TECHNICAL).stream()
                .map(TenderQueries.Criterion::weight)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("100");
    assertThat(file.members(Panel.OPENING)).hasSize(3);
    assertThat(file.members(Panel.EXAMINATION)).hasSize(3);
    assertThat(file.tender().deadline()).isNotNull();
    assertThat(FIXTURE.lastAct(id)).isEqualTo("tender.aggregated");
  }

  @Test
  void the_round_is_marked_aggregated() {
    long round = FIXTURE.aClosedRound();

    aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE);

    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round))
        .isEqualTo("AGGREGATED");
  }

  @Test
  void aggregating_again_gives_the_same_tender() {
    long round = FIXTURE.aClosedRound();
    long tender = aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE);

    assertThat(aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE)).isEqualTo(tender);
  }

  @Test
  void runs_at_the_same_moment_give_one_tender() {
    long round = FIXTURE.aClosedRound();

    List<CompletableFuture<Long>> runs =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE)))
            .toList();

    assertThat(runs.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(APP.ask("SELECT COUNT(*) FROM tender_round WHERE round_id = " + round))
        .isEqualTo("1");
    assertThat(uncovered(round)).isEqualTo("0");
  }

  @Test
  void rounds_aggregated_at_the_same_moment_take_different_numbers() {
    List<Long> rounds =
        List.of(FIXTURE.aClosedRound(), FIXTURE.aClosedRound(), FIXTURE.aClosedRound());

    List<CompletableFuture<Long>> runs =
        rounds.stream()
            .map(
                r ->
                    CompletableFuture.supplyAsync(
                        () -> aggregateRound.run(FIXTURE.buyer(), r, TenderFixture.TITLE)))
            .toList();

    assertThat(runs.stream().map(CompletableFuture::join).distinct()).hasSize(3);
  }

  @Test
  void an_open_round_is_not_aggregated() {
    long round = FIXTURE.anOpenRound();

    assertThatThrownBy(() -> aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE))
        .hasMessage("demand.round-wrong-status");
  }

  @Test
  void a_round_without_an_endorsed_line_is_not_aggregated_and_stays_closed() {
    long round = FIXTURE.aRound();

    assertThatThrownBy(() -> aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE))
        .hasMessage("tender.nothing-endorsed");
    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round)).isEqualTo("CLOSED");
  }

  @Test
  void only_a_central_buyer_aggregates() {
    long round = FIXTURE.aClosedRound();

    assertThatThrownBy(
            () ->
                aggregateRound.run(
                    WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW"), round, TenderFixture.TITLE))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_title_in_both_languages_is_needed() {
    long round = FIXTURE.aClosedRound();

    assertThatThrownBy(
            () -> aggregateRound.run(FIXTURE.buyer(), round, new Bilingual("عنوان", " ")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field)
                    .containsExactly("title.en"));
  }

  private static String uncovered(long round) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM submission s JOIN demand_line l ON l.submission_id = s.id
         WHERE s.round_id = %d AND s.status = 'ENDORSED' AND NOT EXISTS
           (SELECT 1 FROM allocation a JOIN lot_item i ON i.id = a.lot_item_id
             WHERE a.demand_line_id = l.id AND a.quantity = l.quantity
               AND i.revision_id = l.revision_id AND i.unit_code = l.unit_code)"""
            .formatted(round));
  }
}
