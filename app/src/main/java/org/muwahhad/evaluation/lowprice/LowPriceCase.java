package org.muwahhad.evaluation.lowprice;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.LotRankingViews;
import org.muwahhad.evaluation.LowPrice;

/**
 * An abnormally low price with the numbers behind the flag and what was said about it.
 *
 * @param measure how it lies to the other bids that take part; null beside none
 * @param others the other bids that take part, by rank
 * @param questions about the price of the bid and about that of its alternative
 * @param decision on the price in force, of the latest examination that took one; it holds until
 *     another is taken
 */
@Serdeable
public record LowPriceCase(
    LotRankingViews.Row bid,
    LowPrice.@Nullable Measure measure,
    List<LotRankingViews.Row> others,
    List<LowPriceRows.Question> questions,
    LowPriceRows.@Nullable Decision decision) {

  /** Where the dialogue on the price in force stands, in the examination of the ranking. */
  public enum Step {
    /** The bidder has not been asked. */
    ASK,
    /** The bidder was asked and can still answer. */
    WAIT,
    /** The bidder answered, or let the date pass. */
    DECIDE,
    DECIDED
  }

  public Step step() {
    if (decision != null && decision.examination() >= bid.examination()) {
      return Step.DECIDED;
    }
    List<LowPriceRows.Question> own =
        questions.stream().filter(q -> q.alternative() == bid.alternative()).toList();
    if (own.stream().anyMatch(LowPriceRows.Question::isWaiting)) {
      return Step.WAIT;
    }
    return own.stream().anyMatch(q -> q.examination() >= bid.examination())
        ? Step.DECIDE
        : Step.ASK;
  }
}
