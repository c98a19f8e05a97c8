package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.command.BackupFixture.SECRET;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.DropFile;

/** What the command {@code backup} takes, and what it says where that is not all. */
@Tag("long")
class TakeBackupTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private final StringWriter told = new StringWriter();
  @TempDir private Path folder = Path.of(".");
  private BackupFixture commands;

  @BeforeAll
  static void a_file_that_a_row_names() throws Exception {
    new BackupFixture(APP, Path.of("."), new StringWriter()).prepare();
  }

  @BeforeEach
  void commands_in_a_folder() {
    commands = new BackupFixture(APP, folder, told);
  }

  @Test
  void a_file_that_is_there_is_not_replaced() throws Exception {
    Path file = Files.writeString(folder.resolve("old.backup"), "an older one");

    assertThat(commands.backup(file)).isEqualTo(2);

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
                commands.key("backup", SECRET).toString(),
                "--database-url",
                commands.url(),
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
      assertThat(commands.backup(folder.resolve("second.backup"))).isEqualTo(3);
    } finally {
      Files.move(aside, file);
    }

    assertThat(told.toString()).contains("Not in the store as its row says: " + report);
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

  private DatabaseAccount owner() throws SQLException {
    return new DatabaseAccount(
        commands.url(), TestDatabase.server().ownerUser(), TestDatabase.server().ownerPassword());
  }
}
