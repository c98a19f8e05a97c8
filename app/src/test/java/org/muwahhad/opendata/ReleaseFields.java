package org.muwahhad.opendata;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields of a compiled release. */
final class ReleaseFields {
  private ReleaseFields() {}

  static double sum(Stream<Map<String, Object>> values) {
    return values.mapToDouble(v -> number(v.get("amount"))).sum();
  }

  static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  static String text(Map<String, Object> object, String field) {
    return String.valueOf(object.get(field));
  }

  static @Nullable Instant date(Map<String, Object> object, String field) {
    return object.get(field) instanceof String text ? Instant.parse(text) : null;
  }

  /** The objects at a path, whichever lists are on the way. */
  @SuppressWarnings("unchecked")
  static Stream<Map<String, Object>> at(Map<String, Object> object, String path) {
    int dot = path.indexOf('.');
    Object value = object.get(dot < 0 ? path : path.substring(0, dot));
    Stream<Map<String, Object>> here =
        value instanceof List<?> list
            ? list.stream().filter(Map.class::isInstance).map(o -> (Map<String, Object>) o)
            : value instanceof Map<?, ?> ? Stream.of((Map<String, Object>) value) : Stream.of();
    return dot < 0 ? here : here.flatMap(o -> at(o, path.substring(dot + 1)));
  }
}
