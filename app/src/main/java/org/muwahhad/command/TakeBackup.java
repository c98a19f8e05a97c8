package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.db.SchemaSnapshot;
import org.muwahhad.replay.StoredFileNames;
import org.muwahhad.shared.DeletionPause;

/**
 * Writes the database and the stored files into one archive while the service goes on. The
 * deletions stop first, then the snapshot of the database is taken, then the files are copied: what
 * is stored is never changed, so every file that the snapshot names is there, with the same bytes.
 * Keys are never part of it.
 */
final class TakeBackup {
  /** The entries of the record that the snapshot has, by chain. */
  private static final String CHAINS =
      "SELECT length, head_hash, name FROM audit_chain ORDER BY id";

  private final SchemaSnapshot snapshot;
  private final Path files;
  private final ArchiveWriter archive;

  /** The digest of each file that was copied. */
  private final Map<String, String> copied = new HashMap<>();

  private long rows;
  private long bytes;

  private TakeBackup(SchemaSnapshot snapshot, Path files, ArchiveWriter archive) {
    this.snapshot = snapshot;
    this.files = files;
    this.archive = archive;
  }

  /**
   * What a backup holds.
   *
   * @param bytes of the files
   * @param binaryLog file and position of the server's binary log at which the snapshot was taken;
   *     empty where it writes none or does not tell
   * @param missing files that rows name, and that are not in the store or have other bytes there
   */
  record BackupContents(
      int tables, long rows, int files, long bytes, String binaryLog, List<String> missing) {}

  /**
   * Takes one.
   *
   * @param owner the account that owns the tables
   * @param files the folder of stored files
   * @param demonstration whether the database is one, whose clock can be moved
   * @param to is closed at the end
   * @throws BackupRefused when the tables were changed by an upgrade meanwhile
   */
  static BackupContents run(
      DatabaseAccount owner, Path files, boolean demonstration, OutputStream to, byte[] key)
      throws IOException, SQLException {
    try (DeletionPause ignored = DeletionPause.begin(files);
        SchemaSnapshot snapshot = SchemaSnapshot.take(owner.url(), owner.user(), owner.password());
        ArchiveWriter archive = new ArchiveWriter(to, key)) {
      TakeBackup backup = new TakeBackup(snapshot, files, archive);
      BackupContents contents = backup.write(demonstration);
      try (SchemaSnapshot after =
          SchemaSnapshot.take(owner.url(), owner.user(), owner.password())) {
        if (!after.history().equals(snapshot.history())) {
          throw new BackupRefused(
              "The tables were changed by an upgrade meanwhile. Take the backup again.",
              "غيّرت ترقية الجداول في أثناء ذلك. خذوا النسخة من جديد.",
              null);
        }
      }
      archive.finish(backup.chains());
      return contents;
    }
  }

  private BackupContents write(boolean demonstration) throws IOException, SQLException {
    String binaryLog = snapshot.binaryLog();
    addText(ArchiveWriter.ABOUT, to -> to.write(about(demonstration, binaryLog)));
    addText("tables.sql", snapshot::writeTables);
    List<String> tables = snapshot.tables();
    for (String table : tables) {
      rows += addRows(table);
    }
    addText("views.sql", snapshot::writeViews);
    addText(RestoreArchive.TRIGGERS, snapshot::writeTriggers);
    addText(RestoreArchive.HISTORY, snapshot::writeHistory);
    for (Path file : storedFiles()) {
      copy(file);
    }
    return new BackupContents(tables.size(), rows, copied.size(), bytes, binaryLog, missing());
  }

  private String about(boolean demonstration, String binaryLog) throws SQLException {
    List<String> now = snapshot.ask("SELECT UTC_TIMESTAMP(6), VERSION()").get(0);
    return """
        format %s
        taken-at %s
        server %s
        schema %s
        demonstration %s
        anchors %s
        binary-log %s
        """
        .formatted(
            ArchiveWriter.FORMAT,
            now.get(0),
            now.get(1),
            snapshot.version(),
            demonstration,
            snapshot.ask("SELECT COUNT(*) FROM audit_anchor").get(0).get(0),
            binaryLog);
  }

  private interface TextContent {
    void writeTo(Writer to) throws IOException, SQLException;
  }

  private void addText(String name, TextContent content) throws IOException, SQLException {
    archive.add(
        name,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
          content.writeTo(writer);
          writer.flush();
          return 0;
        });
  }

  private long addRows(String table) throws IOException, SQLException {
    return archive
        .add(
            RestoreArchive.ROWS + table + RestoreArchive.SQL,
            out -> {
              Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
              long count = snapshot.writeRows(table, writer);
              writer.flush();
              return count;
            })
        .rows();
  }

  /**
   * All that the store keeps, also where the folder is a link to one that nodes share. A name that
   * begins with a point is of a file not yet kept.
   */
  private List<Path> storedFiles() throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        files,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              // It got its name meanwhile, and is kept under that.
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return found.stream().sorted().toList();
  }

  private void copy(Path file) throws IOException, SQLException {
    String key = files.relativize(file).toString().replace('\\', '/');
    ArchivePart part =
        archive.add(
            RestoreArchive.FILES + key,
            out -> {
              Files.copy(file, out);
              return 0;
            });
    copied.put(key, part.sha256());
    bytes += part.bytes();
  }

  /** Files that rows of the snapshot name and that are not in the archive as they say. */
  private List<String> missing() throws SQLException {
    try {
      return snapshot.ask(StoredFileNames.STATEMENT).stream()
          .filter(file -> !file.get(1).equals(copied.get(file.get(0))))
          .map(file -> file.get(0))
          .toList();
    } catch (SQLSyntaxErrorException e) {
      // The tables are those of another version; its own program compares them.
      return List.of();
    }
  }

  private List<String> chains() throws SQLException {
    return snapshot.ask(CHAINS).stream()
        .map(chain -> chain.stream().collect(Collectors.joining(" ", "chain ", "")))
        .toList();
  }
}
