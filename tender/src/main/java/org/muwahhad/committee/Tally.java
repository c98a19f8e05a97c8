package org.muwahhad.committee;

/** How many states said what. A state is present when it voted, abstentions included. */
public record Tally(int inFavour, int against, int abstained) {

  /** States present. */
  public int present() {
    return inFavour + against + abstained;
  }

  boolean hasQuorum(int states) {
    return present() >= states;
  }

  DecisionStatus outcome(VotingRule rule) {
    return rule.adopts(inFavour, against) ? DecisionStatus.ADOPTED : DecisionStatus.REJECTED;
  }
}
