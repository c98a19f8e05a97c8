package org.muwahhad.reports.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.muwahhad.reports.Bilingual;

/**
 * A workbook (Office Open XML) in one edition. Its date is the report's and not the clock's, so
 * that the same report gives the same bytes.
 */
final class ReportWorkbook {

  private static final String CORE_PROPERTIES = "docProps/core.xml";
  private static final String STYLES = "xl/styles.xml";

  /** Words in an edition that reads from the right stand at the right ({@link WorkbookSheet}). */
  private static final String AT_THE_RIGHT = "<alignment horizontal=\"right\"";

  private static final String CREATED = "(<dcterms:created[^>]*>)[^<]*";

  /** The first day a ZIP entry can name. */
  private static final LocalDateTime FIRST_DAY = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final EditionText text;
  private final Bilingual notice;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Workbook workbook = new Workbook(written, DocumentFacts.PRODUCER, "1.0");

  /**
   * A workbook that says something above each of its sheets, and at the head of each page.
   *
   * @param notice such as that it is a draft; blank for nothing
   */
  ReportWorkbook(EditionText text, Bilingual notice) {
    this.text = text;
    this.notice = notice;
    workbook.setGlobalDefaultFont("IBM Plex Sans Arabic", 10);
  }

  /**
   * Adds a sheet, right to left where the edition is.
   *
   * @param name of the sheet, at most 31 characters and used once
   * @param title printed at the head of each page
   */
  WorkbookSheet named(String name, String title) {
    return new WorkbookSheet(workbook.newWorksheet(name), text, title, notice);
  }

  /**
   * Writes the workbook; the stream is left open.
   *
   * @param at the date inside the file
   * @throws IOException when the stream can't be written
   */
  void write(Instant at, OutputStream out) throws IOException {
    workbook.finish();
    workbook.close();
    writeDated(written.toByteArray(), at, text.edition().rightToLeft(), out);
  }

  /** Writes an Office Open XML file again with a date that is the report's and not the clock's. */
  static void writeDated(byte[] office, Instant at, OutputStream out) throws IOException {
    writeDated(office, at, false, out);
  }

  private static void writeDated(byte[] office, Instant at, boolean rightToLeft, OutputStream out)
      throws IOException {
    // The libraries' archives can be read by their directory only, which needs a file.
    Path file = Files.createTempFile("office", ".zip");
    try {
      Files.write(file, office);
      copyDated(file, at, rightToLeft, out);
    } finally {
      Files.delete(file);
    }
  }

  private static void copyDated(Path file, Instant at, boolean rightToLeft, OutputStream out)
      throws IOException {
    ZipOutputStream dated = new ZipOutputStream(out);
    try (ZipFile archive = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(FIRST_DAY);
        dated.putNextEntry(copy);
        try (InputStream content = archive.getInputStream(entry)) {
          byte[] part = dated(entry.getName(), content.readAllBytes(), at);
          dated.write(rightToLeft ? fromTheRight(entry.getName(), part) : part);
        }
        dated.closeEntry();
      }
    }
    dated.finish();
  }

  /**
   * Words run from the right whatever they begin with (ISO/IEC 29500-1, 18.8.1). The library can't
   * say so, and programs would order a text by its first letter, or as one from the left.
   */
  private static byte[] fromTheRight(String name, byte[] part) {
    if (!name.equals(STYLES)) {
      return part;
    }
    return new String(part, StandardCharsets.UTF_8)
        .replace(AT_THE_RIGHT, AT_THE_RIGHT + " readingOrder=\"2\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] dated(String name, byte[] content, Instant at) {
    if (!name.equals(CORE_PROPERTIES)) {
      return content;
    }
    return new String(content, StandardCharsets.UTF_8)
        .replaceAll(CREATED, "$1" + at.truncatedTo(ChronoUnit.SECONDS))
        .getBytes(StandardCharsets.UTF_8);
  }
}
