package org.muwahhad.reporting;

import java.util.Locale;

/** The reports that are issued, kept and verified. */
enum ReportKind {
  /** The award of a tender. */
  AWARD,
  /** What was read when its bids were opened. */
  OPENING,
  /** What was read when prices sealed apart were opened. */
  PRICE_OPENING;

  /** The word for it in codes and file names, such as {@code price-opening}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
