package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.pack.PackCover;
import org.muwahhad.reports.pack.PackSamples;
import org.muwahhad.reports.render.PackPrinter;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * What stands across the pages of a draft is seen by everybody and spoken to nobody; the cover
 * tells it in words, once.
 */
@Tag("long")
class DraftTest {

  static PackCover draft() {
    PackCover cover = PackSamples.cover();
    return new PackCover(
        cover.issuer(),
        cover.kind(),
        cover.title(),
        cover.number(),
        cover.at(),
        cover.facts(),
        cover.startsAt(),
        cover.papers(),
        cover.signatories(),
        cover.proof(),
        new DocumentHead.DraftMark(
            new Bilingual("عبدالله فهد القحطاني", "Abdullah Fahad Al Qahtani"),
            Instant.parse("2026-05-24T08:15:00Z")));
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void its_mark_is_page_furniture_and_takes_nothing_from_what_is_read(Edition edition)
      throws Exception {
    ReadPdf plain = print(PackSamples.cover(), edition);
    ReadPdf draft = print(draft(), edition);

    assertThat(draft.violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(draft.tags()).isEqualTo(plain.tags());
    assertThat(draft.spoken().split("Al Qahtani", -1)).hasSize(edition == Edition.ARABIC ? 1 : 2);
    assertThat(draft.spoken().split("القحطاني", -1)).hasSize(edition == Edition.ENGLISH ? 1 : 2);
    assertThat(plain.spoken()).doesNotContain("Draft", "مسودة");
  }

  private static ReadPdf print(PackCover cover, Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PackPrinter().pdf(cover, List.of(), edition, out);
    return new ReadPdf(out.toByteArray());
  }
}
