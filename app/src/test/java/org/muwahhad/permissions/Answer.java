package org.muwahhad.permissions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.muwahhad.journey.PdfText;

/**
 * What an address answered, as a text in which a value is found however it is written: digits are
 * European, numbers are without grouping and with a point, and marks of direction are gone. Of a
 * workbook or a Word file it is the text of all parts, of a PDF the text of all pages.
 */
record Answer(String path, int status, String text) {
  private static final Pattern MARKS = Pattern.compile("[\\u200e\\u200f\\u061c\\u2066-\\u2069]");
  private static final Pattern GROUPING =
      Pattern.compile("(?<=\\d)[,\\u066c\\u00a0\\u202f'](?=\\d{3}(?!\\d))");
  private static final Pattern ARABIC = Pattern.compile("[\\u0660-\\u0669\\u066b]");

  static Answer of(String path, HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return new Answer(path, answer.statusCode(), plain(text(type, answer.body())));
  }

  private static String text(String type, byte[] body) {
    try {
      if (type.startsWith("application/pdf")) {
        return PdfText.of(body);
      }
      return body.length > 2 && body[0] == 'P' && body[1] == 'K'
          ? unpacked(body)
          : new String(body, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unpacked(byte[] zip) throws IOException {
    StringBuilder text = new StringBuilder();
    Path file = Files.createTempFile("answer", ".zip");
    try {
      Files.write(file, zip);
      try (ZipFile parts = new ZipFile(file.toFile())) {
        for (ZipEntry part : Collections.list(parts.entries())) {
          byte[] read = parts.getInputStream(part).readAllBytes();
          text.append(new String(read, StandardCharsets.UTF_8)).append('\n');
        }
      }
    } finally {
      Files.delete(file);
    }
    return text.toString();
  }

  /** A text with its numbers written plainly. */
  static String plain(String text) {
    String latin =
        ARABIC
            .matcher(MARKS.matcher(text).replaceAll(""))
            .replaceAll(
                m -> {
                  char c = m.group().charAt(0);
                  return c == '\u066b' ? "." : String.valueOf((char) ('0' + (c - '\u0660')));
                });
    return GROUPING.matcher(latin).replaceAll("");
  }
}
