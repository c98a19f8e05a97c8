package org.muwahhad.permissions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.muwahhad.journey.PdfText;

/**
 * What an address answered, as a text in which a value is found however it is written: digits are
 * European, numbers are without grouping and with a point, and marks of direction are gone. Of a
 * workbook or a Word file it is the text of all parts, of a PDF the text of all pages.
 */
record Answer(String path, int status, String text) {

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
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u0660' && c <= '\u0669') {
        plain.append((char) ('0' + (c - '\u0660')));
      } else if (c == '\u066b') {
        plain.append('.');
      } else if (!isMark(c) && !(isGrouping(c) && isBetweenDigits(plain, text, i))) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static boolean isMark(char c) {
    return c == '\u200e' || c == '\u200f' || c == '\u061c' || c >= '\u2066' && c <= '\u2069';
  }

  private static boolean isGrouping(char c) {
    return c == ',' || c == '\u066c' || c == '\u00a0' || c == '\u202f' || c == '\'';
  }

  /** After a digit and before exactly three, marks of direction not counted. */
  private static boolean isBetweenDigits(CharSequence before, String text, int at) {
    if (before.length() == 0 || !isDigit(before.charAt(before.length() - 1))) {
      return false;
    }
    int digits = 0;
    for (int i = at + 1; i < text.length() && digits < 4; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits++;
      } else if (!isMark(c)) {
        break;
      }
    }
    return digits == 3;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c >= '\u0660' && c <= '\u0669';
  }
}
