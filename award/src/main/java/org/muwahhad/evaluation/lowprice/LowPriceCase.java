package org.muwahhad.evaluation.lowprice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.evaluation.LowPrice;
import org.muwahhad.shared.Money;

/**
 * An abnormally low price with the numbers behind the flag and what was said about it.
 *
 * @param measure how it lies to the other bids that take part; null beside none
 * @param others the other bids that take part, by rank
 * @param questions about the price of the bid and about that of its alternative
 * @param decision on the price in force, of the latest examination that took one; it holds until
 *     another is taken
 * @param earlier decisions of earlier examinations, or on the other of both prices, latest first
 */
public record LowPriceCase(
    LotRankingQueries.LotRankingRow bid,
    LowPrice.@Nullable Measure measure,
    List<LotRankingQueries.LotRankingRow> others,
    List<LowPriceInvestigations.LowPriceQuestionView> questions,
    LowPriceInvestigations.@Nullable LowPriceDecisionRow decision,
    List<LowPriceInvestigations.LowPriceDecisionRow> earlier) {

  /** Which price something was about, seen from the one in force. */
  public enum LowPriceScope {
    /** The price in force. */
    NOW,
    /** The price of the bid, in whose place its alternative stands. */
    BID,
    /** The price of an alternative that is not in force any more. */
    ALTERNATIVE,
    /** A price that changed when the lot was evaluated again. */
    EARLIER,
    /** Nobody kept the price. */
    UNKNOWN
  }

  /** Which price a question was about. */
  public LowPriceScope about(LowPriceInvestigations.LowPriceQuestionView question) {
    return about(question.alternative(), question.about());
  }

  /** Which price a decision was on. */
  public LowPriceScope about(LowPriceInvestigations.LowPriceDecisionRow taken) {
    return about(taken.alternative(), taken.about());
  }

  /** The price in force as an entry tells it; empty where none is open. */
  String recordedPrice() {
    return bid.converted().map(p -> p.amount().toPlainString()).orElse("");
  }

  private LowPriceScope about(boolean alternative, Optional<Money> price) {
    if (alternative != bid.alternative()) {
      return alternative ? LowPriceScope.ALTERNATIVE : LowPriceScope.BID;
    }
    if (price.isEmpty()) {
      return LowPriceScope.UNKNOWN;
    }
    return bid.converted().filter(p -> p.amount().compareTo(price.get().amount()) == 0).isPresent()
        ? LowPriceScope.NOW
        : LowPriceScope.EARLIER;
  }

  /** Where the dialogue on the price in force stands, in the examination of the ranking. */
  public enum LowPriceStep {
    /** The bidder has not been asked. */
    ASK,
    /** The bidder was asked and can still answer. */
    WAIT,
    /** The bidder answered, or let the date pass. */
    DECIDE,
    DECIDED
  }

  public LowPriceStep step() {
    if (decision != null && decision.examination() >= bid.examination()) {
      return LowPriceStep.DECIDED;
    }
    List<LowPriceInvestigations.LowPriceQuestionView> own =
        questions.stream().filter(q -> q.alternative() == bid.alternative()).toList();
    if (own.stream().anyMatch(LowPriceInvestigations.LowPriceQuestionView::isWaiting)) {
      return LowPriceStep.WAIT;
    }
    return own.stream().anyMatch(q -> q.examination() >= bid.examination())
        ? LowPriceStep.DECIDE
        : LowPriceStep.ASK;
  }
}
