package org.muwahhad.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The key that backups are encrypted with: 256 bits in Base64, in a file or in the environment. The
 * command line never carries it, because every user of the machine can read command lines.
 */
final class BackupKey {
  private static final String VARIABLE = "MUWAHHAD_BACKUP_KEY";
  private static final int BYTES = 32;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      defaultValue = "${env:MUWAHHAD_BACKUP_KEY_FILE}",
      description =
          "File with the key of the backups, 32 random bytes in Base64"
              + " (MUWAHHAD_BACKUP_KEY_FILE); or give the key itself as MUWAHHAD_BACKUP_KEY.")
  private @Nullable Path file;

  /**
   * The key.
   *
   * @throws BackupRefused when there is no key, or what was given is not one
   */
  byte[] read() {
    String text = text();
    try {
      byte[] key = Base64.getDecoder().decode(text.strip());
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw unusable(e);
    }
    throw unusable(null);
  }

  private String text() {
    if (file != null) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new BackupRefused(
            "The key file cannot be read: " + file, "تعذّرت قراءة ملف المفتاح: " + file, e);
      }
    }
    String given = System.getenv(VARIABLE);
    if (given == null || given.isBlank()) {
      throw new BackupRefused(
          "Give the key of the backups by --key-file or MUWAHHAD_BACKUP_KEY.",
          "حددوا مفتاح النسخ الاحتياطية بالخيار --key-file أو بالمتغير MUWAHHAD_BACKUP_KEY.",
          null);
    }
    return given;
  }

  private static BackupRefused unusable(@Nullable Throwable cause) {
    return new BackupRefused(
        "The key of the backups is not 32 bytes in Base64; make one by openssl rand -base64 32.",
        "مفتاح النسخ الاحتياطية ليس 32 بايت بترميز Base64، ويُنشأ بالأمر openssl rand -base64 32.",
        cause);
  }
}
