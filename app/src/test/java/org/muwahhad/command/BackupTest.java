package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.command.BackupFixture.SECRET;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.db.EmbeddedDatabase;
import org.muwahhad.db.EmbeddedDatabaseSettings;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.Sha256;

/**
 * The commands {@code backup}, {@code check-backup} and {@code restore} on the demonstration: what
 * they keep and what they refuse.
 */
@Tag("long")
class BackupTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final List<String> COUNTED =
      List.of(
          "SELECT COUNT(*) FROM person",
          "SELECT COUNT(*) FROM audit_entry",
          "SELECT COUNT(*) FROM audit_row",
          "SELECT COUNT(*) FROM bid_document_piece",
          "SELECT COUNT(*) FROM issued_report",
          "SELECT MAX(hash) FROM audit_entry");
  private static byte[] archive = new byte[0];

  /** Answers when the archive was made. */
  private static final TreeMap<String, String> counts = new TreeMap<>();

  private final StringWriter told = new StringWriter();
  @TempDir private Path folder = Path.of(".");
  private BackupFixture commands;

  /** One archive for all tests, made by the command. */
  @BeforeEach
  void a_backup_of_the_demonstration() throws Exception {
    commands = new BackupFixture(APP, folder, told);
    if (archive.length == 0) {
      commands.prepare();
      for (String query : COUNTED) {
        counts.put(query, APP.ask(query));
      }
      Path file = folder.resolve("first.backup");
      assertThat(commands.backup(file)).as(told.toString()).isZero();
      assertThat(told.toString()).contains("Backup complete", "اكتملت النسخة الاحتياطية");
      archive = Files.readAllBytes(file);
    }
  }

  @Test
  void a_restored_service_has_every_row_and_every_file_and_a_sound_record() throws Exception {
    Path place = commands.placeWithKeys();
    // What an earlier restore left that was broken off.
    Path left = Files.createDirectories(place.resolve("restoring").resolve("files"));
    Files.writeString(left.resolve("half"), "half of a file");
    // As where several nodes share their files.
    Path shared = Files.createDirectories(folder.resolve("shared"));
    Files.createSymbolicLink(place.resolve("files"), shared);

    int code = commands.run("restore", commands.file(archive), "--data-dir", place.toString());

    assertThat(code).as(told.toString()).isZero();
    assertThat(told.toString())
        .contains(
            "Restored: ", "استُعيدت البيانات", "The audit record is sound", "سجل التدقيق سليم");
    TreeMap<String, String> restored = digests(shared);
    assertThat(restored).containsKey(APP.ask("SELECT stored_as FROM issued_report LIMIT 1"));
    assertThat(digests(APP.files().resolve("files"))).containsAllEntriesOf(restored);
    assertThat(place.resolve("restoring")).doesNotExist();
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(
            EmbeddedDatabaseSettings.in(place.resolve("database"))
                .withMovableClock(true)
                .withoutShutdownHook())) {
      String url = database.jdbcUrl("muwahhad");
      try (Connection connection =
          DriverManager.getConnection(url, database.user(), database.password())) {
        for (String query : COUNTED) {
          assertThat(ask(connection, query)).as(query).isEqualTo(counts.get(query));
        }
      }
    }
  }

  @Test
  void what_is_there_is_never_written_over() throws Exception {
    Path place = commands.placeWithKeys();
    Path mine = Files.createDirectories(place.resolve("files")).resolve("mine");
    Files.writeString(mine, "mine");

    assertThat(commands.run("restore", commands.file(archive), "--data-dir", place.toString()))
        .isEqualTo(2);

    assertThat(told.toString()).contains("There is something already", "يوجد شيء في هذا المكان");
    assertThat(mine).hasContent("mine");
    assertThat(place.resolve("database")).doesNotExist();
  }

  @Test
  void a_backup_is_checked_without_leaving_anything() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));

    int code =
        commands.run(
            "check-backup",
            commands.file(archive),
            "--data-dir",
            APP.files().toString(),
            "--work-dir",
            work.toString());

    assertThat(code).as(told.toString()).isZero();
    assertThat(told.toString()).contains("The audit record is sound");
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_check_that_is_stopped_leaves_nothing_that_was_decrypted() throws Exception {
    Path work = Files.createDirectories(folder.resolve("stopped"));
    Path output = folder.resolve("stopped.out");
    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.muwahhad.Muwahhad",
                "check-backup",
                commands.file(archive),
                "--key-file",
                commands.key("backup", SECRET).toString(),
                "--data-dir",
                APP.files().toString(),
                "--work-dir",
                work.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Files.readString(output).contains("The database is ready")) {
        assertThat(check.isAlive() && System.nanoTime() < limit)
            .as(Files.readString(output))
            .isTrue();
        TimeUnit.MILLISECONDS.sleep(50);
      }
      TimeUnit.MILLISECONDS.sleep(500);
      check.destroy();
      assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      check.destroyForcibly();
    }

    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void without_the_key_of_the_platform_the_record_is_not_called_sound() throws Exception {
    Path none = Files.createDirectories(folder.resolve("none"));

    int code = commands.run("check-backup", commands.file(archive), "--data-dir", none.toString());

    assertThat(code).as(told.toString()).isEqualTo(3);
    assertThat(told.toString())
        .contains("The record was not verified: the key", "لم يُتحقق من السجل");
  }

  @Test
  void a_changed_byte_and_a_missing_end_are_found() throws Exception {
    // In the second segment of the cipher, where there is one: the first tells another key.
    int place = Math.min(archive.length / 2, (1 << 20) + 100_000);
    byte[] changed = archive.clone();
    changed[place] ^= 1;
    assertThat(commands.check(changed)).isEqualTo(2);
    assertThat(told.toString()).containsPattern("The backup (?:is damaged|cannot be opened)");

    assertThat(commands.check(Arrays.copyOf(archive, place))).isEqualTo(2);
    assertThat(commands.check("something else".getBytes(UTF_8))).isEqualTo(2);
    assertThat(told.toString()).contains("This is not a backup");
  }

  @Test
  void no_part_is_read_once_reading_was_broken_off() throws Exception {
    List<String> names = new ArrayList<>();
    try (ArchiveReader reader = ArchiveReader.open(new ByteArrayInputStream(archive), SECRET)) {
      assertThatThrownBy(
              () ->
                  reader.read(
                      (name, in) -> {
                        names.add(name);
                        reader.abandon();
                      }))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("broken off");
    }

    assertThat(names).containsExactly("tables.sql");
  }

  @Test
  void another_key_opens_nothing_and_no_key_is_refused() throws Exception {
    String file = commands.file(archive);
    Path other = commands.key("other", new byte[32]);
    Path none = Files.writeString(folder.resolve("none.key"), "a password");

    assertThat(commands.execute("check-backup", file, "--key-file", other.toString())).isEqualTo(2);
    assertThat(told.toString()).contains("the key is another one", "المفتاح غير مفتاحها");
    assertThat(commands.execute("check-backup", file, "--key-file", none.toString())).isEqualTo(2);
    assertThat(told.toString()).contains("not 32 bytes in Base64");
  }

  @Test
  void keys_and_passwords_are_not_in_a_backup() throws Exception {
    List<String> names = new ArrayList<>();
    try (ArchiveReader reader = ArchiveReader.open(new ByteArrayInputStream(archive), SECRET)) {
      reader.read((name, in) -> names.add(name));
    }

    assertThat(names)
        .contains("tables.sql", "rows/person.sql", "triggers.sql", "history.sql")
        .allMatch(n -> n.matches("(?:tables|views|triggers|history)\\.sql|(?:rows|files)/.*"))
        .noneMatch(n -> n.matches(".*(?:\\.key|\\.p12|credentials).*"));
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static TreeMap<String, String> digests(Path root) throws IOException {
    TreeMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        digests.put(root.relativize(file).toString(), Sha256.of(file));
      }
    }
    return digests;
  }
}
