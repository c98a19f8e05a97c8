package org.muwahhad.reporting.figures;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.Browserless;
import org.muwahhad.access.Actor;
import org.muwahhad.award.scenario.ChooseScenario;
import org.muwahhad.award.scenario.ScenarioTerms;
import org.muwahhad.award.scenario.StateScenario;
import org.muwahhad.award.scenario.ViewScenarios;
import org.muwahhad.award.scenario.WorkScenarios;
import org.muwahhad.committee.AwardQuestion;
import org.muwahhad.committee.ViewDecisions;
import org.muwahhad.overview.OverviewView;
import org.muwahhad.overview.ViewOverview;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.award.AwardReport;

/** A tender from the recommendation to its awards, with what was shown on the way. */
class AwardedTender extends DrawnTender {
  final ViewScenarios.@Nullable TenderScenariosView scenario;

  /** Scenarios beside each other before one is chosen, as a text file and as a workbook. */
  final List<byte[]> comparison = new ArrayList<>();

  final AwardReport recommended;
  final AwardReport decided;
  final AwardQuestion question;
  final String questionPage;

  /** The brief as programs read it while the question is open. */
  final JsonNode brief;

  /** The overview of those who lead while the question is open. */
  final OverviewView overviewOfQuestion;

  final List<PlainParts.Given> given;
  final Map<String, PlainParts.Cost> costs;

  AwardedTender(Stage stage, long seed) {
    super(stage, seed);
    scenario = seed % 3 == 1 ? recommendScenario() : null;
    if (scenario == null) {
      recommend();
    }
    recommended = award();
    question = app.get(ViewDecisions.class).get(stage.buyer(), tender.openDecision()).question();
    Browserless browser = Browserless.signedInAs(app, stage.buyer());
    browser.get("/language/en");
    questionPage = browser.get("/decisions/" + tender.openDecision()).body();
    brief =
        JsonFigures.json(
            app, stage.buyer(), "/api/v1/decisions/" + tender.openDecision() + "/brief");
    overviewOfQuestion = app.get(ViewOverview.class).get(stage.buyer());
    decide();
    decided = award();
    given = given();
    costs =
        new PlainParts(
                figures, byState("vat_percent", BigDecimal::new), byState("currency", c -> c))
            .byState(given);
  }

  private ViewScenarios.TenderScenariosView recommendScenario() {
    Actor chair = tender.examinationChair();
    return stage.at(
        tender.afterDeadline(),
        () -> {
          int number =
              app.get(StateScenario.class).run(chair, tender.id(), ScenarioTerms.named("best"));
          app.get(WorkScenarios.class).run();
          ViewScenarios.TenderScenariosView seen =
              app.get(ViewScenarios.class).list(chair, tender.id(), 0);
          Browserless browser = Browserless.signedInAs(app, chair);
          for (String kind : List.of("csv", "xlsx")) {
            comparison.add(
                PrintedFigures.file(
                    browser,
                    "/tenders/" + tender.id() + "/scenarios/comparison/scenarios." + kind));
          }
          app.get(ChooseScenario.class)
              .run(
                  chair,
                  tender.id(),
                  number,
                  new ChooseScenario.ScenarioRecommendation(null, "أفضل ترسية", List.of()));
          return seen;
        });
  }

  AwardReport award() {
    return record(AwardReporter.class, "");
  }

  <R extends Record> R record(Class<? extends Reporter<R>> reporter, String part) {
    return app.get(reporter)
        .gather(Readers.BUYER, new Subject(Subject.SubjectKind.TENDER, tender.id(), part))
        .record()
        .apply(Issue.NONE);
  }

  /** Who gives what to whom is taken as it was recommended; what it costs is worked out. */
  private List<PlainParts.Given> given() {
    Map<Integer, Map<Long, Map<Long, Map<String, BigDecimal>>>> shares = new TreeMap<>();
    for (String row :
        app.ask(
                """
                SELECT GROUP_CONCAT(CONCAT_WS(' ', l.number, a.bid_id, s.lot_item_id,
                                              s.state_code, s.quantity) SEPARATOR ';')
                  FROM award a JOIN award_share s ON s.award_id = a.id
                  JOIN lot l ON l.id = a.live_lot_id
                 WHERE a.tender_id = %d"""
                    .formatted(tender.id()))
            .split(";")) {
      String[] cells = row.split(" ");
      shares
          .computeIfAbsent(Integer.valueOf(cells[0]), l -> new TreeMap<>())
          .computeIfAbsent(Long.valueOf(cells[1]), b -> new TreeMap<>())
          .computeIfAbsent(Long.valueOf(cells[2]), i -> new TreeMap<>())
          .put(cells[3], new BigDecimal(cells[4]));
    }
    List<PlainFigures.Share> winners = new ArrayList<>();
    shares.forEach(
        (lot, bids) ->
            bids.forEach(
                (bid, items) -> {
                  Map<Long, BigDecimal> quantities = new TreeMap<>();
                  items.forEach(
                      (item, byState) ->
                          quantities.put(
                              item,
                              byState.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
                  winners.add(new PlainFigures.Share(lot, bid, quantities));
                }));
    return figures.awards(winners).stream()
        .map(
            a ->
                new PlainParts.Given(
                    a,
                    Objects.requireNonNull(
                        Objects.requireNonNull(shares.get(a.lot())).get(a.bid().id()))))
        .toList();
  }

  private <T> Map<String, T> byState(String column, Function<String, T> read) {
    Map<String, T> values = new TreeMap<>();
    for (String row :
        app.ask("SELECT GROUP_CONCAT(CONCAT_WS(' ', code, %s)) FROM member_state".formatted(column))
            .split(",")) {
      values.put(row.substring(0, 2), read.apply(row.substring(3)));
    }
    return values;
  }

  boolean isForeign(java.util.function.Predicate<String> which) {
    return given.stream()
        .map(g -> g.award().bid().currency())
        .anyMatch(c -> !c.equals(figures.currency()) && which.test(c));
  }

  BigDecimal awarded() {
    return given.stream().map(g -> g.award().converted()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
