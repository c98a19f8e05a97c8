package org.muwahhad.opendata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check looked at, and what it found wrong. */
final class PelicanFindings {
  private final List<String> wrong = new ArrayList<>();
  private int looked;

  void check(boolean holds, String what) {
    looked++;
    if (!holds) {
      wrong.add(what);
    }
  }

  PelicanChecks.CheckOutcome outcome() {
    return new PelicanChecks.CheckOutcome(looked, List.copyOf(wrong));
  }

  /** Takes what another check found. */
  void add(PelicanChecks.CheckOutcome other) {
    looked += other.looked();
    wrong.addAll(other.wrong());
  }

  void inOrder(@Nullable Instant first, @Nullable Instant second, String what) {
    if (first != null && second != null) {
      check(!first.isAfter(second), what + ": " + first + " > " + second);
    }
  }
}
