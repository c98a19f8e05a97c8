package org.muwahhad.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which backup a command reads, and the key that opens it. */
final class BackupFile {
  private static final String STANDARD_INPUT = "-";

  @Mixin private final BackupKey key = new BackupKey();

  @Parameters(paramLabel = "FILE", description = "The archive; - for standard input.")
  private String file = "";

  /**
   * Opens it.
   *
   * @throws BackupRefused when it is not there, is not a backup, or the key is another one
   */
  ArchiveReader open() throws IOException {
    byte[] secret = key.read();
    return ArchiveReader.open(new BufferedInputStream(bytes()), secret);
  }

  private InputStream bytes() throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return System.in;
    }
    try {
      return Files.newInputStream(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new BackupRefused("There is no such file: " + file, "لا يوجد هذا الملف: " + file, e);
    }
  }
}
