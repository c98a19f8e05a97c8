package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.reports.PutIn.blocks;
import static org.muwahhad.reports.PutIn.words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.ReportDocument;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Every report, in every edition, as it is printed, on small, large and nasty data. */
@Tag("long")
class EveryReportTest {

  static Stream<Arguments> printed() {
    return Sample.all()
        .flatMap(sample -> Arrays.stream(Edition.values()).map(e -> Arguments.of(sample, e)));
  }

  @ParameterizedTest
  @MethodSource("printed")
  <R extends Record> void its_pdf_can_be_archived_and_read_by_everyone(
      Sample<R> sample, Edition edition) throws Exception {
    byte[] file = pdf(sample, edition);
    ReadPdf pdf = new ReadPdf(file);
    ReportDocument document = sample.printer().document(sample.report());

    assertThat(pdf.violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.cutOff()).isEmpty();
    // In the running head, or the cover, and at the foot: what is moved to a next page whole must
    // not take these with it.
    assertThat(pdf.pagesWithout(document.head().number(), 2)).isEmpty();
    assertThat(pdf(sample, edition)).as("the same again").isEqualTo(file);
    structure(pdf, document);
    String spoken = ReadPdf.squeezed(pdf.spoken());
    words(document, edition).forEach(said -> assertThat(spoken).contains(ReadPdf.squeezed(said)));
  }

  /** A flat tree would pass the validator too. */
  private static void structure(ReadPdf pdf, ReportDocument document) throws IOException {
    List<Block.TableBlock> tables = blocks(document, Block.TableBlock.class).toList();
    long rows = tables.stream().mapToLong(t -> 1 + t.rows().get().count()).sum();
    long heads = tables.stream().mapToLong(t -> t.heads().size()).sum();
    var tags = pdf.tags();
    long titles = document.sections().stream().filter(s -> !s.title().isBlank()).count();
    assertThat(tags.get("H1")).isEqualTo((int) titles + 1);
    assertThat(tags.getOrDefault("H2", 0))
        .isEqualTo((int) blocks(document, Block.Heading.class).count());
    assertThat(tags.getOrDefault("Table", 0)).isEqualTo(tables.size());
    assertThat(tags.getOrDefault("TR", 0)).isEqualTo((int) rows);
    assertThat(tags.getOrDefault("TH", 0)).isEqualTo((int) heads);
    assertThat(pdf.scopes()).hasSize((int) heads).allMatch("Column"::equals);
    assertThat(pdf.figures())
        .hasSizeGreaterThanOrEqualTo((int) blocks(document, Block.Chart.class).count())
        .allMatch(alternative -> !alternative.isBlank());
  }

  private static <R extends Record> byte[] pdf(Sample<R> sample, Edition edition)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().pdf(sample.report(), edition, out);
    return out.toByteArray();
  }
}
