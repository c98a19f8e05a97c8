package org.muwahhad.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.muwahhad.db.TestDatabase;
import picocli.CommandLine;

/**
 * Data directories with a database that has its tables and no rows but those of the migrations, for
 * tests of what comes after the first start. It is made once, and they get copies.
 */
final class MadeDatabase {
  private static final Path MADE = make();

  private MadeDatabase() {}

  /** A data directory of its own, deleted when the JVM ends. */
  static Path copied(String name) {
    Path copy = TestDatabase.directory(name);
    try (Stream<Path> all = Files.walk(MADE)) {
      for (Path one : all.toList()) {
        Files.copy(one, copy.resolve(MADE.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  private static Path make() {
    Path directory = TestDatabase.directory("made");
    CommandLine.populateCommand(new DatabaseOptions(), "--data-dir", directory.toString())
        .start(step -> {})
        .close();
    return directory;
  }
}
