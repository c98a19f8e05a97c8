package org.muwahhad.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muwahhad.db.Migrations;

/** The migrations that this build brings, as they are on the class path. */
@Singleton
class BuiltMigrations {
  private static final String FOLDER = Migrations.LOCATION.replace("classpath:", "");
  private static final Pattern NAME = Pattern.compile("[VB]([0-9]{1,9}+)__.*+");
  private final SortedMap<Long, String> scripts = new TreeMap<>();

  /**
   * Finds and reads them.
   *
   * @throws UncheckedIOException when the class path cannot be read
   */
  @Inject
  BuiltMigrations() {
    try {
      for (URL folder : Collections.list(Migrations.class.getClassLoader().getResources(FOLDER))) {
        if (folder.openConnection() instanceof JarURLConnection jar) {
          ofJar(jar);
        } else {
          ofFolder(Path.of(folder.toURI()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ofFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        add(file.getFileName().toString(), () -> Files.newInputStream(file));
      }
    }
  }

  /** The file is the class loader's own and stays open. */
  private void ofJar(JarURLConnection jar) throws IOException {
    JarFile file = jar.getJarFile();
    for (JarEntry entry : Collections.list(file.entries())) {
      if (entry.getName().startsWith(FOLDER + "/")) {
        add(entry.getName().substring(FOLDER.length() + 1), () -> file.getInputStream(entry));
      }
    }
  }

  private interface MigrationContent {
    InputStream open() throws IOException;
  }

  private void add(String name, MigrationContent content) throws IOException {
    Matcher matcher = NAME.matcher(name);
    if (name.endsWith(".sql") && matcher.matches()) {
      try (InputStream in = content.open()) {
        scripts.put(Long.valueOf(matcher.group(1)), new String(in.readAllBytes(), UTF_8));
      }
    }
  }

  /** Those of a map, for tests. */
  BuiltMigrations(Map<Long, String> scripts) {
    this.scripts.putAll(scripts);
  }

  /**
   * Whether migrations name a table.
   *
   * @param after the version before the first of them
   * @param last the version of the last of them
   */
  boolean name(String table, long after, long last) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(table) + "\\b");
    return scripts.subMap(after + 1, last + 1).values().stream()
        .anyMatch(script -> word.matcher(script).find());
  }

  /** The SQL of each, by version, in the order of versions. */
  SortedMap<Long, String> scripts() {
    return Collections.unmodifiableSortedMap(scripts);
  }

  /** Whether it is a version of the tables that this build makes. */
  boolean isVersion(long version) {
    return scripts.containsKey(version);
  }
}
