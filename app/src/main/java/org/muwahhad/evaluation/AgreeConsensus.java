package org.muwahhad.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderViews;

/**
 * The chair records the points that the panel agreed on, by bid and technical criterion; what is
 * left open becomes the mean of the single scores. A spread beyond the rule of the tender needs a
 * reason. Can be corrected until an award is recommended; a ranking that exists is computed again.
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.scores-missing} while the panel waits for a
 * member's scores, {@code evaluation.technical-closed} once prices may become known, and as invalid
 * input for points outside 0 to 100 or a missing reason.
 */
@Singleton
public class AgreeConsensus {
  static final String SPREAD_RULE = "spread.points";
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final EvaluationViews views;
  private final ScoreViews scores;
  private final EvaluationProgress progress;
  private final TenderViews tenders;
  private final RankingBook rankings;
  private final AuditLog audit;

  AgreeConsensus(
      EvaluationAccess access,
      Evaluations evaluations,
      EvaluationViews views,
      ScoreViews scores,
      EvaluationProgress progress,
      TenderViews tenders,
      RankingBook rankings,
      AuditLog audit) {
    this.access = access;
    this.evaluations = evaluations;
    this.views = views;
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
   */
  @Serdeable
  public record Agreed(
      long bidId, long criterionId, @Nullable BigDecimal points, @Nullable String reason) {
    String reasonText() {
      return reason == null ? "" : reason.strip();
    }
  }

  private record Line(Agreed agreed, BigDecimal points, BigDecimal spread) {}

  @Transactional
  public void run(Actor actor, long tenderId, List<Agreed> agreed) {
    access.requireChair(actor, tenderId);
    TenderViews.Tender tender = access.holdUnderEvaluation(tenderId);
    EvaluationProgress.State state = progress.of(tenderId);
    if (!state.scoresComplete()) {
      throw new Refusal.RuleBroken("evaluation.scores-missing");
    }
    if (state.technicalClosed()) {
      throw new Refusal.RuleBroken("evaluation.technical-closed");
    }
    List<Line> lines = check(tenderId, agreed);

    lines.forEach(l -> put(tenderId, l, actor));
    audit.record(
        actor,
        Role.EVALUATOR,
        "tender:" + tenderId,
        "evaluation.consensus-agreed",
        "tender",
        tenderId,
        Map.of("consensus", lines.stream().map(AgreeConsensus::entry).toList()));
    if (state.ranked() && state.bids() > 0) {
      rankings.write(actor, tender);
    }
  }

  private List<Line> check(long tenderId, List<Agreed> agreed) {
    Faults faults = new Faults();
    faults.check(!agreed.isEmpty(), "consensus", "evaluation.nothing-decided");
    grid(tenderId)
        .check(
            faults,
            "consensus",
            agreed.stream().map(a -> new BidsByCriteria.Cell(a.bidId(), a.criterionId())).toList());
    faults.throwIfAny();

    Map<BidsByCriteria.Cell, List<BigDecimal>> single = singleScores(tenderId);
    BigDecimal widest = tenders.rule(tenderId, SPREAD_RULE);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < agreed.size(); i++) {
      Agreed a = agreed.get(i);
      List<BigDecimal> points =
          single.getOrDefault(new BidsByCriteria.Cell(a.bidId(), a.criterionId()), List.of());
      Line line =
          new Line(
              a, a.points() == null ? Scoring.mean(points) : a.points(), Scoring.spread(points));
      check(faults, "consensus[" + i + "]", line, widest);
      lines.add(line);
    }
    faults.throwIfAny();
    return lines;
  }

  private static void check(Faults faults, String path, Line line, BigDecimal widest) {
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
        views.listBidders(tenderId).stream().filter(EvaluationViews.Bidder::compliant).toList(),
        tenders.listCriteria(tenderId),
        CriterionKind.TECHNICAL);
  }

  private Map<BidsByCriteria.Cell, List<BigDecimal>> singleScores(long tenderId) {
    return scores.listScores(tenderId).stream()
        .collect(
            Collectors.groupingBy(
                s -> new BidsByCriteria.Cell(s.bidId(), s.criterionId()),
                Collectors.mapping(ScoreViews.Score::points, Collectors.toList())));
  }

  private void put(long tenderId, Line line, Actor actor) {
    evaluations.putConsensus(
        line.agreed().bidId(),
        line.agreed().criterionId(),
        tenderId,
        line.points(),
        line.spread(),
        line.agreed().reasonText(),
        actor.personId());
  }

  private static Map<String, Object> entry(Line line) {
    return Map.of(
        "bid", line.agreed().bidId(),
        "criterion", line.agreed().criterionId(),
        "points", line.points().toPlainString(),
        "spread", line.spread().toPlainString(),
        "reason", line.agreed().reasonText());
  }
}
