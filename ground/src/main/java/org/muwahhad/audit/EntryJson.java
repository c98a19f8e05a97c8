package org.muwahhad.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.CanonicalText;
import org.muwahhad.shared.NumberText;

/** Writes entries as the JSON that is hashed, and reads nothing else as an entry. */
@Singleton
public class EntryJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final KnownEntries known;

  public EntryJson(KnownEntries known) {
    this.known = known;
  }

  /** The detail of an entry, with its keys in alphabetical order. */
  public String write(Entry entry) {
    Map<String, Object> detail = new TreeMap<>();
    put(detail, EntryKind.of(entry.getClass()).detail(), entry);
    return CanonicalText.of(detail);
  }

  /**
   * The entry of an act as it was written; empty when none is written so, however little is amiss.
   *
   * @param object kind and key of what it is about, with a space between them
   */
  public Optional<Entry> read(String act, String chain, String object, String detail) {
    return known.find(act).flatMap(kind -> read(kind, act, chain, object, detail));
  }

  private Optional<Entry> read(
      EntryKind kind, String act, String chain, String object, String detail) {
    Optional<Map<String, String>> places = kind.places(act, chain, object);
    if (places.isEmpty()) {
      return Optional.empty();
    }
    try {
      Entry entry = entry(kind, places.get(), tree(detail));
      boolean isWrittenSo =
          write(entry).equals(detail)
              && kind.act(entry).equals(act)
              && kind.chain(entry).equals(chain)
              && kind.object(entry).equals(object);
      return isWrittenSo ? Optional.of(entry) : Optional.empty();
    } catch (IOException
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static void put(
      Map<String, Object> into, List<RecordComponent> components, Object record) {
    for (RecordComponent component : components) {
      Object value = EntryKind.value(component, record);
      String key = EntryKind.key(component);
      if (value != null) {
        into.put(key, written(value, component.isAnnotationPresent(AsNumber.class)));
      } else if (component.isAnnotationPresent(OrEmpty.class)) {
        into.put(key, "");
      }
    }
  }

  private static Object written(Object value, boolean asNumber) {
    if (value instanceof String || value instanceof Number && isWhole(value)) {
      return value;
    } else if (value instanceof Boolean || value instanceof BigDecimal && asNumber) {
      return value;
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    } else if (value instanceof Instant || value instanceof LocalDate) {
      return value.toString();
    } else if (value instanceof List<?> list) {
      return list.stream().map(v -> written(v, asNumber)).toList();
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((k, v) -> sorted.put((String) k, written(v, asNumber)));
      return sorted;
    } else if (value instanceof Record record) {
      Map<String, Object> parts = new LinkedHashMap<>();
      put(parts, List.of(record.getClass().getRecordComponents()), record);
      return parts;
    }
    throw new IllegalArgumentException(value.getClass() + " has no form in an entry");
  }

  private static boolean isWhole(Object number) {
    return number instanceof Integer || number instanceof Long;
  }

  private static Entry entry(EntryKind kind, Map<String, String> places, @Nullable Object detail) {
    Map<?, ?> fields = (Map<?, ?>) cast(Map.class, detail);
    Map<String, @Nullable Object> values = new HashMap<>();
    for (RecordComponent component : kind.components()) {
      String place = places.get(component.getName());
      Object given =
          place == null ? fields.get(EntryKind.key(component)) : placed(component, place);
      if (given != null && !isNone(component, given)) {
        values.put(component.getName(), read(component.getGenericType(), given));
      }
    }
    return kind.make(values);
  }

  private static boolean isNone(RecordComponent component, Object given) {
    return given.equals("") && component.isAnnotationPresent(OrEmpty.class);
  }

  private static Object placed(RecordComponent component, String place) {
    return component.getType() == long.class ? number(place) : place;
  }

  private static Object read(Type type, Object given) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == List.class) {
        List<Object> list = new ArrayList<>();
        cast(List.class, given).forEach(v -> list.add(read(last, v)));
        return list;
      }
      Map<Object, Object> map = new TreeMap<>();
      cast(Map.class, given).forEach((k, v) -> map.put(k, read(last, v)));
      return map;
    }
    return read((Class<?>) type, given);
  }

  private static BigDecimal number(String text) {
    return NumberText.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("No number: " + text));
  }

  private static Object read(Class<?> type, Object given) {
    if (type == String.class) {
      return cast(String.class, given);
    } else if (type == long.class || type == Long.class) {
      return cast(BigDecimal.class, given).longValueExact();
    } else if (type == int.class || type == Integer.class) {
      return cast(BigDecimal.class, given).intValueExact();
    } else if (type == boolean.class || type == Boolean.class) {
      return cast(Boolean.class, given);
    } else if (type == BigDecimal.class) {
      return given instanceof String text ? number(text) : cast(BigDecimal.class, given);
    } else if (type == Instant.class) {
      return Instant.parse(cast(String.class, given));
    } else if (type == LocalDate.class) {
      return LocalDate.parse(cast(String.class, given));
    } else if (type.isEnum()) {
      return constant(type, cast(String.class, given));
    } else if (type.isRecord()) {
      return record(type, cast(Map.class, given));
    }
    throw new IllegalArgumentException(type + " has no form in an entry");
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> ((Enum<?>) c).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static Object record(Class<?> type, Map<?, ?> fields) {
    List<@Nullable Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Object given = fields.get(EntryKind.key(component));
      values.add(given == null ? null : read(component.getGenericType(), given));
    }
    return EntryKind.make(type, values.toArray());
  }

  private static <T> T cast(Class<T> type, @Nullable Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(value + " is no " + type.getSimpleName());
    }
    return type.cast(value);
  }

  /** JSON as maps, lists, texts and booleans. Numbers keep all their places. */
  private static @Nullable Object tree(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      Object value = tree(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("More than one value");
      }
      return value;
    }
  }

  private static @Nullable Object tree(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, tree(parser));
      }
      return fields;
    } else if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> values = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        values.add(tree(parser));
      }
      return values;
    } else if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return number(parser.getText());
    } else if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    throw new IllegalArgumentException("Not JSON");
  }
}
