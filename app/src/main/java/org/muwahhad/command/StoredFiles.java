package org.muwahhad.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files that the service keeps in the data directory beside the embedded database. */
final class StoredFiles {
  /** By name: the data directory may hold what is not ours. */
  private static final List<String> OURS = List.of("files", "vault.key", "anchors", "log");

  private StoredFiles() {}

  /** Deletes all of them, and nothing else. */
  static void deleteBeside(Path database) {
    Path directory = database.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IllegalArgumentException("Not inside a data directory: " + database);
    }
    OURS.stream().map(directory::resolve).filter(Files::exists).forEach(StoredFiles::delete);
  }

  /** Deletes a folder with all that is in it, or a file; nothing where neither is there. */
  static void deleteAll(Path root) {
    if (Files.exists(root)) {
      delete(root);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
