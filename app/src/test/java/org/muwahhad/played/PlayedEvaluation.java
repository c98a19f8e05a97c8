package org.muwahhad.played;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.evaluation.check.RecordAdministrativeChecks;
import org.muwahhad.evaluation.score.AgreeConsensus;
import org.muwahhad.evaluation.score.SubmitScores;

/** The evaluation of a {@link PlayedTender}: every member of the panel judges alike. */
public record PlayedEvaluation(Stage stage, PlayedTender tender) {

  /** What every examiner gives a bid. */
  public interface Points {
    /** Points for a technical criterion by its place, from 0. */
    BigDecimal of(long bid, int criterion);
  }

  /** Checks, points, consensus and ranking, by members who have declared no conflict. */
  void run(Points points) {
    List<Long> opened =
        tender.numbers("SELECT bid_id AS id FROM opened_bid WHERE tender_id = " + tender.id());
    List<Long> checks = criteria("ADMINISTRATIVE");
    List<Long> scored = criteria("TECHNICAL");
    List<RecordAdministrativeChecks.AdministrativeCheck> passed = new ArrayList<>();
    List<SubmitScores.Points> given = new ArrayList<>();
    List<AgreeConsensus.AgreedScore> agreed = new ArrayList<>();
    for (long bid : opened) {
      checks.forEach(
          c -> passed.add(RecordAdministrativeChecks.AdministrativeCheck.first(bid, c, true, "")));
      for (int i = 0; i < scored.size(); i++) {
        given.add(SubmitScores.Points.first(bid, scored.get(i), points.of(bid, i), ""));
      }
      scored.forEach(c -> agreed.add(AgreeConsensus.AgreedScore.first(bid, c, null, null)));
    }
    List<Actor> panel = tender.panel("EXAMINATION");
    stage.run(
        tender.afterDeadline(),
        () -> {
          stage.app().get(RecordAdministrativeChecks.class).run(panel.get(0), tender.id(), passed);
          panel.forEach(m -> stage.app().get(SubmitScores.class).run(m, tender.id(), given));
          stage.app().get(AgreeConsensus.class).run(tender.examinationChair(), tender.id(), agreed);
          tender.confirmConsensus();
          stage.app().get(RankBids.class).run(tender.examinationChair(), tender.id());
        });
  }

  private List<Long> criteria(String kind) {
    return tender.numbers(
        "SELECT id FROM criterion WHERE tender_id = %d AND kind = '%s'"
            .formatted(tender.id(), kind));
  }
}
