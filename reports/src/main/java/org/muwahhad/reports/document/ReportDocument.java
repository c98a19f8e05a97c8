package org.muwahhad.reports.document;

import java.util.List;

/** A report as a document, in both languages at once. */
public record ReportDocument(DocumentHead head, List<Section> sections) {
  public ReportDocument {
    sections = List.copyOf(sections);
  }
}
