package org.muwahhad.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The lists beside the migrations, from which triggers are made. */
final class Lists {
  private Lists() {}

  /** The lines of a list that are no comments. */
  static List<String> lines(String file) {
    try (InputStream in =
        Objects.requireNonNull(Lists.class.getResourceAsStream("/db/" + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
