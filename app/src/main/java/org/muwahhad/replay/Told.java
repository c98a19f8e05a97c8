package org.muwahhad.replay;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.function.Consumer;

/** Reads what an entry tells; what it does not tell is empty. */
final class Told {
  private Told() {}

  static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null ? "" : value.coerceStringValue();
  }

  static boolean has(JsonNode node, String field) {
    return node.get(field) != null;
  }

  static void each(JsonNode node, String field, Consumer<JsonNode> what) {
    JsonNode array = node.get(field);
    if (array != null) {
      array.values().forEach(what);
    }
  }

  /** A number without needless zeros. */
  static String plain(String number) {
    return number.isEmpty() ? "" : new BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
