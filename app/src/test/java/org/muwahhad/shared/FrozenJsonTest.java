package org.muwahhad.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.TestApp;

/**
 * What is kept with a digest keeps its form in JSON, byte by byte: else no digest, receipt or hash
 * of former years could be reckoned again. {@code frozen-json.txt} holds the form of each record
 * that is kept so, of one in which nothing is missing and of one that has only what it must.
 */
class FrozenJsonTest {
  private static final TestApp APP = TestApp.start();
  private static final JsonMapper JSON = APP.get(JsonMapper.class);
  private static final CanonicalJson CANONICAL = APP.get(CanonicalJson.class);

  /**
   * A line of the file.
   *
   * @param form {@code kept} as the record writes its components, {@code canonical}, or {@code
   *     text} where no library has a part in it
   * @param sample {@code full} or {@code sparse}
   */
  record Frozen(String form, String sample, String type, String json) {
    static Frozen of(String line) {
      String[] parts = line.split("\t", 4);
      return new Frozen(parts[0], parts[1], parts[2], parts[3]);
    }

    Object value() throws ClassNotFoundException {
      Class<?> of = Class.forName(type);
      return sample.equals("full") ? SampleRecords.full(of) : SampleRecords.sparse(of);
    }

    @Override
    public String toString() {
      return sample + " " + type;
    }
  }

  static Stream<Frozen> records() throws IOException {
    try (InputStream file = FrozenJsonTest.class.getResourceAsStream("frozen-json.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      return Stream.of(text.split("\n")).map(Frozen::of);
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_record_that_is_kept_with_a_digest_keeps_its_form(Frozen frozen) throws Exception {
    Object value = frozen.value();

    String written =
        switch (frozen.form()) {
          case "canonical" -> CANONICAL.write(value);
          case "text" -> CanonicalText.of(value);
          default -> new String(JSON.writeValueAsBytes(value), UTF_8);
        };

    assertThat(written).isEqualTo(frozen.json());
    assertThat((Object) JSON.readValue(frozen.json(), value.getClass())).isEqualTo(value);
  }

  @Test
  void the_detail_of_an_audit_entry_keeps_its_form() {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("nothing", null);
    detail.put("amount", new BigDecimal("1250.500"));
    detail.put("large", new BigDecimal("1E+3"));
    detail.put("small", new BigDecimal("0.0000000001"));
    detail.put("count", 7);
    detail.put("id", 9_007_199_254_740_993L);
    detail.put("holds", true);
    detail.put("at", Instant.parse("2026-01-02T03:04:05.600700Z"));
    detail.put("whole", Instant.parse("2026-01-02T03:04:00Z"));
    detail.put("day", LocalDate.parse("2026-01-02"));
    detail.put("kind", Language.AR);
    detail.put("name", new Bilingual("عرض", "Bid"));
    detail.put("rows", List.of(Map.of("state", "KW"), List.of(1L, 2L), ""));
    detail.put("none", List.of());
    detail.put("text", "\"\\/<&>\n\t\u0001\u007f\u2028é😀");

    assertThat(CanonicalText.of(new TreeMap<>(detail)))
        .isEqualTo(
            "{\"amount\":1250.500,\"at\":\"2026-01-02T03:04:05.600700Z\",\"count\":7,"
                + "\"day\":\"2026-01-02\",\"holds\":true,\"id\":9007199254740993,\"kind\":\"AR\","
                + "\"large\":1E+3,\"name\":{\"ar\":\"عرض\",\"en\":\"Bid\"},\"none\":[],"
                + "\"nothing\":null,\"rows\":[{\"state\":\"KW\"},[1,2],\"\"],\"small\":1E-10,"
                + "\"text\":\"\\\"\\\\/<&>\\n\\t\\u0001\u007f\u2028é\\uD83D\\uDE00\","
                + "\"whole\":\"2026-01-02T03:04:00Z\"}");
  }
}
