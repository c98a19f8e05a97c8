package org.muwahhad.committee;

/** How many states said what. A state is present when it voted, abstentions included. */
public record Tally(int inFavour, int against, int abstained) {

  /** States present. */
  public int present() {
    return inFavour + against + abstained;
  }

  /** Whether enough states are present. */
  public boolean hasQuorum(int states) {
    return present() >= states;
  }

  /** What the votes make by a rule. */
  public DecisionStatus outcome(VotingRule rule) {
    return rule.adopts(inFavour, against) ? DecisionStatus.ADOPTED : DecisionStatus.REJECTED;
  }
}
