package org.muwahhad.reports.award.band;

import java.util.List;

/** A bidder's scores for up to {@link #CRITERIA} criteria. */
public record ScoresRow(List<String> heads, String bidder, List<String> scores, String technical) {

  /** Columns of criteria in one table; further criteria go to a further table. */
  public static final int CRITERIA = 6;

  /** Whether there is a criterion for the column, counted from the last one. */
  public boolean has(int fromEnd) {
    return fromEnd < heads.size();
  }

  public String head(int fromEnd) {
    return BandTexts.at(heads, heads.size() - 1 - fromEnd);
  }

  public String score(int fromEnd) {
    return BandTexts.at(scores, heads.size() - 1 - fromEnd);
  }
}
