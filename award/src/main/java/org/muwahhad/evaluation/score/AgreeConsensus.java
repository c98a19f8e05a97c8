package org.muwahhad.evaluation.score;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.BidsByCriteria;
import org.muwahhad.evaluation.ChangeReason;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.AgreedPoints;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusAgreed;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.Evaluations;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * The chair records the points that the panel agreed on, by bid and technical criterion; what is
 * left open becomes the mean of the single scores. A spread beyond the rule of the tender needs a
 * reason. Can be corrected until an award is recommended; a ranking that exists is computed again.
 * In an examination after the first, points that are not as in the one before need a reason for the
 * change, and what stays as it is is not written again.
 *
 * <p>Each other member then confirms what was recorded or dissents from it ({@link
 * AnswerConsensus}); what is recorded again is answered again.
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.scores-missing} while the panel waits for a
 * member's scores, {@code evaluation.technical-closed} once prices may become known, {@code
 * evaluation.consensus-closed} once the names of masked bidders are shown, and as invalid input for
 * points outside 0 to 100, a missing reason, or nothing that changes.
 *
 * <p>Faults in the input have the codes {@code evaluation.nothing-decided}, {@code
 * evaluation.points-range}, {@code evaluation.spread-needs-reason} and, where the dossier takes the
 * points of a criterion from the record of the bidder, {@code performance.points-by-record} for
 * others.
 */
@Singleton
public class AgreeConsensus {
  static final TenderRule SPREAD_RULE = TenderRule.SPREAD_POINTS;
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final EvaluationQueries queries;
  private final ScoreQueries scores;
  private final EvaluationProgress progress;
  private final TenderQueries tenders;
  private final RankingBook rankings;
  private final AuditLog audit;

  AgreeConsensus(
      EvaluationAccess access,
      Evaluations evaluations,
      EvaluationQueries queries,
      ScoreQueries scores,
      EvaluationProgress progress,
      TenderQueries tenders,
      RankingBook rankings,
      AuditLog audit) {
    this.access = access;
    this.evaluations = evaluations;
    this.queries = queries;
    this.scores = scores;
    this.progress = progress;
    this.tenders = tenders;
    this.rankings = rankings;
    this.audit = audit;
  }

  /**
   * What was agreed for one bid and criterion.
   *
   * @param points 0 to 100, at most two decimals; null takes the mean of the single scores
   * @param reason needed where the spread is beyond the rule
   * @param changeReason needed where the points are not as in the examination before
   */
  public record AgreedScore(
      long bidId,
      long criterionId,
      @Nullable BigDecimal points,
      @Nullable String reason,
      @Nullable String changeReason) {

    /** What is agreed in the first examination. */
    public static AgreedScore first(
        long bidId, long criterionId, @Nullable BigDecimal points, @Nullable String reason) {
      return new AgreedScore(bidId, criterionId, points, reason, null);
    }

    @Nullable String changeText() {
      return changeReason == null || changeReason.isBlank() ? null : changeReason.strip();
    }

    boolean isOf(ScoreQueries.Consensus other) {
      return other.bidId() == bidId && other.criterionId() == criterionId;
    }

    String reasonText() {
      return reason == null ? "" : reason.strip();
    }
  }

  private record ConsensusInput(AgreedScore agreed, BigDecimal points, BigDecimal spread) {
    /** Whether it stands as written, or as it was in the examination before. */
    boolean isAs(ScoreQueries.Consensus other) {
      return agreed.isOf(other) && other.points().compareTo(points) == 0;
    }

    boolean isWrittenIn(List<ScoreQueries.Consensus> written) {
      return written.stream()
          .anyMatch(
              w ->
                  isAs(w)
                      && w.spread().compareTo(spread) == 0
                      && w.reason().equals(agreed.reasonText()));
    }
  }

  @Transactional
  public void run(Actor actor, long tenderId, List<AgreedScore> agreed) {
    access.requireChair(actor, tenderId);
    TenderQueries.Tender tender = access.holdUnderEvaluation(tenderId);
    EvaluationProgress.ExaminationState state = progress.of(tenderId);
    if (!state.scoresComplete()) {
      throw new Refusal.RuleBroken("evaluation.scores-missing");
    }
    if (state.isTechnicalFixed()) {
      throw new Refusal.RuleBroken("evaluation.technical-closed");
    }
    if (state.isConsensusClosed()) {
      throw new Refusal.RuleBroken("evaluation.consensus-closed");
    }
    List<ConsensusInput> lines = check(tenderId, state, agreed);

    lines.forEach(l -> put(tenderId, l, actor, state.examination()));
    audit.record(
        actor,
        new ConsensusAgreed(
            tenderId, state.examination(), lines.stream().map(AgreeConsensus::entry).toList()));
    if (state.ranked() && state.bids() > 0) {
      rankings.write(actor, tender);
    }
  }

