package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.tender.TenderFixture;

/** The aggregation desk in a browser without JavaScript, and over the API. */
class DeskPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());

  @Test
  void a_buyer_compares_strategies_opens_a_figure_and_aggregates_by_region() {
    long round = FIXTURE.aClosedRound();
    String desk = "/rounds/" + round + "/aggregation";

    assertThat(buyer.get(desk + "?strategy=region").body())
        .contains("Comparison of strategies", "By value band", "Northern Gulf", "heat-5");
    assertThat(buyer.get(desk + "/lines?strategy=region&lot=1&state=KW").body())
        .contains("Ministry", "Download all lines");
    assertThat(buyer.get(desk + "/lines.csv?strategy=region&lot=1&state=KW").body())
        .startsWith("\ufeff\"State\",\"Procuring entity\"")
        .contains("Kuwait");
    assertThat(
            buyer
                .post(desk, "title.ar", "حواسيب", "title.en", "Computers", "strategy", "region")
                .body())
        .contains("The round was aggregated", "Lot 5:");
  }

  @Test
  void every_figure_opens_to_the_lines_behind_it_and_they_sum_to_it() {
    long tender = FIXTURE.aDraft();
    String here = "/tenders/" + tender;
    String state = here + "/demand/lines?state=KW";
    String item = here + "/demand/lines?revision=" + firstRevision(tender);

    assertThat(buyer.get(here + "/reconciliation").body())
        .contains("href=\"" + state + "\"", "href=\"" + item + "\"")
        .contains("href=\"" + item + "&amp;state=KW\"");
    assertThat(buyer.get(item + "&state=KW").body()).contains("100");
    assertThat(buyer.get(item).body()).contains("100", "50.5", "200");
    long round = FIXTURE.aClosedRound();
    assertThat(buyer.get("/rounds/" + round + "/aggregation").body())
        .contains("/aggregation/lines?strategy=item\"", "/submissions/");
    String coordinator =
        Browserless.signedInAs(APP, WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW"))
            .get(here + "/reconciliation")
            .body();
    assertThat(coordinator).contains("Reconciliation").doesNotContain("/demand/lines");
  }

  private static String firstRevision(long tender) {
    return APP.ask("SELECT MIN(revision_id) FROM lot_item WHERE tender_id = " + tender);
  }

  @Test
  void a_step_and_then_the_aggregation_are_taken_back_with_plain_forms() {
    long tender = FIXTURE.aDraft();
    String here = "/tenders/" + tender;
    List<Long> lots = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender);
    buyer.get(here + "/lots");
    buyer.post(here + "/lots/" + lots.get(0) + "/merge", "intoLot", "" + lots.get(1));

    assertThat(buyer.get(here + "/lots").body()).contains("Two lots merged", "Undo this step");
    assertThat(buyer.post(here + "/lots/steps/1/undo").body())
        .contains("The lots are as they were");
    assertThat(buyer.get(here + "/demand").body()).contains("Demand by lot and state", "Undo the");
    assertThat(buyer.get(here + "/demand/lines?lot=1&state=SA").body()).contains("Saudi Arabia");
    buyer.get(here + "/undo-aggregation");
    assertThat(buyer.post(here + "/undo-aggregation", "reason", "").statusCode()).isEqualTo(422);
    assertThat(buyer.post(here + "/undo-aggregation", "reason", "Other lots").body())
        .contains("The aggregation was undone");
  }

  @Test
  void of_many_lots_some_are_shown_at_a_time_and_another_is_named_by_its_number() {
    long tender = FIXTURE.aDraft();
    String here = "/tenders/" + tender + "/lots";
    List<Long> lots = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender);
    String first = "id=\"lot-" + lots.get(0) + "\"";
    assertThat(buyer.get(here).body())
        .contains(first, "name=\"intoLot\"")
        .doesNotContain("name=\"intoNumber\"", "class=\"pager\"");
    assertThat(buyer.get("/tenders/" + tender + "/demand?page=9").statusCode()).isEqualTo(200);
    for (int number = lots.size() + 1; number <= 51; number++) {
      APP.sql(
          """
          INSERT INTO lot (tender_id, number, title_ar, title_en, status)
          VALUES (%d, %d, 'حزمة مضافة', 'Added lot', 'ACTIVE')"""
              .formatted(tender, number));
    }

    assertThat(buyer.get(here).body())
        .contains(first, "name=\"intoNumber\"", "class=\"pager\"")
        .doesNotContain("name=\"intoLot\"");
    assertThat(buyer.get(here + "?page=2").body()).contains("Added lot").doesNotContain(first);

    String merge = here + "/" + lots.get(0) + "/merge";
    assertThat(buyer.post(merge, "intoNumber", "52").body())
        .contains("The tender has no lot with this number");
    assertThat(FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender)).hasSize(51);
    buyer.post(merge, "intoNumber", "2");
    assertThat(APP.ask("SELECT COUNT(*) FROM lot WHERE id = " + lots.get(0))).isEqualTo("0");
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.lots-merged");
  }

  @Test
  void coordinators_officers_and_bidders_do_not_reach_the_desk() {
    long round = FIXTURE.aClosedRound();
    long tender = FIXTURE.aDraft();
    List<Browserless> others =
        List.of(
            Browserless.signedInAs(APP, WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW")),
            Browserless.signedInAs(APP, WORLD.anOfficerOf(WORLD.anEntityIn("KW"))),
            Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier())));

    for (Browserless other : others) {
      for (String path :
          List.of(
              "/rounds/" + round + "/aggregation",
              "/rounds/" + round + "/aggregation/lines",
              "/rounds/" + round + "/aggregation/lines.csv",
              "/tenders/" + tender + "/demand",
              "/tenders/" + tender + "/demand/lines",
              "/tenders/" + tender + "/demand/lines.csv",
              "/tenders/" + tender + "/undo-aggregation",
              "/api/v1/rounds/" + round + "/aggregation/plans",
              "/api/v1/rounds/" + round + "/aggregation/lines",
              "/api/v1/tenders/" + tender + "/demand",
              "/api/v1/tenders/" + tender + "/demand/lines")) {
        assertThat(other.get(path).statusCode()).as(path).isIn(403, 404);
      }
    }
  }

  @Test
  void a_program_reads_plans_and_lines() {
    long round = FIXTURE.aClosedRound();
    String api = "/api/v1/rounds/" + round + "/aggregation";

    assertThat(buyer.get(api + "/plans").body()).contains("VALUE_BAND", "\"competitors\"");
    assertThat(buyer.get(api + "/lines?strategy=item&lot=1").body()).contains("\"total\":3");
    assertThat(buyer.get(api + "/lines?strategy=unknown").statusCode()).isEqualTo(404);
  }
}
