package org.muwahhad.opendata.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file that is the same to the byte for the same files, whatever machine makes it. */
final class StoredZip {
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private StoredZip() {}

  /** Of files in memory. */
  static byte[] of(Map<String, byte[]> files) {
    Map<String, MarkedFile> marked = new TreeMap<>();
    files.forEach((name, bytes) -> marked.put(name, MarkedFile.of(bytes)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(marked, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes it to the end: without compression, which differs between versions, and in the order of
   * the names.
   */
  static void write(Map<String, MarkedFile> files, OutputStream to) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      for (Map.Entry<String, MarkedFile> file : new TreeMap<>(files).entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().size());
        entry.setCrc(file.getValue().crc());
        entry.setTimeLocal(DATE);
        zip.putNextEntry(entry);
        file.getValue().content().to(zip);
        zip.closeEntry();
      }
    }
  }
}
