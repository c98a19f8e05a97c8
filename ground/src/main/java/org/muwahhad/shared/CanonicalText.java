package org.muwahhad.shared;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of JSON whose digest is kept: entries of the record, receipts of demand, questions
 * and minutes, and what is sent under a request key. The same value gives the same text with every
 * version of every library, since none has a part in it.
 *
 * <p>No space stands between. Of a record the components come in alphabetical order, and those that
 * are null are left out. A map keeps its order, and all that it says of nothing. Numbers have all
 * their digits, days and instants are texts of ISO 8601. Quotation marks, reverse solidi, control
 * characters and what lies beyond the Basic Multilingual Plane are escaped, and nothing else.
 */
public final class CanonicalText {
  private static final String SHORT_CONTROLS = "\b\t\n\f\r";
  private static final String SHORT_ESCAPES = "btnfr";
  private static final ClassValue<List<Method>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          List<Method> accessors =
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getAccessor)
                  .sorted(Comparator.comparing(Method::getName))
                  .toList();
          accessors.forEach(a -> a.setAccessible(true));
          return accessors;
        }
      };

  private CanonicalText() {}

  /**
   * The text of a record, a map with texts as keys, a list, a text, number, truth value, constant,
   * day or instant.
   *
   * @throws IllegalArgumentException when the value, or something in it, is anything else
   */
  public static String of(Object value) {
    StringBuilder text = new StringBuilder();
    write(text, value);
    return text.toString();
  }

  /** The components of a record that are not null, as they are, in alphabetical order. */
  static void forEachComponent(Record record, BiConsumer<String, Object> action) {
    for (Method accessor : COMPONENTS.get(record.getClass())) {
      Object value = value(accessor, record);
      if (value != null) {
        action.accept(accessor.getName(), value);
      }
    }
  }

  private static @Nullable Object value(Method accessor, Record record) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(StringBuilder text, @Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof String string) {
      quote(text, string);
    } else if (value instanceof Enum<?> constant) {
      quote(text, constant.name());
    } else if (value instanceof LocalDate || value instanceof Instant) {
      quote(text, value.toString());
    } else if (value instanceof Record record) {
      text.append('{');
      forEachComponent(record, (name, part) -> member(text, name, part));
      text.append('}');
    } else if (value instanceof Map<?, ?> map) {
      text.append('{');
      map.forEach((name, part) -> member(text, String.valueOf(name), part));
      text.append('}');
    } else if (value instanceof List<?> list) {
      text.append('[');
      for (Object element : list) {
        separate(text, '[');
        write(text, element);
      }
      text.append(']');
    } else {
      throw new IllegalArgumentException(value.getClass() + " has no canonical text");
    }
  }

  private static void member(StringBuilder text, String name, @Nullable Object value) {
    separate(text, '{');
    quote(text, name);
    text.append(':');
    write(text, value);
  }

  /** A comma, unless nothing stands before in the object or the list. */
  private static void separate(StringBuilder text, char opening) {
    if (text.charAt(text.length() - 1) != opening) {
      text.append(',');
    }
  }

  private static void quote(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int control = SHORT_CONTROLS.indexOf(c);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (control >= 0) {
        text.append('\\').append(SHORT_ESCAPES.charAt(control));
      } else if (c < ' ' || Character.isSurrogate(c)) {
        text.append("\\u%04X".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
