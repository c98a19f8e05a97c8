package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.SourceTree;

/** Which day it is in Riyadh is worked out by {@link RiyadhDay}, in Java and in statements. */
class RiyadhSourceTest {
  private static final Pattern WORKED_OUT =
      Pattern.compile(
          "ZoneId\\.of\\(\"Asia/Riyadh\"\\)|ZoneOffset\\.ofHours\\(3\\)"
              + "|LocalDate\\.ofInstant\\([^,;]*,\\s*\\w+\\.RIYADH\\)"
              + "|UTC_TIMESTAMP\\(6\\)(?:,| \\+)\\s*INTERVAL 3 HOUR");

  @Test
  void the_day_of_riyadh_is_worked_out_in_one_place() throws IOException {
    try (Stream<Path> files = SourceTree.java()) {
      assertThat(files.filter(f -> isWorkedOut(text(f))).map(SourceTree::name))
          .containsExactly("shared/RiyadhDay.java");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZoneId zone = ZoneId.of(\"Asia/Riyadh\");",
        "LocalDate today = LocalDate.ofInstant(clock.now(), Page.RIYADH);",
        "WHERE due_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)",
        "SELECT DATE(DATE_ADD(UTC_TIMESTAMP(6), INTERVAL 3 HOUR))"
      })
  void another_place_is_seen(String source) {
    assertThat(isWorkedOut(source)).isTrue();
  }

  private static boolean isWorkedOut(String source) {
    return WORKED_OUT.matcher(source).find();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
