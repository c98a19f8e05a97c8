package org.muwahhad.evaluation.score;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.BidsByCriteria;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;

/**
 * Everybody's scores, bid by bid, beside what was agreed.
 *
 * @param evaluators those who scored, in the order of the columns
 * @param passMark least technical score
 * @param widestSpread spread in points beyond which a reason is needed
 */
public record ConsensusView(
    List<Bilingual> evaluators,
    List<ConsensusBid> bids,
    BigDecimal passMark,
    BigDecimal widestSpread) {

  /**
   * One bid.
   *
   * @param technicalScore sum of weight × agreed points, two decimals; of the means where nothing
   *     is agreed yet
   */
  public record ConsensusBid(
      EvaluationQueries.Bidder bidder,
      List<ConsensusLine> lines,
      BigDecimal technicalScore,
      boolean passes) {}

  /**
   * One bid and criterion.
   *
   * @param index place in the posted list
   * @param scores in the order of the evaluators
   * @param points agreed points, or the mean where nothing is agreed yet
   * @param wide whether the spread needs a reason
   * @param changeReason why the points are not as in the examination before
   */
  public record ConsensusLine(
      int index,
      TenderQueries.Criterion criterion,
      List<ScoreQueries.Score> scores,
      BigDecimal mean,
      BigDecimal spread,
      boolean wide,
      boolean agreed,
      BigDecimal points,
      String reason,
      @Nullable String changeReason) {}

  List<ConsensusLine> lines() {
    return bids.stream().flatMap(b -> b.lines().stream()).toList();
  }

  BidsByCriteria grid() {
    return new BidsByCriteria(
        bids.stream().map(ConsensusBid::bidder).toList(),
        bids.stream()
            .limit(1)
            .flatMap(b -> b.lines().stream())
            .map(ConsensusLine::criterion)
            .toList());
  }
}
