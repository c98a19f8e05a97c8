package org.muwahhad.catalog.standard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Bilingual;

/**
 * What the states demanded of an item in past rounds; totals by state, never of an entity.
 *
 * @param states those that demanded any, in order of their codes
 * @param rounds the newest first
 */
public record DemandHistory(List<HistoryState> states, List<Round> rounds) {

  /** A member state. */
  public record HistoryState(String code, Bilingual name) {}

  /**
   * One round. The instant is UTC.
   *
   * @param unit in which the quantities count
   * @param quantities by the code of the state; states that demanded nothing are absent
   */
  public record Round(
      String code,
      Bilingual name,
      Instant closedAt,
      Bilingual unit,
      Map<String, BigDecimal> quantities,
      BigDecimal total) {
    /** What a state demanded, or nothing. */
    public BigDecimal of(String state) {
      return quantities.getOrDefault(state, BigDecimal.ZERO);
    }
  }
}
