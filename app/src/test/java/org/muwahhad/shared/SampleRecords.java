package org.muwahhad.shared;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record of any type, its values told by their types alone: the same type always gives an equal
 * record.
 */
final class SampleRecords {
  /** What has to be escaped in JSON, what need not be, and what takes four bytes. */
  private static final String TEXT = "قرار \"1\" \\ / <&> \n\t\u0001\u007f\u2028 é 😀";

  private static final int DEEPEST = 8;
  private final boolean full;

  private SampleRecords(boolean full) {
    this.full = full;
  }

  /** A record in which nothing is missing. */
  static Object full(Class<?> type) {
    return new SampleRecords(true).of(type, 0);
  }

  /** A record in which nothing stands that may be left out. */
  static Object sparse(Class<?> type) {
    return new SampleRecords(false).of(type, 0);
  }

  private Object of(Class<?> type, int depth) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components).map(c -> value(c.getAnnotatedType(), depth)).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No sample of " + type, e);
    }
  }

  private @Nullable Object value(AnnotatedType type, int depth) {
    boolean mayMiss = type.isAnnotationPresent(Nullable.class);
    return mayMiss && (!full || depth > DEEPEST) ? null : value(type.getType(), depth + 1);
  }

  private Object value(Type type, int depth) {
    if (type instanceof ParameterizedType generic) {
      return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), depth);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == long.class || plain == Long.class) {
      return 9_007_199_254_740_993L;
    } else if (plain == int.class || plain == Integer.class) {
      return full ? -7 : 0;
    } else if (plain == boolean.class || plain == Boolean.class) {
      return full;
    } else if (plain == BigDecimal.class) {
      return full ? new BigDecimal("12345678901234567890.10") : new BigDecimal("1E+3");
    } else if (plain == Instant.class) {
      return full
          ? Instant.parse("2026-03-04T05:06:07.089Z")
          : Instant.parse("2026-03-04T05:00:00Z");
    } else if (plain == LocalDate.class) {
      return LocalDate.parse("2026-03-04");
    } else if (plain.isEnum()) {
      return plain.getEnumConstants()[full ? plain.getEnumConstants().length - 1 : 0];
    } else if (plain.isRecord()) {
      return of(plain, depth);
    } else if (plain == String.class || plain == Object.class) {
      return full ? TEXT : "";
    }
    throw new IllegalStateException("No sample of " + type);
  }

  private Object generic(Class<?> raw, Type[] of, int depth) {
    boolean some = full && depth <= DEEPEST;
    if (raw == Optional.class) {
      return some ? Optional.of(value(of[0], depth)) : Optional.empty();
    } else if (Map.class.isAssignableFrom(raw)) {
      return some ? Map.of(value(of[0], depth), value(of[1], depth)) : Map.of();
    } else if (Set.class.isAssignableFrom(raw)) {
      return some ? Set.of(value(of[0], depth)) : Set.of();
    } else if (Collection.class.isAssignableFrom(raw)) {
      return some ? List.of(value(of[0], depth), value(of[0], depth)) : List.of();
    }
    return requireNonNull(value(raw, depth));
  }
}
