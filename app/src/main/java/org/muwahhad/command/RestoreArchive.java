package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.muwahhad.command.ArchiveReader.BackupManifest;
import org.muwahhad.db.OwnerOnly;
import org.muwahhad.db.SchemaLoad;

/**
 * Fills an empty schema and an empty folder from a backup, and compares what is there then with the
 * manifest: the digest of every part, the rows of every table, and the end of every chain of the
 * record. The history of the migrations is written last: without it no program starts on a schema.
 */
final class RestoreArchive {
  static final String ROWS = "rows/";
  static final String FILES = "files/";
  static final String SQL = ".sql";
  static final String TRIGGERS = "triggers.sql";
  static final String HISTORY = "history.sql";

  private final SchemaLoad load;
  private final Path folder;
  private long files;
  private long bytes;
  private String history = "";

  private RestoreArchive(SchemaLoad load, Path folder) {
    this.load = load;
    this.folder = folder;
  }

  /** How much was restored. */
  record RestoredAmounts(long tables, long rows, long files, long bytes, long chains) {}

  /**
   * Restores all of it.
   *
   * @param owner the account that is to own the tables
   * @param folder the new folder of stored files
   * @throws BackupRefused when the archive is damaged or of another kind of server, or what was
   *     loaded is not what it says
   */
  static RestoredAmounts run(ArchiveReader archive, DatabaseAccount owner, Path folder)
      throws IOException, SQLException {
    OwnerOnly.createDirectories(folder);
    try (SchemaLoad load = SchemaLoad.into(owner.url(), owner.user(), owner.password())) {
      requireKind(kind(archive.about("server")), kind(version(load)));
      RestoreArchive restore = new RestoreArchive(load, folder);
      BackupManifest manifest = archive.read(restore::restore);
      long tables = 0;
      long rows = 0;
      for (ArchivePart part : manifest.parts()) {
        if (part.name().startsWith(ROWS)) {
          restore.compareRows(part);
          tables++;
          rows += part.rows();
        }
      }
      restore.compareChains(manifest.chains());
      restore.complete();
      return new RestoredAmounts(
          tables, rows, restore.files, restore.bytes, manifest.chains().size());
    }
  }

  /** Each kind of server tells of its tables in its own words. */
  private static void requireKind(String taken, String here) {
    if (!taken.equals(here)) {
      throw new BackupRefused(
          "The backup is of a %s server and is restored into one only; this is %s."
              .formatted(taken, here),
          "هذه النسخة من خادم %s ولا تُستعاد إلا في مثله، وهذا الخادم %s.".formatted(taken, here),
          null);
    }
  }

  private static String kind(String version) {
    return version.contains("MariaDB") ? "MariaDB" : "MySQL";
  }

  private static String version(SchemaLoad load) throws SQLException {
    return load.ask("SELECT VERSION()").get(0).get(0);
  }

  private void restore(String name, InputStream in) throws IOException, SQLException {
    if (name.startsWith(FILES)) {
      keep(name.substring(FILES.length()), in);
    } else if (name.equals("tables.sql") || name.startsWith(ROWS)) {
      load.run(text(in));
    } else if (name.equals(HISTORY)) {
      history = new String(in.readAllBytes(), UTF_8);
    } else if (name.equals(TRIGGERS)) {
      load.runTriggers(text(in));
    } else if (name.endsWith(SQL)) {
      load.runAsEver(text(in));
    } else {
      throw ArchiveReader.damaged("it has the unknown part " + name, null);
    }
  }

  private void complete() throws IOException, SQLException {
    if (history.isEmpty()) {
      throw ArchiveReader.damaged("it lacks " + HISTORY, null);
    }
    load.runAsEver(new BufferedReader(new StringReader(history)));
  }

  private static BufferedReader text(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, UTF_8));
  }

  private void keep(String key, InputStream in) throws IOException {
    Path file = folder.resolve(key).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw ArchiveReader.damaged("a file would lie elsewhere: " + key, null);
    }
    OwnerOnly.createDirectories(Objects.requireNonNull(file.getParent()));
    OwnerOnly.createFile(file);
    bytes += copy(in, file);
    files++;
  }

  private static long copy(InputStream in, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      long copied = in.transferTo(out);
      channel.force(true);
      return copied;
    }
  }

  private void compareRows(ArchivePart part) throws SQLException {
    String table = part.name().substring(ROWS.length(), part.name().length() - SQL.length());
    String found = load.ask("SELECT COUNT(*) FROM `" + table + "`").get(0).get(0);
    if (!found.equals(Long.toString(part.rows()))) {
      throw ArchiveReader.damaged(table + " has " + found + " rows and not " + part.rows(), null);
    }
  }

  private void compareChains(List<String> chains) throws SQLException {
    List<String> found =
        load.ask("SELECT length, head_hash, name FROM audit_chain ORDER BY id").stream()
            .map(chain -> "chain " + String.join(" ", chain))
            .toList();
    if (!found.equals(chains)) {
      throw ArchiveReader.damaged("the chains of the record end elsewhere", null);
    }
  }
}
