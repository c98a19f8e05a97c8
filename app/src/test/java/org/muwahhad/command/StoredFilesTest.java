package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFilesTest {

  @Test
  void starting_afresh_deletes_our_files_and_nothing_else(@TempDir Path directory)
      throws IOException {
    Path report = Files.createDirectories(directory.resolve("files/reports")).resolve("a.pdf");
    Files.writeString(report, "ours");
    Files.writeString(directory.resolve("vault.key"), "ours");
    Path letter = Files.writeString(directory.resolve("letter.txt"), "somebody's");

    StoredFiles.deleteBeside(directory.resolve("database"));

    assertThat(report).doesNotExist();
    assertThat(directory.resolve("vault.key")).doesNotExist();
    assertThat(letter).hasContent("somebody's");
  }
}
