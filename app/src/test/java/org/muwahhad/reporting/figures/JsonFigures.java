package org.muwahhad.reporting.figures;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;

/** What programs are told. */
final class JsonFigures {
  private JsonFigures() {}

  static JsonNode json(TestApp app, Actor actor, String path) {
    try {
      return app.get(JsonMapper.class)
          .readValue(ApiCaller.of(app, actor).get(path).body(), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode node(JsonNode parent, String field) {
    return Objects.requireNonNull(parent.get(field), field);
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.values().spliterator(), false).toList();
  }

  static List<JsonNode> list(JsonNode parent, String field) {
    return list(node(parent, field));
  }

  static String text(JsonNode parent, String field) {
    return node(parent, field).coerceStringValue();
  }

  static BigDecimal number(JsonNode parent, String field) {
    return new BigDecimal(text(parent, field));
  }
}