  private List<ConsensusInput> check(
      long tenderId, EvaluationProgress.ExaminationState state, List<AgreedScore> agreed) {
    Faults faults = new Faults();
    faults.check(!agreed.isEmpty(), "consensus", "evaluation.nothing-decided");
    grid(tenderId)
        .check(
            faults,
            "consensus",
            agreed.stream()
                .map(a -> new BidsByCriteria.CriterionCell(a.bidId(), a.criterionId()))
                .toList());
    faults.throwIfAny();

    Map<BidsByCriteria.CriterionCell, List<BigDecimal>> single = singleScores(tenderId);
    BigDecimal widest = tenders.rule(tenderId, SPREAD_RULE);
    List<ScoreQueries.Consensus> now = scores.listConsensus(tenderId, state.examination());
    List<ScoreQueries.Consensus> before = scores.listConsensus(tenderId, state.examination() - 1);
    List<EvaluationQueries.RecordPoints> recorded = queries.listRecordPoints(tenderId);
    List<ConsensusInput> lines = new ArrayList<>();
    for (int i = 0; i < agreed.size(); i++) {
      AgreedScore a = agreed.get(i);
      List<BigDecimal> points =
          single.getOrDefault(
              new BidsByCriteria.CriterionCell(a.bidId(), a.criterionId()), List.of());
      ConsensusInput line =
          new ConsensusInput(
              a, a.points() == null ? Scoring.mean(points) : a.points(), Scoring.spread(points));
      if (state.isReexamination() && line.isWrittenIn(now)) {
        continue;
      }
      check(faults, "consensus[" + i + "]", line, widest);
      faults.check(
          recorded.stream().allMatch(r -> r.allow(a.bidId(), a.criterionId(), line.points())),
          "consensus[" + i + "].points",
          "performance.points-by-record");
      ChangeReason.check(
          faults,
          "consensus[" + i + "]",
          a.changeText(),
          before.stream().anyMatch(b -> a.isOf(b) && !line.isAs(b)));
      lines.add(line);
    }
    faults.throwIfAny();
    ChangeReason.requireAny(lines, "consensus");
    return lines;
  }

  private static void check(Faults faults, String path, ConsensusInput line, BigDecimal widest) {
    PointsRange.check(faults, path + ".points", line.points());
    String reason = line.agreed().reasonText();
    faults
        .check(
            line.spread().compareTo(widest) <= 0 || !reason.isEmpty(),
            path + ".reason",
            "evaluation.spread-needs-reason",
            widest)
        .atMost(path + ".reason", reason, 1000);
  }

  private BidsByCriteria grid(long tenderId) {
    return BidsByCriteria.of(
        queries.listBidders(tenderId).stream().filter(EvaluationQueries.Bidder::compliant).toList(),
        tenders.listCriteria(tenderId),
        CriterionKind.TECHNICAL);
  }

  private Map<BidsByCriteria.CriterionCell, List<BigDecimal>> singleScores(long tenderId) {
    return scores.listScores(tenderId).stream()
        .collect(
            Collectors.groupingBy(
                s -> new BidsByCriteria.CriterionCell(s.bidId(), s.criterionId()),
                Collectors.mapping(ScoreQueries.Score::points, Collectors.toList())));
  }

  private void put(long tenderId, ConsensusInput line, Actor actor, int examination) {
    evaluations.putConsensus(
        line.agreed().bidId(),
        line.agreed().criterionId(),
        tenderId,
        line.points(),
        line.spread(),
        line.agreed().reasonText(),
        actor.personId(),
        examination,
        line.agreed().changeText());
  }

  private static AgreedPoints entry(ConsensusInput line) {
    return new AgreedPoints(
        line.agreed().bidId(),
        line.agreed().changeText(),
        line.agreed().criterionId(),
        line.points(),
        line.agreed().reasonText(),
        line.spread());
  }
}
