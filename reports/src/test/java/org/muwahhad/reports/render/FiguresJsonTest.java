package org.muwahhad.reports.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The figures of a report in JSON, of whose bytes digests are kept. */
class FiguresJsonTest {
  private enum Kind {
    OPEN
  }

  private record Row(
      String text,
      BigDecimal amount,
      BigDecimal large,
      int count,
      long id,
      boolean holds,
      Instant at,
      LocalDate day,
      ZoneOffset zone,
      Kind kind,
      @Nullable String nothing,
      Optional<BigDecimal> some,
      Optional<BigDecimal> none,
      List<String> list,
      Map<String, BigDecimal> byState) {
    String getTitle() {
      return "no figure";
    }
  }

  private record Empty() {}

  @Test
  void a_record_is_written_byte_by_byte_as_it_always_was() {
    Row row =
        new Row(
            "\"\\/<&>\n\t\u0001\u001f\u007f\u2028é😀",
            new BigDecimal("1250.500"),
            new BigDecimal("1E+3"),
            -7,
            9_007_199_254_740_993L,
            true,
            Instant.parse("2026-01-02T03:04:05.600700Z"),
            LocalDate.parse("2026-01-02"),
            ZoneOffset.ofHours(3),
            Kind.OPEN,
            null,
            Optional.of(new BigDecimal("0.10")),
            Optional.empty(),
            List.of("ب", ""),
            Map.of("OM", BigDecimal.ONE, "KW", BigDecimal.TEN));

    assertThat(new String(FiguresJson.of(row), UTF_8))
        .isEqualTo(
            "{\"text\":\"\\\"\\\\/<&>\\u000a\\u0009\\u0001\\u001f\u007f\u2028é😀\","
                + "\"amount\":\"1250.500\",\"large\":\"1000\",\"count\":-7,"
                + "\"id\":9007199254740993,\"holds\":true,"
                + "\"at\":\"2026-01-02T03:04:05.600700Z\",\"day\":\"2026-01-02\","
                + "\"zone\":\"+03:00\",\"kind\":\"OPEN\",\"nothing\":null,\"some\":\"0.10\","
                + "\"none\":null,\"list\":[\"ب\",\"\"],"
                + "\"byState\":{\"KW\":\"10\",\"OM\":\"1\"}}\n");
    assertThat(new String(FiguresJson.of(new Empty()), UTF_8)).isEqualTo("{}\n");
  }
}
