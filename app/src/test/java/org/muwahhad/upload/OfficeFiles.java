package org.muwahhad.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of each kind, made here. */
public final class OfficeFiles {
  public static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  private OfficeFiles() {}

  /** A PDF that differs from others by a word in it. */
  public static byte[] pdf(String word) {
    return ("%PDF-1.4\n% " + word + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
  }

  static Map<String, byte[]> document() {
    return parts(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
  }

  /** A document whose properties name who made it and who saved it last. */
  public static byte[] documentBy(String author, String lastSaved) {
    return with(
        document(),
        "docProps/core.xml",
        bytes(
            "<cp:coreProperties><dc:title>x</dc:title><dc:creator>"
                + author
                + "</dc:creator><cp:lastModifiedBy>"
                + lastSaved
                + "</cp:lastModifiedBy></cp:coreProperties>"));
  }

  static Map<String, byte[]> workbook() {
    return parts("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
  }

  static Map<String, byte[]> parts(String contentType) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        bytes(
            "<Types><Override PartName=\"/a.xml\" ContentType=\"" + contentType + "\"/></Types>"));
    parts.put("a.xml", bytes("<a/>"));
    return parts;
  }

  static Map<String, byte[]> openDocument(String mimetype) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", bytes(mimetype));
    parts.put("content.xml", bytes("<a/>"));
    return parts;
  }

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] with(Map<String, byte[]> parts, String name, byte[] content) {
    parts.put(name, content);
    return zip(parts);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
