package org.muwahhad.shared;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is frozen with a hash, such as a question, minutes or the record of an opening, as
 * JSON in one form of our own, and reads it back: names in the order of their UTF-16 code units, no
 * space between, exact numbers as they are, UTF-8. The same record always gives the same bytes, and
 * so the same hash. It is not the form of RFC 8785, which turns numbers into floating point. The
 * library of the API says what a record holds; {@link CanonicalText} writes it.
 */
@Singleton
public class CanonicalJson {
  private final JsonMapper json;

  CanonicalJson(JsonMapper json) {
    this.json = json;
  }

  /** The canonical text of a record. */
  public String write(Object document) {
    try {
      return CanonicalText.of(Objects.requireNonNull(sorted(json.writeValueToTree(document))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The record a text holds. */
  public <T> T read(String document, Class<T> type) {
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
