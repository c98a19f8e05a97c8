package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.render.ReportPrinter;

/** Whatever is printed says how far it is, and stops when a listener refuses it. */
@Tag("long")
class ProgressTest {
  private static final Edition EDITION = Edition.ENGLISH;

  /** A printing of something long. */
  private interface Printing {
    void write(IntConsumer told, OutputStream out) throws IOException;
  }

  @Test
  void pages_text_documents_and_workbooks_of_every_kind_tell_it() {
    List<Sample<?>> large =
        Sample.all().filter(s -> s.name().matches("(demandsummary|award)-large")).toList();
    assertThat(large).hasSize(2);
    for (Sample<?> sample : large) {
      tells((told, out) -> printer(sample, told).pdf(EDITION, out));
      tells((told, out) -> printer(sample, told).word(EDITION, out));
      tells((told, out) -> printer(sample, told).workbook(EDITION, out));
    }
  }

  private static void tells(Printing printing) {
    List<Integer> told = new ArrayList<>();
    print(printing, told::add);
    assertThat(told).hasSizeGreaterThan(5).isSorted().startsWith(5).endsWith(95);

    IllegalStateException taken = new IllegalStateException("taken back");
    assertThatThrownBy(
            () ->
                print(
                    printing,
                    percent -> {
                      if (percent > 10) {
                        throw taken;
                      }
                    }))
        .satisfies(e -> assertThat(e == taken || e.getCause() == taken).isTrue());
  }

  private static void print(Printing printing, IntConsumer told) {
    try {
      printing.write(told, OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A printer with what it prints. */
  private record Loaded<R extends Record>(ReportPrinter<R> printer, R report) {
    static <R extends Record> Loaded<R> of(ReportTemplate<R> template, R report, IntConsumer told) {
      return new Loaded<>(new ReportPrinter<>(template).telling(told), report);
    }

    void pdf(Edition edition, OutputStream out) throws IOException {
      printer.pdf(report, edition, out);
    }

    void word(Edition edition, OutputStream out) throws IOException {
      printer.word(report, edition, out);
    }

    void workbook(Edition edition, OutputStream out) throws IOException {
      printer.workbook(report, edition, out);
    }
  }

  private static <R extends Record> Loaded<R> printer(Sample<R> sample, IntConsumer told) {
    return Loaded.of(sample.template(), sample.report(), told);
  }
}
