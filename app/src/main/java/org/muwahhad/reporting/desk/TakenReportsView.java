package org.muwahhad.reporting.desk;

import java.util.List;
import org.muwahhad.web.PageNumbers;

/**
 * Files that a person took before, as a page shows them.
 *
 * @param numbers which of them are shown
 * @param all whether the page is one of all of them, or only tells the last ones
 */
public record TakenReportsView(
    List<ReportDeskQueries.TakenReport> files, PageNumbers numbers, boolean all) {
  public TakenReportsView {
    files = List.copyOf(files);
  }
}
