package org.muwahhad.committee;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a question, a pack or minutes as canonical JSON and reads them back: names in order, no
 * space between, whole numbers only (RFC 8785). The same question always gives the same bytes, and
 * so the same hash.
 */
@Singleton
class QuestionDocument {
  private final JsonMapper json;

  QuestionDocument(JsonMapper json) {
    this.json = json;
  }

  String write(Object question) {
    try {
      Object sorted = sorted(json.writeValueToTree(question));
      return new String(
          json.writeValueAsBytes(Objects.requireNonNull(sorted)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AwardQuestion read(String document) {
    return read(document, AwardQuestion.class);
  }

  <T> T read(String document, Class<T> type) {
    try {
      return Objects.requireNonNull(json.readValue(document, type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> fields = new TreeMap<>();
      for (Map.Entry<String, JsonNode> field : node.entries()) {
        fields.put(field.getKey(), sorted(field.getValue()));
      }
      return fields;
    }
    if (node.isArray()) {
      List<@Nullable Object> items = new ArrayList<>();
      for (JsonNode item : node.values()) {
        items.add(sorted(item));
      }
      return items;
    }
    return node.getValue();
  }
}
