package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.shared.Bilingual;

/**
 * Two lots, compared in riyals, a dinar being 12.214984 riyals. The dinar bid is the first in rank
 * for both; the riyal bid is 2,355 riyals dearer for the first and 114 for the second.
 */
final class ScenarioFixture {
  static final String REASON = "توزيع المخاطر على مورّدَين";
  private final TestApp app;
  private final AwardFixture fixture;

  ScenarioFixture(TestApp app, AwardFixture fixture) {
    this.app = app;
    this.fixture = fixture;
  }

  AwardFixture.Tender aTender() {
    return fixture.aTender(
        List.of(
            new Lot(
                List.of(new Item(List.of("10", "20"), "100", "1300")), Judged.FIRST, Judged.SECOND),
            new Lot(
                List.of(new Item(List.of("5", "5"), "40", "500")), Judged.FIRST, Judged.SECOND)));
  }

  /** States a scenario and works it. */
  void solved(AwardFixture.Tender tender, ScenarioTerms terms) {
    app.get(StateScenario.class).run(tender.chair(), tender.id(), terms);
    app.get(WorkScenarios.class).run();
  }

  static ScenarioTerms atMostLots(int lots) {
    return new ScenarioTerms(
        new Bilingual("at most", "at most"),
        null,
        null,
        null,
        lots,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  static ChooseScenario.ScenarioRecommendation choice(String reason) {
    return new ChooseScenario.ScenarioRecommendation(
        null, reason, List.<RecommendAwards.LotChoice>of());
  }

  /** Recommends what a scenario has. */
  long choose(AwardFixture.Tender tender, int number, String reason) {
    return app.get(ChooseScenario.class).run(tender.chair(), tender.id(), number, choice(reason));
  }

  Solution found(AwardFixture.Tender tender, int number) {
    return solution(tender, number, RunKind.SOLVE);
  }

  Solution solution(AwardFixture.Tender tender, int number, RunKind kind) {
    ViewScenarios.ScenarioRunView done =
        Objects.requireNonNull(
            app.get(ViewScenarios.class)
                .get(tender.chair(), tender.id(), number)
                .scenario()
                .work(kind));
    return Objects.requireNonNull(done.solution(), String.valueOf(done.error()));
  }

  /** Who wins each lot, by register numbers. */
  static Map<String, String> winners(Solution solution) {
    Map<String, String> winners = new TreeMap<>();
    solution
        .awarded()
        .forEach((lot, suppliers) -> winners.put(lot, String.join("+", suppliers.keySet())));
    return winners;
  }

  String dinar() {
    return registration(fixture.dinarSupplier);
  }

  String riyal() {
    return registration(fixture.riyalSupplier);
  }

  private String registration(long supplier) {
    return app.ask("SELECT registration_number FROM supplier WHERE id = " + supplier);
  }

  /** Awards of a tender: lot, bid and reason of each. */
  String awards(AwardFixture.Tender tender) {
    return app.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(l.number, ':', a.bid_id, ':', a.reason) ORDER BY l.number)
          FROM award a JOIN lot l ON l.id = a.live_lot_id WHERE a.tender_id = %d"""
            .formatted(tender.id()));
  }

  /** Where a scenario is in the browser. */
  static String path(AwardFixture.Tender tender, int number) {
    return "/tenders/" + tender.id() + "/scenarios/" + number;
  }

  /** What a page says, without its tags and with plain spaces. */
  static String text(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body()
        .replaceAll("<[^>]*>", " ")
        .replaceAll("[\u2068\u2069]", "")
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }
}
