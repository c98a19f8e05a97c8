package org.muwahhad.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.Durability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Restores a backup into a temporary folder with an embedded server of its own, verifies the record
 * there, and removes all of it. Nothing of the service is touched. The exit code is 0 when the
 * backup is whole and its record is sound, 3 when the record is not or could not be verified, 2
 * when the archive cannot be read or is damaged and 1 when the database or the disk failed.
 */
@Command(
    name = "check-backup",
    mixinStandardHelpOptions = true,
    description =
        "Restores a backup into a temporary folder, verifies the record there and removes it"
            + " again.")
final class CheckBackupCommand implements Callable<Integer> {
  private static final int MOST_TRIES = 50;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private static final Logger LOG = LoggerFactory.getLogger(CheckBackupCommand.class);

  @Mixin private final BackupFile backup = new BackupFile();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${env:MUWAHHAD_DATA_DIR:-${sys:user.home}/.muwahhad}",
      description =
          "The data directory whose signing/ tells the anchors of the platform"
              + " (MUWAHHAD_DATA_DIR).")
  private Path dataDirectory = Path.of(".muwahhad");

  @Option(
      names = "--work-dir",
      paramLabel = "DIR",
      description =
          "Where the temporary folder is made; it takes as much room as the database and the files"
              + " (the folder of the machine for temporary files).")
  private @Nullable Path workDirectory;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Progress progress = new Progress(spec.commandLine().getOut());
    return BackupUse.exitCode(
        progress,
        "The backup could not be checked: %1$s / تعذّر فحص النسخة الاحتياطية: %1$s",
        () -> check(progress));
  }

  private boolean check(Progress progress) throws IOException, SQLException {
    try (ArchiveReader archive = backup.open()) {
      progress.line(archive.summary());
      // Made for its owner alone: what lies in it was decrypted.
      Path folder =
          workDirectory == null
              ? Files.createTempDirectory("muwahhad-check-")
              : Files.createTempDirectory(workDirectory, "muwahhad-check-");
      try (DraftRestore draft =
          DraftRestore.embedded(folder, Durability.RELAXED, archive, progress)) {
        return check(draft, folder, progress);
      } finally {
        StoredFiles.deleteAll(folder);
      }
    }
  }

  private boolean check(DraftRestore draft, Path folder, Progress progress)
      throws IOException, SQLException {
    Thread removal = new Thread(() -> remove(draft, folder), "check-removal");
    Runtime.getRuntime().addShutdownHook(removal);
    try {
      RestoreArchive.RestoredAmounts amounts = draft.fill();
      DraftRestore.RecordVerdict verdict = draft.verify(dataDirectory);
      return DraftRestore.tell(progress, amounts, verdict);
    } finally {
      withdraw(removal);
    }
  }

  /**
   * Nothing that was decrypted stays when somebody presses Ctrl-C. Whoever restores ends the part
   * that was begun meanwhile, and may remove the folder as well.
   */
  private static void remove(DraftRestore draft, Path folder) {
    draft.abandon();
    for (int tries = 0; tries < MOST_TRIES && Files.exists(folder); tries++) {
      try {
        StoredFiles.deleteAll(folder);
      } catch (UncheckedIOException e) {
        LOG.debug("The folder could not be removed yet", e);
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private static void withdraw(Thread removal) {
    try {
      Runtime.getRuntime().removeShutdownHook(removal);
    } catch (IllegalStateException e) {
      LOG.debug("The JVM is ending already", e);
    }
  }
}
