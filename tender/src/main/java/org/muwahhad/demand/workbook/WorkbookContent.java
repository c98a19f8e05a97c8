package org.muwahhad.demand.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Conversion;

/**
 * What goes into the entity's workbook.
 *
 * @param lines of the draft as it stands
 * @param itemLabels the text of the list for each code of an item
 * @param siteLabels the text of the list for each code of a site
 * @param conversion today's exchange rates, for the benchmark prices
 * @param nonce tells the new lines of this workbook from those of another
 */
record WorkbookContent(
    SubmissionQueries.SubmissionRow own,
    List<DraftLine> lines,
    List<RoundItemQueries.RoundItem> items,
    Map<String, String> itemLabels,
    Map<String, String> siteLabels,
    Conversion conversion,
    String nonce) {
  WorkbookContent {
    itemLabels = new LinkedHashMap<>(itemLabels);
    siteLabels = new LinkedHashMap<>(siteLabels);
  }

  /** Names the submission and the version of the draft from which the workbook was made. */
  String source() {
    return WorkbookRows.source(own.id()) + own.formVersion();
  }

  /** The key of the line that an empty row may become: sent twice, it is still one line. */
  String spareKey(int index) {
    return "w" + nonce + "-" + index;
  }
}
