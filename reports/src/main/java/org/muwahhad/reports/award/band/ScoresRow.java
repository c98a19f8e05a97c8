package org.muwahhad.reports.award.band;

import java.util.List;

/** A bidder's scores for up to {@link #CRITERIA} criteria. */
public record ScoresRow(List<String> heads, String bidder, List<String> scores, String technical) {

  /** Columns of criteria in one table; further criteria go to a further table. */
  public static final int CRITERIA = 6;

  public String head(int column) {
    return Texts.at(heads, column);
  }

  public String score(int column) {
    return Texts.at(scores, column);
  }
}
