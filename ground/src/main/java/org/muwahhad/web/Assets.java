package org.muwahhad.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muwahhad.shared.Sha256;

/**
 * Addresses of style sheets and scripts that change with their content, so that browsers may keep
 * them for good and still never use an old one.
 */
public final class Assets {
  /** Name of the part of the query that holds the content's digest. */
  static final String VERSION = "v";

  private static final int DIGITS = 12;
  private static final Map<String, String> PATHS = new ConcurrentHashMap<>();

  private Assets() {}

  /**
   * The address of a file below {@code assets/}, such as {@code muwahhad.css}.
   *
   * @throws IllegalStateException when there is no such file
   */
  public static String path(String name) {
    return PATHS.computeIfAbsent(name, n -> "/assets/" + n + "?" + VERSION + "=" + digest(n));
  }

  private static String digest(String name) {
    try (InputStream file = Assets.class.getResourceAsStream("/assets/" + name)) {
      if (file == null) {
        throw new IllegalStateException("No asset " + name);
      }
      return Sha256.of(file.readAllBytes()).substring(0, DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
