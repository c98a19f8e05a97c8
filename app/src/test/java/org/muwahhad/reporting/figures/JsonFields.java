package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Fields of JSON that a program gets. */
final class JsonFields {
  private JsonFields() {}

  static JsonNode node(JsonNode parent, String field) {
    return Objects.requireNonNull(parent.get(field), field);
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.values().spliterator(), false).toList();
  }

  static String text(JsonNode parent, String field) {
    JsonNode value = parent.get(field);
    return value == null || value.isNull() ? "" : value.coerceStringValue();
  }

  static BigDecimal number(JsonNode parent, String field) {
    return new BigDecimal(text(parent, field));
  }

  static void same(JsonNode parent, String field, BigDecimal expected) {
    assertThat(number(parent, field)).as(field).isEqualByComparingTo(expected);
  }
}
