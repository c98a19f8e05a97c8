package org.muwahhad.reports.award;

/** The report's sections, in order; each has its heading in the bundles as {@code section.NAME}. */
enum AwardSection {
  SUMMARY,
  TIMELINE,
  DEMAND,
  BIDS,
  SCORES,
  RANKING,
  AWARDS,
  ALLOCATION,
  SAVINGS,
  DECISIONS,
  SIGNATURES,
  ANNEX;

  /** The body of the report, the page to be signed, and the annex begin on new pages. */
  int part() {
    return this == ANNEX ? 2 : this == SIGNATURES ? 1 : 0;
  }

  int number() {
    return ordinal() + 1;
  }
}
