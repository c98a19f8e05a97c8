package org.muwahhad.award.optimum;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of a library, from what Maven wrote into its jar. */
final class LibraryVersion {
  private LibraryVersion() {}

  /** The version; empty when the jar says none. */
  static String of(String group, String artifact) {
    String place = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream stated = LibraryVersion.class.getResourceAsStream(place)) {
      Properties properties = new Properties();
      if (stated != null) {
        properties.load(stated);
      }
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
