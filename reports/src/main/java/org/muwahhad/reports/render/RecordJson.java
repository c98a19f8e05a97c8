package org.muwahhad.reports.render;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report's record as JSON (RFC 8259), to be attached to its PDF so that the figures can be
 * read by machine. Names are the record's own; an amount keeps its decimals and is a string, which
 * no reader rounds; an empty value is null; keys of maps are sorted.
 */
public final class RecordJson {

  /** Reflection copies its answer each time it is asked. */
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private final StringBuilder json = new StringBuilder(4096);

  private RecordJson() {}

  /** The record in UTF-8; equal records give equal bytes. */
  public static byte[] of(Record value) {
    RecordJson writer = new RecordJson();
    writer.write(value);
    return writer.json.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(@Nullable Object value) {
    if (value == null) {
      json.append("null");
    } else if (value instanceof Optional<?> optional) {
      write(optional.orElse(null));
    } else if (value instanceof Record object) {
      object(object);
    } else if (value instanceof Collection<?> list) {
      list(list);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      json.append(value);
    } else if (value instanceof BigDecimal number) {
      string(number.toPlainString());
    } else {
      string(value.toString());
    }
  }

  private void object(Record object) {
    json.append('{');
    String separator = "";
    for (RecordComponent component : COMPONENTS.get(object.getClass())) {
      json.append(separator);
      string(component.getName());
      json.append(':');
      write(read(object, component));
      separator = ",";
    }
    json.append('}');
  }

  private static @Nullable Object read(Record object, RecordComponent component) {
    try {
      return component.getAccessor().invoke(object);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " can't be read", e);
    }
  }

  private void list(Collection<?> list) {
    json.append('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      write(items.next());
      json.append(items.hasNext() ? "," : "");
    }
    json.append(']');
  }

  private void map(Map<?, ?> map) {
    json.append('{');
    String separator = "";
    for (Map.Entry<String, Object> entry : sorted(map).entrySet()) {
      json.append(separator);
      string(entry.getKey());
      json.append(':');
      write(entry.getValue());
      separator = ",";
    }
    json.append('}');
  }

  private static Map<String, Object> sorted(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted;
  }

  private void string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
