package org.muwahhad.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.muwahhad.db.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While one lasts, no node deletes a file of a folder that all of them share. It begins before a
 * backup looks at the database: whatever a row names then is in the folder until it was copied. A
 * file marks it, and is renewed while the program runs, so that a pause whose program died ends
 * after {@link #LONGEST_SILENCE}.
 */
public final class DeletionPause implements AutoCloseable {
  /** A pause that was not renewed for so long is over. */
  static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(DeletionPause.class);
  private static final String MARK = ".pause-";
  private static final long RENEWED_AFTER_SECONDS = 60;

  private final Path folder;
  private final Path mark;
  private final Thread renewal;

  private DeletionPause(Path folder, Path mark) {
    this.folder = folder;
    this.mark = mark;
    this.renewal = new Thread(this::renewOften, "deletion-pause");
    renewal.setDaemon(true);
    renewal.start();
  }

  /** Begins one. A folder that is not there yet is made. */
  public static DeletionPause begin(Path folder) throws IOException {
    OwnerOnly.createDirectories(folder);
    return new DeletionPause(folder, Files.createTempFile(folder, MARK, ""));
  }

  /** Whether one lasts, by the clock that dates the files. */
  static boolean lasts(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder, MARK + "*")) {
      for (Path mark : marks) {
        if (isFresh(mark, folder)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFresh(Path mark, Path folder) throws IOException {
    try {
      Instant renewed = Files.getLastModifiedTime(mark).toInstant();
      return renewed.plus(LONGEST_SILENCE).isAfter(now(folder));
    } catch (NoSuchFileException e) {
      // It ended meanwhile.
      return false;
    }
  }

  /** The time of the clock that dates the files, which may be that of another machine. */
  static Instant now(Path folder) throws IOException {
    Path fresh = Files.createTempFile(folder, ".now-", "");
    try {
      return Files.getLastModifiedTime(fresh).toInstant();
    } finally {
      Files.delete(fresh);
    }
  }

  private void renewOften() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(RENEWED_AFTER_SECONDS);
        renew();
      }
    } catch (InterruptedException e) {
      // It is over.
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      Files.setLastModifiedTime(mark, FileTime.from(now(folder)));
    } catch (IOException e) {
      LOG.warn("The pause of deletions could not be renewed: {}", mark, e);
    }
  }

  @Override
  public void close() {
    renewal.interrupt();
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
