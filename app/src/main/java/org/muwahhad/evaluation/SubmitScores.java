package org.muwahhad.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderViews;

/**
 * An evaluator, alone, hands in points for every technical criterion of every bid that passed the
 * administrative checks. They stand; nobody sees them until all members who are not locked out have
 * handed in theirs.
 *
 * <p>Refused with {@code evaluation.declare-first} or {@code evaluation.locked-out} to a member who
 * may not see the bids, {@code evaluation.closed} when the tender is not under evaluation, {@code
 * evaluation.checks-missing} before every administrative check is recorded, {@code
 * evaluation.scores-in} the second time, and as invalid input for points that are missing, outside
 * 0 to 100 or with more than two decimals.
 */
@Singleton
public class SubmitScores {
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final EvaluationViews views;
  private final EvaluationProgress progress;
  private final TenderViews tenders;
  private final AuditLog audit;

  SubmitScores(
      EvaluationAccess access,
      Evaluations evaluations,
      EvaluationViews views,
      EvaluationProgress progress,
      TenderViews tenders,
      AuditLog audit) {
    this.access = access;
    this.evaluations = evaluations;
    this.views = views;
    this.progress = progress;
    this.tenders = tenders;
    this.audit = audit;
  }

  /**
   * What one evaluator gives one bid for one technical criterion.
   *
   * @param points 0 to 100, at most two decimals; null counts as missing
   */
  @Serdeable
  public record Points(
      long bidId, long criterionId, @Nullable BigDecimal points, @Nullable String comment) {
    String commentText() {
      return comment == null ? "" : comment.strip();
    }

    BigDecimal given() {
      if (points == null) {
        throw new IllegalStateException("Points were not checked");
      }
      return points;
    }
  }

  @Transactional
  public void run(Actor actor, long tenderId, List<Points> scores) {
    EvaluationViews.Member member = access.requireFree(actor, tenderId);
    access.holdUnderEvaluation(tenderId);
    if (!progress.of(tenderId).checksComplete()) {
      throw new Refusal.RuleBroken("evaluation.checks-missing");
    }
    if (member.scored()) {
      throw new Refusal.Conflict("evaluation.scores-in");
    }
    check(grid(tenderId), scores);

    for (Points score : scores) {
      evaluations.addScore(
          score.bidId(),
          score.criterionId(),
          actor.personId(),
          tenderId,
          score.given(),
          score.commentText());
    }
    // The points themselves stay out of the record until they may be seen: auditors read it at
    // once.
    audit.record(
        actor,
        Role.EVALUATOR,
        "tender:" + tenderId,
        "evaluation.scores-submitted",
        "tender",
        tenderId,
        Map.of("scores", scores.size(), "sha256", digest(scores)));
  }

  private BidsByCriteria grid(long tenderId) {
    return BidsByCriteria.of(
        views.listBidders(tenderId).stream().filter(EvaluationViews.Bidder::compliant).toList(),
        tenders.listCriteria(tenderId),
        CriterionKind.TECHNICAL);
  }

  private static void check(BidsByCriteria grid, List<Points> scores) {
    List<BidsByCriteria.Cell> given =
        scores.stream().map(s -> new BidsByCriteria.Cell(s.bidId(), s.criterionId())).toList();
    Faults faults = new Faults();
    grid.check(faults, "scores", given);
    Set<BidsByCriteria.Cell> missing = new HashSet<>(grid.cells());
    given.forEach(missing::remove);
    faults.check(missing.isEmpty() && !scores.isEmpty(), "scores", "evaluation.scores-incomplete");
    for (int i = 0; i < scores.size(); i++) {
      PointsRange.check(faults, "scores[" + i + "].points", scores.get(i).points());
      faults.atMost("scores[" + i + "].comment", scores.get(i).commentText(), 1000);
    }
    faults.throwIfAny();
  }

  private static String digest(List<Points> scores) {
    StringBuilder lines = new StringBuilder();
    scores.stream()
        .sorted(
            java.util.Comparator.comparingLong(Points::bidId)
                .thenComparingLong(Points::criterionId))
        .forEach(
            s ->
                lines
                    .append(s.bidId())
                    .append(' ')
                    .append(s.criterionId())
                    .append(' ')
                    .append(Scoring.shown(s.given()).toPlainString())
                    .append('\n'));
    return org.muwahhad.shared.Sha256.of(lines.toString());
  }
}
