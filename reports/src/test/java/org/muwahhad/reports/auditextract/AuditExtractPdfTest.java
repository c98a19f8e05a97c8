package org.muwahhad.reports.auditextract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.award.ReadPdf;

/** What only the extract of the audit record says. */
@Tag("long")
class AuditExtractPdfTest {
  @Test
  void what_was_acted_on_is_named_in_the_language_of_the_edition_and_as_recorded()
      throws Exception {
    Sample<?> sample = AuditExtractSamples.all().get(0);

    assertThat(spoken(sample, Edition.ARABIC)).contains("المنافسة 7", "tender 7");
    assertThat(spoken(sample, Edition.ENGLISH)).contains("Tender 7", "tender 7");
    assertThat(spoken(sample, Edition.BILINGUAL)).contains("المنافسة 7", "Tender 7", "tender 7");
  }

  private static <R extends Record> String spoken(Sample<R> sample, Edition edition)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().pdf(sample.report(), edition, out);
    return new ReadPdf(out.toByteArray()).spoken();
  }
}
