package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.db.Guard;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;

class DatabaseRefusalsTest {
  private static final Pattern SIGNAL = Pattern.compile("MESSAGE_TEXT = '([^']+)'");

  @Test
  void nobody_is_told_the_name_of_a_constraint() {
    for (int code : new int[] {1062, 4025}) {
      SQLException failure =
          new SQLException("Entry 'x' fails for key 'uq_complaint_request'", "23000", code);

      Refusal refusal = DatabaseRefusals.find(failure).orElseThrow();

      assertThat(refusal.arguments()).isEmpty();
      for (Language language : Language.values()) {
        assertThat(Texts.in(language).get(Refusal.messageKey(refusal.code())))
            .doesNotContain("{", "uq_");
      }
    }
  }

  @Test
  void every_guard_of_the_database_speaks_both_languages_in_whole_sentences() throws IOException {
    List<String> codes = codes();

    assertThat(codes).contains("bid.received-late", "tender.not-editable");
    for (Language language : Language.values()) {
      for (String code : codes) {
        // A trigger tells no arguments, so its text must do without.
        assertThat(Texts.in(language).get(Refusal.messageKey(code)))
            .as(code)
            .isNotBlank()
            .doesNotContain("{");
      }
    }
  }

  private static List<String> codes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../db/src/main/resources/db/migration"))) {
      Stream<String> written =
          files
              .filter(Files::isRegularFile)
              .flatMap(f -> SIGNAL.matcher(read(f)).results().map(m -> m.group(1)));
      return Stream.concat(written, Guard.ALL.stream().map(Guard::code)).distinct().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
