package org.muwahhad.seeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Reads a table with a header line from the class path, encoded in UTF-8. */
public final class SeedFile {

  private SeedFile() {}

  /**
   * Reads a comma-separated table.
   *
   * @throws IllegalStateException if the table isn't on the class path
   * @throws IllegalArgumentException if a row can't be read; the message names file and line
   */
  public static <T> List<T> commaSeparated(String path, Function<SeedRow, T> reader) {
    return read(path, ',', reader);
  }

  /** Reads a table separated by vertical bars, for texts that are full of commas. */
  public static <T> List<T> barSeparated(String path, Function<SeedRow, T> reader) {
    return read(path, '|', reader);
  }

  /** SHA-256 over the bytes of some tables, in lower-case hexadecimal. */
  public static String fingerprint(List<String> paths) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String path : paths) {
        try (InputStream stream = open(path)) {
          digest.update(stream.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("The seed tables can't be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static InputStream open(String path) {
    InputStream stream = SeedFile.class.getResourceAsStream("/" + path);
    if (stream == null) {
      throw new IllegalStateException("Seed table " + path + " is not on the class path");
    }
    return stream;
  }

  private static <T> List<T> read(String path, char delimiter, Function<SeedRow, T> reader) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();
    try (CSVParser rows =
        CSVParser.parse(new InputStreamReader(open(path), StandardCharsets.UTF_8), format)) {
      return rows.stream().map(row -> readRow(path, new SeedRow(row), reader)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Seed table " + path + " can't be read", e);
    }
  }

  private static <T> T readRow(String path, SeedRow row, Function<SeedRow, T> reader) {
    try {
      return reader.apply(row);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(path + ", line " + row.line() + ": " + e.getMessage(), e);
    }
  }
}
