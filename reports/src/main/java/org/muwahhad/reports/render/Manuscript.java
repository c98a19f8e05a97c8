package org.muwahhad.reports.render;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a template prints, in one edition.
 *
 * @param text the words of the edition
 * @param title what the document is, in one line as the edition writes it
 * @param parameters the template's own parameters
 * @param lines the document's lines, read once
 * @param facts what the document says about itself
 * @param attachments files inside the document
 */
public record Manuscript(
    EditionText text,
    String title,
    Map<String, Object> parameters,
    Stream<ReportLine> lines,
    DocumentFacts facts,
    List<Attachment> attachments) {

  /** The record of a report as it is attached to it. */
  public static Attachment figures(Record report, DocumentFacts facts) {
    return new Attachment(
        "figures.json", "application/json", facts.subject(), FiguresJson.of(report));
  }
}
