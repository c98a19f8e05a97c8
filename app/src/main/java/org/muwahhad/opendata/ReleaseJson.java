package org.muwahhad.opendata;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.NumberText;

/**
 * Releases as JSON. Numbers are written plainly, without an exponent and without zeros at the end
 * of their decimals, so that the same figure is always the same text.
 */
final class ReleaseJson {
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
          .build();

  private ReleaseJson() {}

  static String write(Map<String, ?> object) {
    try {
      return MAPPER.writeValueAsString(plain(object));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> read(String json) {
    try {
      return Objects.requireNonNull(MAPPER.readValue(json, OBJECT));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with every number in its one form, and instants as text. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      object.forEach((name, field) -> all.put(String.valueOf(name), plain(field)));
      return all;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      list.forEach(one -> all.add(plain(one)));
      return all;
    }
    return value instanceof Number number ? number(number) : value;
  }

  private static BigDecimal number(Number number) {
    BigDecimal exact =
        number instanceof BigDecimal decimal ? decimal : NumberText.of(number.toString());
    BigDecimal stripped = exact.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Whether two values say the same. */
  static boolean same(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(plain(one), plain(other));
  }
}
