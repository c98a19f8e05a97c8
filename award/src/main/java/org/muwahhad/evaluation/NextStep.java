package org.muwahhad.evaluation;

import java.util.Optional;

/** What the examination waits for now, as one member of the panel sees it. */
public enum NextStep {
  CHECK("checks"),
  SCORE("scores"),
  WAIT_FOR_SCORES(""),
  AGREE("consensus"),
  WAIT_FOR_CONSENSUS(""),
  ANSWER("consensus"),
  WAIT_FOR_ANSWERS(""),
  CLOSE_CONSENSUS("consensus"),
  CLOSE_TECHNICAL("technical"),
  WAIT_FOR_CLOSING(""),
  WAIT_FOR_NAMES(""),
  WAIT_FOR_PRICES(""),
  RANK("../ranking"),
  WAIT_FOR_RANKING(""),
  EXPLAIN("../ranking"),
  WAIT_FOR_EXPLANATION(""),
  DECIDE_ALTERNATIVE("../ranking"),
  WAIT_FOR_ALTERNATIVE(""),
  RECOMMEND("../award"),
  WAIT_FOR_RECOMMENDATION(""),
  NOTHING("");

  private final String place;

  NextStep(String place) {
    this.place = place;
  }

  /** Where it is done, if this person can do it. */
  public Optional<String> href(long tenderId) {
    return switch (place) {
      case "" -> Optional.empty();
      case "../ranking", "../award" -> Optional.of("/tenders/" + tenderId + place.substring(2));
      default -> Optional.of("/tenders/" + tenderId + "/evaluation/" + place);
    };
  }

  /** The step of a member of a tender that is under evaluation. */
  static NextStep of(EvaluationProgress.ExaminationState state, EvaluationQueries.Member member) {
    boolean chair = member.chair();
    if (!state.checksComplete()) {
      return CHECK;
    }
    if (!state.scoresComplete()) {
      return member.scored() ? WAIT_FOR_SCORES : SCORE;
    }
    if (!state.consensusComplete()) {
      return chair ? AGREE : WAIT_FOR_CONSENSUS;
    }
    if (!state.isConsensusAnswered()) {
      return member.awaited() ? ANSWER : WAIT_FOR_ANSWERS;
    }
    if (state.masked() && state.bids() > 0 && !state.twoEnvelopes()) {
      return chair ? CLOSE_CONSENSUS : WAIT_FOR_NAMES;
    }
    if (state.twoEnvelopes() && !state.technicalClosed() && state.bids() > 0) {
      return chair ? CLOSE_TECHNICAL : WAIT_FOR_CLOSING;
    }
    return ofPrices(state, chair);
  }

  private static NextStep ofPrices(EvaluationProgress.ExaminationState state, boolean chair) {
    if (state.pricesSealed() && state.bids() > 0) {
      return WAIT_FOR_PRICES;
    }
    if (!state.ranked()) {
      return chair ? RANK : WAIT_FOR_RANKING;
    }
    if (state.lowPricesOpen() > 0) {
      return chair ? EXPLAIN : WAIT_FOR_EXPLANATION;
    }
    if (state.alternativesOpen() > 0) {
      return chair ? DECIDE_ALTERNATIVE : WAIT_FOR_ALTERNATIVE;
    }
    return chair ? RECOMMEND : WAIT_FOR_RECOMMENDATION;
  }
}
