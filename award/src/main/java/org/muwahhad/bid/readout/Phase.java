package org.muwahhad.bid.readout;

/** How far the opening of a tender has come, as everybody who follows it sees. */
public enum Phase {
  /** The deadline has not passed. */
  WAITING,
  /** The panel may meet; its members come in and give their shares. */
  GATHERING,
  /** The bids are read; of two envelopes the technical parts. */
  OPENED,
  /** The second meeting is announced, or has begun. */
  GATHERING_FOR_PRICES,
  /** All is read. */
  PRICES_OPENED;

  static Phase of(ReadOutQueries.MeetingsState row) {
    if (row.openedAt() == null) {
      return row.due() ? GATHERING : WAITING;
    }
    if (row.pricesOpenedAt() != null) {
      return PRICES_OPENED;
    }
    return row.pricesDue() ? GATHERING_FOR_PRICES : OPENED;
  }

  /** Whether it is the second meeting's. */
  boolean isForPrices() {
    return this == GATHERING_FOR_PRICES || this == PRICES_OPENED;
  }

  /** Whether nothing more will be read out soon, so that nobody need wait for it. */
  boolean isQuiet() {
    return this == OPENED || this == PRICES_OPENED;
  }
}
