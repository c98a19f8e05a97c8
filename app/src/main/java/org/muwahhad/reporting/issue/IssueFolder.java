package org.muwahhad.reporting.issue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a report lies until it is stored: on the disk, in a folder that only this process may read,
 * however long it is. Gone when closed.
 */
final class IssueFolder implements AutoCloseable {
  private final Path folder;

  IssueFolder() throws IOException {
    folder = Files.createTempDirectory("muwahhad-issue-");
  }

  /** Writes a file. */
  @FunctionalInterface
  interface FileWriting {
    void write(OutputStream out) throws IOException;
  }

  /** The file of a name, as written. */
  Path write(String name, FileWriting writing) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      writing.write(out);
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
