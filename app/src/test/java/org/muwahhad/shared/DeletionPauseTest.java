package org.muwahhad.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a backup is made, no node deletes a stored file. */
class DeletionPauseTest {
  private static final String KEY = "item-files/a";
  @TempDir private Path data = Path.of(".");
  private Path files = Path.of(".");
  private FolderStore store = store();

  @BeforeEach
  void a_file_in_the_store() {
    files = data.resolve("files");
    store = store();
    store.put(KEY, "text".getBytes(UTF_8));
  }

  private FolderStore store() {
    return new FolderStore(data, new FreeSpace(data, 0, 0));
  }

  @Test
  void a_file_is_deleted_only_when_the_pause_is_over() throws Exception {
    try (DeletionPause pause = DeletionPause.begin(files)) {
      assertThat(pause).isNotNull();
      assertThat(store.delete(KEY)).isFalse();
      assertThat(files.resolve(KEY)).exists();
    }

    assertThat(store.delete(KEY)).isTrue();
    assertThat(files.resolve(KEY)).doesNotExist();
    assertThat(marks()).isEmpty();
  }

  @Test
  void of_two_pauses_the_longer_one_counts() throws Exception {
    try (DeletionPause longer = DeletionPause.begin(files)) {
      DeletionPause.begin(files).close();

      assertThat(longer).isNotNull();
      assertThat(store.delete(KEY)).isFalse();
    }
  }

  @Test
  void a_pause_whose_program_died_ends_by_itself() throws Exception {
    try (DeletionPause pause = DeletionPause.begin(files)) {
      assertThat(pause).isNotNull();
      Path mark = marks().get(0);
      Duration silent = DeletionPause.LONGEST_SILENCE.plusSeconds(1);
      Files.setLastModifiedTime(
          mark, FileTime.from(Files.getLastModifiedTime(mark).toInstant().minus(silent)));

      assertThat(store.delete(KEY)).isTrue();
    }
  }

  /** All that lies in the folder itself and is no folder. */
  private List<Path> marks() throws Exception {
    try (Stream<Path> all = Files.list(files)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
