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
  /** Program files of the database server, which hold no data and take long to unpack. */
  private static final String SERVER = "server";

  private StoredFiles() {}

  /** Deletes all of them. */
  static void deleteBeside(Path database) {
    Path kept = database.toAbsolutePath().getFileName();
    Path directory = database.toAbsolutePath().getParent();
    if (directory == null || kept == null) {
      throw new IllegalArgumentException("Not inside a data directory: " + database);
    }
    for (Path child : children(directory)) {
      if (!child.endsWith(kept) && !child.endsWith(SERVER)) {
        delete(child);
      }
    }
  }

  private static List<Path> children(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      return children.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
