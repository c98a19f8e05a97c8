package org.muwahhad.committee;

/** How the votes of the states present make an outcome. */
public enum VotingRule {
  /** More states in favour than against; a tie is not a majority. */
  MAJORITY {
    @Override
    boolean adopts(int inFavour, int against) {
      return inFavour > against;
    }
  },
  /** No state present objects, and at least one is in favour. */
  NO_OBJECTION {
    @Override
    boolean adopts(int inFavour, int against) {
      return against == 0 && inFavour > 0;
    }
  };

  abstract boolean adopts(int inFavour, int against);
}
