package org.muwahhad.reports.award;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.muwahhad.reports.Edition;

/**
 * Writes sample reports in all editions, to look at: arguments are a folder and a number of items,
 * or the word nasty.
 */
public final class PrintSamples {

  private PrintSamples() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    AwardReport report =
        arguments[1].equals("nasty")
            ? SampleAwardReports.nasty()
            : SampleAwardReports.withItems(Integer.parseInt(arguments[1]));
    AwardReportRenderer renderer = new AwardReportRenderer();
    for (Edition edition : Edition.values()) {
      String name = "award-" + edition.name().toLowerCase(Locale.ROOT);
      try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".xlsx"))) {
        renderer.xlsx(report, edition, out);
      }
      try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".pdf"))) {
        renderer.pdf(report, edition, out);
      }
    }
  }
}
