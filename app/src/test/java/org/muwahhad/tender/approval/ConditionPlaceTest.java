package org.muwahhad.tender.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConditionPlaceTest {
  private static final String TEXT = "tender.check.";

  @Test
  void every_condition_of_the_checklist_has_a_place_where_it_is_mended() throws IOException {
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                Checklist.class.getResourceAsStream("/messages/tender_en.properties")),
            StandardCharsets.UTF_8)) {
      words.load(in);
    }
    List<String> codes =
        words.stringPropertyNames().stream()
            .filter(key -> key.startsWith(TEXT))
            .map(key -> key.substring(TEXT.length()))
            .toList();

    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(codes).allMatch(code -> ConditionPlace.of(code) != null);
  }
}
