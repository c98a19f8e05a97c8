package org.muwahhad.demand.workbook;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/**
 * Gives an officer the workbook of the entity for a round, with the draft as it stands: the form's
 * text where it was not saved yet, else the lines.
 */
@Singleton
public class DownloadWorkbook {
  private final SubmissionQueries queries;
  private final DraftText draftText;
  private final RoundItemQueries roundItems;
  private final AskableItemQueries catalog;
  private final ExchangeRateQueries rates;

  DownloadWorkbook(
      SubmissionQueries queries,
      DraftText draftText,
      RoundItemQueries roundItems,
      AskableItemQueries catalog,
      ExchangeRateQueries rates) {
    this.queries = queries;
    this.draftText = draftText;
    this.roundItems = roundItems;
    this.catalog = catalog;
    this.rates = rates;
  }

  /**
   * The workbook as XLSX.
   *
   * @throws Refusal.NotPermitted for anybody but the officers of the entity
   */
  public byte[] run(Actor actor, long submissionId, Language language) {
    SubmissionQueries.SubmissionRow own =
        queries
            .findRow(submissionId)
            .orElseThrow(() -> new Refusal.NotFound("submission " + submissionId));
    actor.requireOfficerOf(own.entityId());
    Texts t = Texts.in(language);
    List<RoundItemQueries.RoundItem> items = roundItems.list(own.roundId());
    Map<String, String> itemLabels = new LinkedHashMap<>();
    items.forEach(i -> itemLabels.put(i.code(), label(i.code(), t.of(i.name()))));
    Map<String, String> siteLabels = new LinkedHashMap<>();
    catalog
        .listSites(own.entityId())
        .forEach(s -> siteLabels.put(s.code(), label(s.code(), t.of(s.name()))));
    return WorkbookFile.write(
        t,
        new WorkbookContent(
            own,
            draftText.of(own.id(), own.formVersion()).lines(),
            items,
            itemLabels,
            siteLabels,
            rates.today(),
            DraftLine.newKey()));
  }

  private static String label(String code, String name) {
    return PlainLine.text(code + PlainLine.BESIDE + name);
  }
}
