package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperPrint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Sample;

/** Reports longer than what is kept in memory of them. */
@Tag("long")
class LongReportTest {
  private static final int ALL = 1_000;

  static Stream<Sample<?>> large() {
    return Sample.all().filter(sample -> sample.name().endsWith("large"));
  }

  @ParameterizedTest
  @MethodSource("large")
  <R extends Record> void pages_that_waited_on_the_disk_are_printed_as_those_kept_in_memory(
      Sample<R> sample) throws IOException {
    assertThat(printed(sample, 1)).isEqualTo(printed(sample, ALL));
  }

  @Test
  void nothing_stays_on_the_disk() throws IOException {
    Path folder;
    try (Scratch scratch = new Scratch()) {
      folder = scratch.file("any").getParent();
      assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
    }
    assertThat(folder).doesNotExist();
  }

  private static <R extends Record> byte[] printed(Sample<R> sample, int pagesInMemory)
      throws IOException {
    ReportPrinter<R> printer = sample.printer();
    Manuscript manuscript =
        printer.manuscript(
            printer.document(sample.report()),
            sample.report(),
            Edition.ARABIC,
            List.of(),
            UnaryOperator.identity());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Scratch scratch = new Scratch(pagesInMemory)) {
      JasperPrint pages = printer.fill(manuscript, scratch);
      ReportEngine.export(
          List.of(pages),
          scratch,
          manuscript.facts(),
          manuscript.attachments(),
          List.of(),
          Integer.MAX_VALUE,
          out);
    }
    return out.toByteArray();
  }
}
