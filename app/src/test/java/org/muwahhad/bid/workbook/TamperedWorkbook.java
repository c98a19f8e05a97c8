package org.muwahhad.bid.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Workbooks whose packed files somebody changed by hand. */
final class TamperedWorkbook {
  private TamperedWorkbook() {}

  /** The same file with a formula that reaches out beside every value of a cell. */
  static byte[] withFormula(byte[] book) {
    return repacked(
        book,
        "xl/worksheets/sheet1.xml",
        xml ->
            xml.replaceAll(
                "<c r=\"H2\"([^>]*)t=\"s\"([^>]*)><v>\\d+</v></c>",
                "<c r=\"H2\"$1$2><f>WEBSERVICE(\"http://example.invalid\")</f><v>7</v></c>"));
  }

  /** The same file with an entry that unpacks to more than 192 MB. */
  static byte[] aBomb(byte[] book) {
    Map<String, byte[]> entries = entries(book);
    entries.put("xl/media/zeros.bin", new byte[200 * 1024 * 1024]);
    return packed(entries);
  }

  private static byte[] repacked(
      byte[] book, String entry, java.util.function.UnaryOperator<String> change) {
    Map<String, byte[]> entries = entries(book);
    String before = new String(entries.getOrDefault(entry, new byte[0]), StandardCharsets.UTF_8);
    String after = change.apply(before);
    assertThat(after).as("the formula is in").isNotEqualTo(before);
    entries.put(entry, after.getBytes(StandardCharsets.UTF_8));
    return packed(entries);
  }

  private static Map<String, byte[]> entries(byte[] book) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(book)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static byte[] packed(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
