package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.audit.AnchorChains;
import org.muwahhad.db.EmbeddedDatabase;
import org.muwahhad.db.EmbeddedDatabaseSettings;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.DropFile;
import picocli.CommandLine;

/**
 * The commands {@code backup}, {@code check-backup} and {@code restore} on the demonstration: what
 * they keep, what they refuse, and that the service goes on meanwhile.
 */
@Tag("long")
class BackupTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final byte[] SECRET = new byte[32];
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

  /** One archive for all tests, made by the command. */
  @BeforeEach
  void a_backup_of_the_demonstration() throws Exception {
    Arrays.fill(SECRET, (byte) 7);
    if (archive.length == 0) {
      issueReport();
      APP.get(AnchorChains.class).run();
      for (String query : COUNTED) {
        counts.put(query, APP.ask(query));
      }
      Path file = folder.resolve("first.backup");
      assertThat(backup(file)).as(told.toString()).isZero();
      assertThat(told.toString()).contains("Backup complete", "اكتملت النسخة الاحتياطية");
      archive = Files.readAllBytes(file);
    }
  }

  @Test
  void a_restored_service_has_every_row_and_every_file_and_a_sound_record() throws Exception {
    Path place = placeWithKeys();
    // What an earlier restore left that was broken off.
    Path left = Files.createDirectories(place.resolve("restoring").resolve("files"));
    Files.writeString(left.resolve("half"), "half of a file");
    // As where several nodes share their files.
    Path shared = Files.createDirectories(folder.resolve("shared"));
    Files.createSymbolicLink(place.resolve("files"), shared);

    int code = run("restore", file(archive), "--data-dir", place.toString());

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
    Path place = placeWithKeys();
    Path mine = Files.createDirectories(place.resolve("files")).resolve("mine");
    Files.writeString(mine, "mine");

    assertThat(run("restore", file(archive), "--data-dir", place.toString())).isEqualTo(2);

    assertThat(told.toString()).contains("There is something already", "يوجد شيء في هذا المكان");
    assertThat(mine).hasContent("mine");
    assertThat(place.resolve("database")).doesNotExist();
  }

  @Test
  void a_backup_is_checked_without_leaving_anything() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));

    int code =
        run(
            "check-backup",
            file(archive),
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
                file(archive),
                "--key-file",
                key("backup", SECRET).toString(),
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

    int code = run("check-backup", file(archive), "--data-dir", none.toString());

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
    assertThat(check(changed)).isEqualTo(2);
    assertThat(told.toString()).containsPattern("The backup (?:is damaged|cannot be opened)");

    assertThat(check(Arrays.copyOf(archive, place))).isEqualTo(2);
    assertThat(check("something else".getBytes(UTF_8))).isEqualTo(2);
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
    String file = file(archive);
    Path other = key("other", new byte[32]);
    Path none = Files.writeString(folder.resolve("none.key"), "a password");

    assertThat(execute("check-backup", file, "--key-file", other.toString())).isEqualTo(2);
    assertThat(told.toString()).contains("the key is another one", "المفتاح غير مفتاحها");
    assertThat(execute("check-backup", file, "--key-file", none.toString())).isEqualTo(2);
    assertThat(told.toString()).contains("not 32 bytes in Base64");
  }

  @Test
  void a_file_that_is_there_is_not_replaced() throws Exception {
    Path file = Files.writeString(folder.resolve("old.backup"), "an older one");

    assertThat(backup(file)).isEqualTo(2);

    assertThat(file).hasContent("an older one");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_backup_that_nobody_takes_to_its_end_is_not_called_complete() throws Exception {
    Path answers = folder.resolve("full.err");
    Process backup =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.muwahhad.Muwahhad",
                "backup",
                "-",
                "--key-file",
                key("backup", SECRET).toString(),
                "--database-url",
                url(),
                "--database-user",
                TestDatabase.server().ownerUser(),
                "--database-password",
                TestDatabase.server().ownerPassword(),
                "--data-dir",
                APP.files().toString())
            .redirectOutput(new File("/dev/full"))
            .redirectError(answers.toFile())
            .start();
    try {
      assertThat(backup.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      backup.destroyForcibly();
    }

    assertThat(backup.exitValue()).as(Files.readString(answers)).isEqualTo(1);
    assertThat(answers)
        .content()
        .contains("The backup could not be written", "تعذّرت كتابة النسخة")
        .doesNotContain("Backup complete");
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

  @Test
  void acts_go_on_meanwhile_and_no_file_that_the_snapshot_names_is_lost() throws Exception {
    byte[] bytes = "a file that nothing names any more".getBytes(UTF_8);
    String sha256 = Sha256.of(bytes);
    String key = "item-files/" + sha256;
    APP.get(ObjectStore.class).put(key, bytes);
    List<Boolean> dropped = new ArrayList<>();
    // As where several nodes share their files.
    Path shared = Files.createSymbolicLink(folder.resolve("link"), APP.files().resolve("files"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    TakeBackup.BackupContents contents =
        TakeBackup.run(
            owner(),
            shared,
            true,
            atFirst(
                out,
                () -> {
                  // Deletions wait from before the snapshot, and rows may change after it.
                  dropped.add(APP.get(DropFile.class).run("item-files", sha256));
                  APP.sql("UPDATE demo_clock SET offset_seconds = offset_seconds");
                }),
            SECRET);

    assertThat(dropped).containsExactly(false);
    assertThat(contents.missing()).isEmpty();
    List<String> kept = new ArrayList<>();
    try (ArchiveReader reader =
        ArchiveReader.open(new ByteArrayInputStream(out.toByteArray()), SECRET)) {
      reader.read((name, in) -> kept.add(name));
    }
    assertThat(kept).contains("files/" + key);
    assertThat(APP.get(DropFile.class).run("item-files", sha256)).isTrue();
  }

  @Test
  void a_backup_tells_which_files_are_missing_in_the_store() throws Exception {
    String report = APP.ask("SELECT stored_as FROM issued_report ORDER BY id LIMIT 1");
    Path file = APP.files().resolve("files").resolve(report);
    Path aside = folder.resolve("aside");
    Files.move(file, aside);
    try {
      assertThat(backup(folder.resolve("second.backup"))).isEqualTo(3);
    } finally {
      Files.move(aside, file);
    }

    assertThat(told.toString()).contains("Not in the store as its row says: " + report);
  }

  /** A file that a row names. */
  private static void issueReport() throws Exception {
    String token =
        APP.get(SignIn.class)
            .run("buyer", DemoPersonQueries.PASSWORD, Visitor.at("127.0.0.1"))
            .token();
    HttpResponse<byte[]> report =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        APP.uri().resolve("/api/v1/tenders/1/reports/award/ARABIC/PDF"))
                    .header("Authorization", "Bearer " + token)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(report.statusCode()).isEqualTo(200);
  }

  /** Runs an act before the first byte is written. */
  private static OutputStream atFirst(OutputStream out, Runnable act) {
    return new OutputStream() {
      private boolean begun;

      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (!begun) {
          begun = true;
          act.run();
        }
        out.write(bytes, from, length);
      }
    };
  }

  private static DatabaseAccount owner() throws SQLException {
    return new DatabaseAccount(
        url(), TestDatabase.server().ownerUser(), TestDatabase.server().ownerPassword());
  }

  private static String url() throws SQLException {
    try (Connection connection = APP.connect()) {
      return connection.getMetaData().getURL();
    }
  }

  /** An empty data directory but for the key of the platform. */
  private Path placeWithKeys() throws IOException {
    Path place = Files.createDirectories(folder.resolve("place"));
    Path signing = Files.createDirectories(place.resolve("signing"));
    try (Stream<Path> keys = Files.list(APP.files().resolve("signing"))) {
      for (Path key : keys.toList()) {
        Files.copy(key, signing.resolve(String.valueOf(key.getFileName())));
      }
    }
    return place;
  }

  private int backup(Path file) throws Exception {
    return run(
        "backup",
        file.toString(),
        "--database-url",
        url(),
        "--database-user",
        TestDatabase.server().user(),
        "--database-password",
        TestDatabase.server().password(),
        "--database-owner-user",
        TestDatabase.server().ownerUser(),
        "--database-owner-password",
        TestDatabase.server().ownerPassword(),
        "--data-dir",
        APP.files().toString());
  }

  private int check(byte[] bytes) throws Exception {
    return run("check-backup", file(bytes), "--data-dir", APP.files().toString());
  }

  private String file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "archive", ".backup"), bytes).toString();
  }

  private Path key(String name, byte[] key) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".key"), Base64.getEncoder().encodeToString(key) + "\n");
  }

  /** Runs a command with the key of the backups. */
  private int run(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    Collections.addAll(all, "--key-file", key("backup", SECRET).toString());
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    return new CommandLine(new ServeCommand())
        .setOut(new PrintWriter(told, true))
        .execute(arguments);
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
