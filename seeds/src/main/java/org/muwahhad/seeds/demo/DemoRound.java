package org.muwahhad.seeds.demo;

import java.time.Instant;
import java.util.List;
import org.muwahhad.seeds.Bilingual;

/**
 * A demand round with everything submitted in it.
 *
 * @param categories CPV codes whose items, and those of everything below them, may be ordered
 * @param invitedStates ISO 3166-1 codes
 * @param closesAt nothing is submitted from then on
 * @param endorsementUntil coordinators may endorse until then
 */
public record DemoRound(
    String code,
    Bilingual name,
    List<String> categories,
    List<String> invitedStates,
    Instant opensAt,
    Instant closesAt,
    Instant endorsementUntil,
    DemoRoundState state,
    List<DemoSubmission> submissions) {

  /** How far the round is on the day the plan is made for. */
  public enum DemoRoundState {
    OPEN,
    /** Closed, everything endorsed, waiting for aggregation. */
    CLOSED,
    /** Aggregated into a joint tender. */
    AGGREGATED
  }
}
