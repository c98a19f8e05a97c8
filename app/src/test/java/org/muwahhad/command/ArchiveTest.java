package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.db.TestSchema;

/** Archives of backups that are not what a restore needs: without an end, or of another server. */
class ArchiveTest {
  private static final byte[] SECRET = new byte[32];
  @TempDir private Path folder = Path.of(".");

  @Test
  void a_schema_filled_from_an_archive_without_an_end_gets_no_history() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArchiveWriter writer = new ArchiveWriter(out, SECRET)) {
      add(writer, ArchiveWriter.ABOUT, "server 11.4.5-MariaDB\n");
      add(writer, "tables.sql", "CREATE TABLE thing (id INT PRIMARY KEY)\n//\n");
      add(writer, "history.sql", "CREATE TABLE flyway_schema_history (id INT PRIMARY KEY)\n//\n");
      add(writer, "files/reports/one", "a file");
    }
    TestSchema schema = TestDatabase.emptySchema();
    DatabaseAccount owner = new DatabaseAccount(schema.url(), schema.user(), schema.password());

    try (ArchiveReader reader =
        ArchiveReader.open(new ByteArrayInputStream(out.toByteArray()), SECRET)) {
      assertThatThrownBy(() -> RestoreArchive.run(reader, owner, folder.resolve("half")))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("it has no end");
    }

    assertThat(schema.rows("SHOW TABLES")).containsExactly("thing");
  }

  @Test
  void a_backup_of_another_kind_of_server_is_refused() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArchiveWriter writer = new ArchiveWriter(out, SECRET)) {
      add(writer, ArchiveWriter.ABOUT, "server 8.4.3\n");
      add(writer, "tables.sql", "CREATE TABLE thing (id INT PRIMARY KEY)\n//\n");
    }
    TestSchema schema = TestDatabase.emptySchema();
    DatabaseAccount owner = new DatabaseAccount(schema.url(), schema.user(), schema.password());

    try (ArchiveReader reader =
        ArchiveReader.open(new ByteArrayInputStream(out.toByteArray()), SECRET)) {
      assertThatThrownBy(() -> RestoreArchive.run(reader, owner, folder.resolve("other")))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("of a MySQL server");
    }

    assertThat(schema.rows("SHOW TABLES")).isEmpty();
  }

  /** The directory of the ZIP file fills the last segment of the cipher alone. */
  @Test
  void an_end_that_is_missing_is_found_behind_the_manifest_too() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArchiveWriter writer = new ArchiveWriter(out, SECRET)) {
      add(writer, ArchiveWriter.ABOUT, "format " + ArchiveWriter.FORMAT + "\n");
      for (int i = 0; i < 3_000; i++) {
        add(writer, "files/" + "a".repeat(500) + i, "");
      }
      writer.finish(List.of());
    }
    byte[] whole = out.toByteArray();

    assertThat(partsOf(whole)).isEqualTo(3_001);
    assertThatThrownBy(() -> partsOf(Arrays.copyOf(whole, whole.length - 10)))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("The backup is damaged");
  }

  private static int partsOf(byte[] bytes) throws Exception {
    try (ArchiveReader reader = ArchiveReader.open(new ByteArrayInputStream(bytes), SECRET)) {
      return reader.read((name, in) -> {}).parts().size();
    }
  }

  private static void add(ArchiveWriter writer, String name, String text) throws Exception {
    writer.add(
        name,
        to -> {
          to.write(text.getBytes(UTF_8));
          return 0;
        });
  }
}
