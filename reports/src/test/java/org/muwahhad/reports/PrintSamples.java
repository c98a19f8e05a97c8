package org.muwahhad.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.muwahhad.reports.pack.PackSamples;
import org.muwahhad.reports.render.PackPrinter;

/**
 * Prints every sample in every edition and format into a folder, to be looked at. Arguments: the
 * folder, and what the names of the samples begin with, if not all are wanted.
 */
public final class PrintSamples {

  private PrintSamples() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    String wanted = arguments.length > 1 ? arguments[1] : "";
    List<Sample<?>> samples = Sample.all().filter(s -> s.name().startsWith(wanted)).toList();
    for (Sample<?> sample : samples) {
      for (Edition edition : Edition.values()) {
        print(sample, edition, folder);
      }
    }
    for (Edition edition : Edition.values()) {
      if ("pack".startsWith(wanted)) {
        PackPrinter packs = new PackPrinter();
        pdf(
            "pack",
            edition,
            folder,
            out -> packs.pdf(PackSamples.cover(), PackSamples.parts(), edition, out));
        pdf(
            "pack-draft",
            edition,
            folder,
            out -> packs.pdf(DraftTest.draft(), List.of(), edition, out));
      }
    }
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static void pdf(String sample, Edition edition, Path folder, Writing writing)
      throws IOException {
    String name = sample + "-" + edition.name().toLowerCase(Locale.ROOT) + ".pdf";
    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
      writing.to(out);
    }
  }

  private static <R extends Record> void print(Sample<R> sample, Edition edition, Path folder)
      throws IOException {
    String name = sample.name() + "-" + edition.name().toLowerCase(Locale.ROOT);
    try (OutputStream pdf = Files.newOutputStream(folder.resolve(name + ".pdf"));
        OutputStream word = Files.newOutputStream(folder.resolve(name + ".docx"));
        OutputStream workbook = Files.newOutputStream(folder.resolve(name + ".xlsx"))) {
      sample.printer().pdf(sample.report(), edition, pdf);
      sample.printer().word(sample.report(), edition, word);
      sample.printer().workbook(sample.report(), edition, workbook);
    }
  }
}
