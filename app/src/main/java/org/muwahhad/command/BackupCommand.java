package org.muwahhad.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.DataDirectoryInUse;
import org.muwahhad.db.DatabaseStartFailed;
import org.muwahhad.db.OwnerOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes the database and the stored files into one encrypted archive, also while the service runs.
 * The exit code is 0 when everything is in it, 3 when files that rows name are missing in the
 * store, 2 when what was asked for cannot be done and 1 when the database or the disk failed.
 */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Writes the database and the stored files into one encrypted archive while the service"
            + " runs. Keys (vault.key, links.key, secrets.key,"
            + " signing/, log/) are not part of it.")
final class BackupCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int REFUSED = 2;
  private static final int INCOMPLETE = 3;
  private static final String STANDARD_OUTPUT = "-";
  private static final int BUFFER = 1 << 16;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final BackupKey key = new BackupKey();

  @Parameters(
      paramLabel = "FILE",
      description = "The new archive; - for standard output. It must not be there yet.")
  private String file = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Progress progress = new Progress(messages());
    try {
      TakeBackup.BackupContents contents = write(progress);
      progress.line(
          "Backup complete: %d tables, %d rows, %d files (%d bytes)"
              .formatted(contents.tables(), contents.rows(), contents.files(), contents.bytes()));
      progress.line(
          "اكتملت النسخة الاحتياطية. الجداول: %d، الصفوف: %d، الملفات: %d (%d بايت)"
              .formatted(contents.tables(), contents.rows(), contents.files(), contents.bytes()));
      if (!contents.binaryLog().isEmpty()) {
        progress.line("Binary log from / السجل الثنائي ابتداءً من: " + contents.binaryLog());
      }
      contents
          .missing()
          .forEach(
              name ->
                  progress.line(
                      "Not in the store as its row says: %1$s / ليس في المخزن كما يذكر صفه: %1$s"
                          .formatted(name)));
      return contents.missing().isEmpty() ? 0 : INCOMPLETE;
    } catch (BackupRefused e) {
      progress.failed(e.lines());
      return REFUSED;
    } catch (DataDirectoryInUse e) {
      progress.failed(e.getMessage() + "\n" + e.arabicMessage());
      return FAILED;
    } catch (DatabaseStartFailed e) {
      progress.failed(e.getMessage());
      return FAILED;
    } catch (IOException | SQLException e) {
      progress.failed(
          "The backup could not be written: %1$s / تعذّرت كتابة النسخة الاحتياطية: %1$s"
              .formatted(e.getMessage()));
      return FAILED;
    }
  }

  /** The archive itself may go to the standard output. */
  private PrintWriter messages() {
    return file.equals(STANDARD_OUTPUT) ? spec.commandLine().getErr() : spec.commandLine().getOut();
  }

  private TakeBackup.BackupContents write(Progress progress) throws IOException, SQLException {
    byte[] secret = key.read();
    if (file.equals(STANDARD_OUTPUT)) {
      return writeToStandardOutput(secret, progress);
    }
    Path target = Path.of(file).toAbsolutePath();
    if (Files.exists(target)) {
      throw there(target, null);
    }
    Path draft = target.resolveSibling(target.getFileName() + ".part");
    try {
      OwnerOnly.createFile(draft);
    } catch (FileAlreadyExistsException e) {
      throw there(draft, e);
    }
    try {
      TakeBackup.BackupContents contents =
          write(
              new BufferedOutputStream(
                  Files.newOutputStream(draft, StandardOpenOption.WRITE), BUFFER),
              secret,
              progress);
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return contents;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * What is logged meanwhile goes elsewhere. The stream of the platform would keep to itself that
   * nobody takes the bytes any more, or that the disk is full.
   */
  private TakeBackup.BackupContents writeToStandardOutput(byte[] secret, Progress progress)
      throws IOException, SQLException {
    PrintStream standard = System.out;
    standard.flush();
    System.setOut(System.err);
    try {
      return write(
          new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
          secret,
          progress);
    } finally {
      System.setOut(standard);
    }
  }

  private static BackupRefused there(Path file, @Nullable Throwable cause) {
    return new BackupRefused(
        "The file is there already: " + file, "الملف موجود من قبل: " + file, cause);
  }

  private TakeBackup.BackupContents write(OutputStream to, byte[] secret, Progress progress)
      throws IOException, SQLException {
    try (DatabaseOptions.ReadyDatabase ready = database.asItStands(progress::database)) {
      return TakeBackup.run(
          DatabaseAccount.of(ready.properties()),
          database.dataDirectory.toAbsolutePath().resolve("files"),
          ready.state() == DatabaseState.DEMONSTRATION,
          to,
          secret);
    }
  }
}
