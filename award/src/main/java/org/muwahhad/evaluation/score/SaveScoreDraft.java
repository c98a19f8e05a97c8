package org.muwahhad.evaluation.score;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.BidsByCriteria;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;

/**
 * An evaluator saves unfinished scores, to continue later. They do not count, and nobody else sees
 * them; no audit entry is written. Saving replaces what was saved before, and handing in ends it.
 *
 * <p>Refused as {@link SubmitScores} when it is not the evaluator's turn, with {@code
 * evaluation.checks-missing} before every administrative check is recorded, and with {@code
 * evaluation.scores-in} once the scores are handed in. Points may be missing. Faults in the input
 * have the codes {@code evaluation.points-range}, {@code evaluation.unknown-bid}, {@code
 * evaluation.unknown-criterion} and {@code evaluation.given-twice}.
 */
@Singleton
public class SaveScoreDraft {
  private static final int LONGEST_TEXT = 1000;
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final EvaluationQueries queries;
  private final TenderQueries tenders;
  private final ScoreDrafts drafts;

  SaveScoreDraft(
      EvaluationAccess access,
      EvaluationProgress progress,
      EvaluationQueries queries,
      TenderQueries tenders,
      ScoreDrafts drafts) {
    this.access = access;
    this.queries = queries;
    this.tenders = tenders;
    this.progress = progress;
    this.drafts = drafts;
  }

  @Transactional
  public void run(Actor actor, long tenderId, List<SubmitScores.Points> scores) {
    EvaluationQueries.Member member = access.requireFree(actor, tenderId);
    access.holdUnderEvaluation(tenderId);
    EvaluationProgress.ExaminationState state = progress.of(tenderId);
    if (!state.checksComplete()) {
      throw new Refusal.RuleBroken("evaluation.checks-missing");
    }
    if (member.scored() && !state.isReexamination()) {
      throw new Refusal.Conflict("evaluation.scores-in");
    }
    check(grid(tenderId), scores);

    drafts.remove(tenderId, actor.personId());
    for (SubmitScores.Points score : scores) {
      String reason = score.changeText();
      if (score.points() != null || !score.commentText().isEmpty() || reason != null) {
        drafts.add(
            score.bidId(),
            score.criterionId(),
            actor.personId(),
            tenderId,
            score.points(),
            score.commentText(),
            reason == null ? "" : reason);
      }
    }
  }

  private BidsByCriteria grid(long tenderId) {
    return BidsByCriteria.of(
        queries.listBidders(tenderId).stream().filter(EvaluationQueries.Bidder::compliant).toList(),
        tenders.listCriteria(tenderId),
        CriterionKind.TECHNICAL);
  }

  private static void check(BidsByCriteria grid, List<SubmitScores.Points> scores) {
    Faults faults = new Faults();
    grid.check(
        faults,
        "scores",
        scores.stream()
            .map(s -> new BidsByCriteria.CriterionCell(s.bidId(), s.criterionId()))
            .toList());
    for (int i = 0; i < scores.size(); i++) {
      SubmitScores.Points score = scores.get(i);
      String path = "scores[" + i + "]";
      if (score.points() != null) {
        PointsRange.check(faults, path + ".points", score.points());
      }
      String reason = score.changeText();
      faults
          .atMost(path + ".comment", score.commentText(), LONGEST_TEXT)
          .atMost(path + ".changeReason", reason == null ? "" : reason, LONGEST_TEXT);
    }
    faults.throwIfAny();
  }
}
