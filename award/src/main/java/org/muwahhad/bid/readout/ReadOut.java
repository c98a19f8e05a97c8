package org.muwahhad.bid.readout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.opening.OpeningRecord;
import org.muwahhad.tender.TenderQueries;

/**
 * An opening as bidders and members follow it. Before the bids are opened it says who gathers, and
 * not whether there are bids (UNCITRAL Model Law, art. 42(2)).
 *
 * @param seats members of the opening panel
 * @param present how many of them are there
 * @param given shares given
 * @param threshold shares needed; 0 when the vault holds the only one
 * @param meetsAt UTC, when the second meeting of two envelopes is; null until announced
 * @param record what was read; null before. Of more than fifty lots it leaves the totals to the
 *     record of the opening, which has them
 */
public record ReadOut(
    TenderQueries.Tender tender,
    Phase phase,
    int seats,
    int present,
    int given,
    int threshold,
    @Nullable Instant meetsAt,
    @Nullable OpeningRecord record) {
  private static final int MOST_LOTS = 50;

  /** Whether totals are read out, by the number of lots. */
  public static boolean isOfTotals(int lots) {
    return lots <= MOST_LOTS;
  }

  /** What a page compares to know whether anything has changed. */
  public String progress() {
    return progress(phase, present, given);
  }

  static String progress(Phase phase, int present, int given) {
    return phase + "-" + present + "-" + given;
  }

  /** Whether the panel is meeting now. */
  public boolean isGathering() {
    return phase == Phase.GATHERING || phase == Phase.GATHERING_FOR_PRICES;
  }

  /** Whether more will be read out soon. */
  public boolean isLive() {
    return !phase.isQuiet();
  }
}
