package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is hashed has one form, which no library can change. */
class CanonicalTextTest {
  private record Share(String state, BigDecimal quantity) {}

  private record Order(
      String text, @Nullable String reason, long id, boolean open, LocalDate day, List<Share> by) {}

  @Test
  void components_come_in_alphabetical_order_and_without_those_that_are_null() {
    Order order =
        new Order(
            "b",
            null,
            9_007_199_254_740_993L,
            true,
            LocalDate.of(2027, 1, 2),
            List.of(new Share("KW", new BigDecimal("1.500")), new Share("OM", BigDecimal.ZERO)));

    assertThat(CanonicalText.of(order))
        .isEqualTo(
            "{\"by\":[{\"quantity\":1.500,\"state\":\"KW\"},{\"quantity\":0,\"state\":\"OM\"}],"
                + "\"day\":\"2027-01-02\",\"id\":9007199254740993,\"open\":true,\"text\":\"b\"}");
  }

  @Test
  void a_map_keeps_its_order_and_what_it_says_of_nothing() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("b", null);
    map.put("a", List.of());
    map.put("c", Map.of());
    map.put("at", Instant.parse("2027-01-02T03:04:05.600700Z"));
    map.put("kind", Language.AR);

    assertThat(CanonicalText.of(map))
        .isEqualTo(
            "{\"b\":null,\"a\":[],\"c\":{},\"at\":\"2027-01-02T03:04:05.600700Z\",\"kind\":\"AR\"}");
    assertThat(CanonicalText.of(Collections.singletonList(null))).isEqualTo("[null]");
    assertThat(CanonicalText.of(List.of("", List.of(1, 2), "["))).isEqualTo("[\"\",[1,2],\"[\"]");
  }

  @Test
  void only_what_json_or_utf_8_could_write_in_two_ways_is_escaped() {
    assertThat(CanonicalText.of("\"\\/<&>\b\t\n\f\r\u0001\u001f\u007f\u2028é قرار😀"))
        .isEqualTo("\"\\\"\\\\/<&>\\b\\t\\n\\f\\r\\u0001\\u001F\u007f\u2028é قرار\\uD83D\\uDE00\"");
  }

  @Test
  void what_has_no_form_is_not_written() {
    assertThatThrownBy(() -> CanonicalText.of(List.of(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no canonical text");
  }
}
