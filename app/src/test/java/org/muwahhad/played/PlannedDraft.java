package org.muwahhad.played;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.lot.AggregateRound;
import org.muwahhad.tender.lot.SplitLot;
import org.muwahhad.tender.terms.SetTerms;
import org.muwahhad.tender.terms.Terms;

/** Makes the draft of a tender as planned: demand, a round, its lots and their terms. */
final class PlannedDraft {
  private static final Bilingual TITLE = new Bilingual("توريد حواسيب", "Supply of computers");
  private final Stage stage;
  private final TestApp app;
  private final Plan plan;
  final long id;
  final List<Long> lots = new ArrayList<>();
  final List<List<Long>> items = new ArrayList<>();

  PlannedDraft(Stage stage, Plan plan, @Nullable Instant deadline) {
    this.stage = stage;
    this.app = stage.app();
    this.plan = plan;
    TenderFixture tenders = stage.tenders();
    List<List<Long>> revisions =
        plan.lots().stream()
            .map(
                lot ->
                    lot.stream()
                        .map(
                            i ->
                                i.isWhole()
                                    ? tenders.anItem("30213100")
                                    : tenders.aService("30213100"))
                        .toList())
            .toList();
    long round = tenders.aRound();
    endorse(tenders, round, revisions);
    id = app.get(AggregateRound.class).run(stage.buyer(), round, TITLE, LotStrategy.CPV_CLASS);
    split(revisions);
    setTerms(deadline);
  }

  private void endorse(TenderFixture tenders, long round, List<List<Long>> revisions) {
    Map<String, List<TenderFixture.Line>> lines = new LinkedHashMap<>();
    for (int l = 0; l < revisions.size(); l++) {
      for (int i = 0; i < revisions.get(l).size(); i++) {
        long revision = revisions.get(l).get(i);
        plan.lots()
            .get(l)
            .get(i)
            .quantities()
            .forEach(
                (state, quantity) ->
                    lines
                        .computeIfAbsent(state, s -> new ArrayList<>())
                        .add(new TenderFixture.Line(revision, quantity)));
      }
    }
    lines.forEach((state, all) -> tenders.endorsed(round, state, all));
  }

  /** All items begin in one lot; those of the second and later ones are taken out of it. */
  private void split(List<List<Long>> revisions) {
    lots.add(number("SELECT MIN(id) FROM lot WHERE tender_id = " + id));
    for (List<Long> lot : revisions) {
      items.add(lot.stream().map(this::item).toList());
    }
    for (int l = 1; l < items.size(); l++) {
      lots.add(
          app.get(SplitLot.class)
              .run(
                  stage.buyer(),
                  id,
                  lots.get(0),
                  items.get(l),
                  new Bilingual("حزمة " + l, "Lot " + l)));
    }
  }

  private long item(long revision) {
    return number(
        "SELECT id FROM lot_item WHERE tender_id = %d AND revision_id = %d"
            .formatted(id, revision));
  }

  private void setTerms(@Nullable Instant deadline) {
    TenderQueries.Tender tender = app.get(TenderQueries.class).getTender(id);
    app.get(SetTerms.class)
        .run(
            stage.buyer(),
            id,
            new Terms(
                TITLE,
                "open",
                plan.awardCriteria(),
                plan.currency(),
                false,
                deadline == null ? tender.deadlineAt() : deadline,
                LocalDate.ofInstant(app.get(DatabaseClock.class).now(), ZoneId.of("Asia/Riyadh")),
                null,
                rules(),
                tender.version()));
  }

  /** Unless the plan says otherwise, its agreements are concluded by the notice of the award. */
  private Map<String, BigDecimal> rules() {
    Map<String, BigDecimal> rules = new LinkedHashMap<>(plan.rules());
    rules.putIfAbsent("agreement.signature", BigDecimal.ZERO);
    return rules;
  }

  private long number(String query) {
    return Long.parseLong(app.ask(query));
  }
}
