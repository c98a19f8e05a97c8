package org.muwahhad.demand.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/** Demand in figures: everyone sees their own part, on the page and in the files. */
class FiguresTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Actor KUWAIT = DEMAND.aCoordinatorOf("KW");
  private final ViewDemandFigures viewDemandFigures = APP.get(ViewDemandFigures.class);

  @Test
  void an_officer_sees_the_entity_a_coordinator_the_state_and_a_buyer_all() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side one = endorsed(round, "KW", laptop, "2");
    endorsed(round, "KW", laptop, "3");
    endorsed(round, "OM", laptop, "4");
    DEMAND.aSubmission(round, "KW", line(laptop, "100"));

    assertThat(quantity(one.officer(), laptop)).isEqualByComparingTo("2");
    assertThat(quantity(KUWAIT, laptop)).isEqualByComparingTo("5");
    assertThat(quantity(DEMAND.buyer(), laptop)).isEqualByComparingTo("9");
    assertThat(quantity(WORLD.aPersonWho(Role.AUDITOR), laptop)).isEqualByComparingTo("9");
    assertThat(
            ask(one.officer(), ViewDemandFigures.FigureGrouping.ROUND, laptop).total().currency())
        .isEqualTo("KWD");
    assertThat(
            ask(DEMAND.buyer(), ViewDemandFigures.FigureGrouping.ROUND, laptop).total().currency())
        .isEqualTo("USD");
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    assertThatThrownBy(() -> ask(bidder, ViewDemandFigures.FigureGrouping.ROUND, laptop))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void every_way_to_sum_comes_to_the_same_total() {
    String laptop = DEMAND.aLaptop();
    endorsed(DEMAND.anOpenRound(), "KW", laptop, "7");
    endorsed(DEMAND.anOpenRound(), "KW", laptop, "8");

    for (ViewDemandFigures.FigureGrouping by : ViewDemandFigures.FigureGrouping.values()) {
      assertThat(ask(KUWAIT, by, laptop).total().amount()).isEqualByComparingTo("3757.5");
    }
    assertThat(ask(KUWAIT, ViewDemandFigures.FigureGrouping.ROUND, laptop).figures()).hasSize(2);
  }

  @Test
  void demand_of_states_of_several_currencies_comes_to_one_total_however_it_is_summed() {
    String laptop = DEMAND.aLaptop();
    for (String quantity : List.of("1", "7", "11", "13")) {
      long round = DEMAND.anOpenRound();
      endorsed(round, "KW", laptop, quantity);
      endorsed(round, "OM", laptop, quantity);
    }

    assertThat(
            Arrays.stream(ViewDemandFigures.FigureGrouping.values())
                .map(by -> ask(DEMAND.buyer(), by, laptop).total())
                .distinct())
        .hasSize(1);
  }

  @Test
  void a_buyer_sees_what_each_state_asks_for_and_a_coordinator_the_own_state_alone() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    endorsed(round, "KW", laptop, "2");
    endorsed(round, "KW", laptop, "3");
    endorsed(round, "OM", laptop, "4");

    assertThat(ask(DEMAND.buyer(), ViewDemandFigures.FigureGrouping.STATE, laptop).figures())
        .extracting(
            ViewDemandFigures.Figure::code,
            f -> Objects.requireNonNull(f.quantity()).stripTrailingZeros())
        .containsExactlyInAnyOrder(
            tuple("KW", new BigDecimal("5")), tuple("OM", new BigDecimal("4")));
    Browserless coordinator = Browserless.signedInAs(APP, KUWAIT);
    coordinator.get("/language/en");
    assertThat(coordinator.get("/demand-figures?by=state&item=" + laptop).body())
        .contains("<bdi>Kuwait</bdi>")
        .doesNotContain("<bdi>Oman</bdi>");
    assertThat(coordinator.get("/demand-figures/figures.csv?by=state&item=" + laptop).body())
        .contains("Kuwait");
  }

  @Test
  void the_page_and_the_files_show_nothing_of_another_entity() {
    String own = DEMAND.aLaptop();
    String foreign = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side side = endorsed(round, "KW", own, "2");
    endorsed(round, "KW", foreign, "3");
    Browserless officer = Browserless.signedInAs(APP, side.officer());

    for (String path : List.of("/demand-figures?by=item", "/demand-figures/figures.csv?by=item")) {
      assertThat(officer.get(path).body()).contains(own, "501.000").doesNotContain(foreign);
    }
    assertThat(officer.get("/demand-figures?by=round&item=" + foreign).body())
        .contains("No endorsed demand yet");
  }

  @Test
  void the_workbook_holds_numbers_and_runs_from_the_right_in_arabic() throws IOException {
    String laptop = DEMAND.aLaptop();
    DemandFixture.Side side = endorsed(DEMAND.anOpenRound(), "KW", laptop, "2");

    byte[] file =
        FigureFile.xlsx(
            Texts.in(Language.AR),
            ViewDemandFigures.FigureGrouping.ITEM,
            ask(side.officer(), ViewDemandFigures.FigureGrouping.ITEM, laptop));

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows.get(0).getCellText(1)).isEqualTo("الصنف");
      assertThat(rows.get(1).getCell(5).getType()).isEqualTo(CellType.NUMBER);
      assertThat(rows.get(1).getCell(5).asNumber()).isEqualByComparingTo("501");
    }
  }

  @Test
  void a_program_reads_the_same_sums_and_is_told_of_an_unknown_grouping_by_field() {
    String laptop = DEMAND.aLaptop();
    DemandFixture.Side side = endorsed(DEMAND.anOpenRound(), "KW", laptop, "2");
    endorsed(DEMAND.anOpenRound(), "OM", laptop, "3");
    ApiCaller officer = ApiCaller.of(APP, side.officer());
    String api = "/api/v1/demand-figures?item=" + laptop;

    for (String by : List.of("round", "year", "state", "category", "item")) {
      assertThat(officer.get(api + "&by=" + by).body())
          .contains("\"by\":\"" + by + "\"", "501", "KWD", "\"quantity\":2")
          .doesNotContain("OMR");
    }
    HttpResponse<String> unknown = officer.get(api + "&by=colour");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("\"by\"", "shared.not-a-choice");
    assertThat(ApiCaller.of(APP, WORLD.aBidderFor(WORLD.aSupplier())).get(api).statusCode())
        .isEqualTo(403);
  }

  private static DemandFixture.Side endorsed(
      long round, String state, String item, String quantity) {
    DemandFixture.Side side = DEMAND.aSubmission(round, state, line(item, quantity));
    APP.get(EndorseSubmission.class)
        .run(DEMAND.aCoordinatorOf(state), side.submission(), DEMAND.version(side.submission()));
    return side;
  }

  private BigDecimal quantity(Actor actor, String item) {
    BigDecimal quantity =
        ask(actor, ViewDemandFigures.FigureGrouping.ITEM, item).figures().get(0).quantity();
    return quantity == null ? BigDecimal.ZERO : quantity;
  }

  private ViewDemandFigures.DemandFiguresView ask(
      Actor actor, ViewDemandFigures.FigureGrouping by, String item) {
    return viewDemandFigures.get(actor, new ViewDemandFigures.FigureFilter(by, "", item));
  }
}
