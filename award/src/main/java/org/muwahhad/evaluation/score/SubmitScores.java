package org.muwahhad.evaluation.score;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.BidsByCriteria;
import org.muwahhad.evaluation.ChangeReason;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.ScoresSubmitted;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.Evaluations;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;

/**
 * An evaluator, alone, hands in points for every technical criterion of every bid that passed the
 * administrative checks. They stand; nobody sees them until all members who are not locked out have
 * handed in theirs. In an examination after the first an evaluator may change its own points, each
 * with a reason, and scores bids that only now passed the checks; the agreed score above a changed
 * one is open again, and a ranking that exists is let go of.
 *
 * <p>Refused with {@code evaluation.declare-first} or {@code evaluation.locked-out} to a member who
 * may not see the bids, {@code evaluation.closed} when the tender is not under evaluation, {@code
 * evaluation.checks-missing} before every administrative check is recorded, {@code
 * evaluation.scores-in} the second time in the first examination, and as invalid input for points
 * that are missing, outside 0 to 100 or with more than two decimals, and for a change without its
 * reason.
 *
 * <p>Faults in the input have the codes {@code evaluation.points-range}, {@code
 * evaluation.scores-incomplete} and, where the dossier takes the points of a criterion from the
 * record of the bidder, {@code performance.points-by-record} for others.
 */
@Singleton
public class SubmitScores {
  private static final int LONGEST_COMMENT = 1000;
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final EvaluationQueries queries;
  private final ScoreQueries scoreQueries;
  private final EvaluationProgress progress;
  private final TenderQueries tenders;
  private final RankingBook rankings;
  private final AuditLog audit;
  private final ScoreDrafts drafts;

  SubmitScores(
      EvaluationAccess access,
      Evaluations evaluations,
      EvaluationQueries queries,
      ScoreQueries scoreQueries,
      EvaluationProgress progress,
      TenderQueries tenders,
      RankingBook rankings,
      AuditLog audit,
      ScoreDrafts drafts) {
    this.drafts = drafts;
    this.access = access;
    this.evaluations = evaluations;
    this.queries = queries;
    this.scoreQueries = scoreQueries;
    this.progress = progress;
    this.tenders = tenders;
    this.rankings = rankings;
    this.audit = audit;
  }

  /**
   * What one evaluator gives one bid for one technical criterion.
   *
   * @param points 0 to 100, at most two decimals; null counts as missing
   * @param changeReason needed when they are not as in the examination before
   */
  public record Points(
      long bidId,
      long criterionId,
      @Nullable BigDecimal points,
      @Nullable String comment,
      @Nullable String changeReason) {

    /** Points given for the first time. */
    public static Points first(
        long bidId, long criterionId, @Nullable BigDecimal points, @Nullable String comment) {
      return new Points(bidId, criterionId, points, comment, null);
    }

    @Nullable String changeText() {
      return changeReason == null || changeReason.isBlank() ? null : changeReason.strip();
    }

    boolean isOf(ScoreQueries.Score score) {
      return score.bidId() == bidId && score.criterionId() == criterionId;
    }

    boolean isAs(ScoreQueries.Score score) {
      return isOf(score)
          && points != null
          && score.points().compareTo(points) == 0
          && score.comment().equals(commentText());
    }

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
    EvaluationProgress.ExaminationState state = requireTurn(actor, tenderId);
    List<ScoreQueries.Score> own =
        scoreQueries.listOwnScores(tenderId, actor.personId(), state.examination());
    check(grid(tenderId), scores, own, queries.listRecordPoints(tenderId));
    List<Points> written = scores.stream().filter(s -> own.stream().noneMatch(s::isAs)).toList();
    ChangeReason.requireAny(written, "scores");

    drafts.remove(tenderId, actor.personId());
    List<String> reopened = write(actor, tenderId, state.examination(), written, own);
    if (state.isReexamination()) {
      rankings.discard(tenderId);
    }
    record(actor, tenderId, state.examination(), written, reopened);
  }

