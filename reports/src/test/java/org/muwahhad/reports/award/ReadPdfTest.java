package org.muwahhad.reports.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What the tests of reports stand on finds what is wrong. */
class ReadPdfTest {
  @Test
  void one_look_finds_what_a_look_for_each_standard_finds() throws Exception {
    ReadPdf plain = new ReadPdf(untagged());

    List<String> archive = plain.violations(PDFAFlavour.PDFA_3_A);
    List<String> accessible = plain.violations(PDFAFlavour.PDFUA_1);

    assertThat(archive).isNotEmpty();
    assertThat(accessible).isNotEmpty().isNotEqualTo(archive);
    assertThat(plain.violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1))
        .containsAll(archive)
        .containsAll(accessible);
  }

  private static byte[] untagged() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(out);
    }
    return out.toByteArray();
  }
}
