package org.muwahhad.reports.award;

/** The report's sections, in order; each has its heading in the bundles as {@code section.NAME}. */
enum Section {
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

  int number() {
    return ordinal() + 1;
  }
}