  /** Whether the evaluator may hand in points now; the tender is held until the act ends. */
  private EvaluationProgress.ExaminationState requireTurn(Actor actor, long tenderId) {
    EvaluationQueries.Member member = access.requireFree(actor, tenderId);
    access.holdUnderEvaluation(tenderId);
    EvaluationProgress.ExaminationState state = progress.of(tenderId);
    if (!state.checksComplete()) {
      throw new Refusal.RuleBroken("evaluation.checks-missing");
    }
    if (member.scored() && !state.isReexamination()) {
      throw new Refusal.Conflict("evaluation.scores-in");
    }
    return state;
  }

  /** Returns the bids and criteria whose points have to be agreed on again. */
  private List<String> write(
      Actor actor,
      long tenderId,
      int examination,
      List<Points> written,
      List<ScoreQueries.Score> own) {
    List<String> reopened = new ArrayList<>();
    for (Points score : written) {
      if (own.stream().noneMatch(score::isOf)) {
        add(actor, tenderId, examination, score);
      } else if (change(actor, examination, score)) {
        reopened.add(score.bidId() + "/" + score.criterionId());
      }
    }
    return reopened;
  }

  private void add(Actor actor, long tenderId, int examination, Points score) {
    evaluations.addScore(
        score.bidId(),
        score.criterionId(),
        actor.personId(),
        tenderId,
        score.given(),
        score.commentText(),
        examination);
  }

  /** Says whether points that were agreed on have to be agreed on again. */
  private boolean change(Actor actor, int examination, Points score) {
    evaluations.changeScore(
        score.bidId(),
        score.criterionId(),
        actor.personId(),
        examination,
        score.given(),
        score.commentText(),
        Objects.requireNonNull(score.changeText()));
    return evaluations.reopenConsensus(score.bidId(), score.criterionId(), examination) > 0;
  }

  /** The points themselves stay out until they may be seen: auditors read the record at once. */
  private void record(
      Actor actor, long tenderId, int examination, List<Points> written, List<String> reopened) {
    audit.record(
        actor,
        new ScoresSubmitted(tenderId, examination, written.size(), digest(written), reopened));
  }

  private BidsByCriteria grid(long tenderId) {
    return BidsByCriteria.of(
        queries.listBidders(tenderId).stream().filter(EvaluationQueries.Bidder::compliant).toList(),
        tenders.listCriteria(tenderId),
        CriterionKind.TECHNICAL);
  }

  private static void check(
      BidsByCriteria grid,
      List<Points> scores,
      List<ScoreQueries.Score> own,
      List<EvaluationQueries.RecordPoints> recorded) {
    List<BidsByCriteria.CriterionCell> given =
        scores.stream()
            .map(s -> new BidsByCriteria.CriterionCell(s.bidId(), s.criterionId()))
            .toList();
    Faults faults = new Faults();
    grid.check(faults, "scores", given);
    Set<BidsByCriteria.CriterionCell> missing = new HashSet<>(grid.cells());
    given.forEach(missing::remove);
    own.forEach(s -> missing.remove(new BidsByCriteria.CriterionCell(s.bidId(), s.criterionId())));
    faults.check(missing.isEmpty() && !scores.isEmpty(), "scores", "evaluation.scores-incomplete");
    for (int i = 0; i < scores.size(); i++) {
      Points score = scores.get(i);
      String path = "scores[" + i + "]";
      check(faults, path, score, own);
      faults.check(
          recorded.stream()
              .allMatch(r -> r.allow(score.bidId(), score.criterionId(), score.points())),
          path + ".points",
          "performance.points-by-record");
    }
    faults.throwIfAny();
  }

  private static void check(
      Faults faults, String path, Points score, List<ScoreQueries.Score> own) {
    PointsRange.check(faults, path + ".points", score.points());
    faults.atMost(path + ".comment", score.commentText(), LONGEST_COMMENT);
    boolean changes = own.stream().anyMatch(s -> score.isOf(s) && !score.isAs(s));
    ChangeReason.check(faults, path, score.changeText(), changes);
  }

  private static String digest(List<Points> scores) {
    return Digest.of(
        scores.stream()
            .sorted(Comparator.comparingLong(Points::bidId).thenComparingLong(Points::criterionId))
            .map(
                s ->
                    s.bidId()
                        + " "
                        + s.criterionId()
                        + " "
                        + Scoring.shown(s.given()).toPlainString())
            .toList());
  }
}
