package org.muwahhad.permissions;

import io.micronaut.core.type.Argument;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record that is read from JSON or written to it.
 *
 * @param mayBeNull whether the record declares so
 */
record Component(String name, Argument<?> type, boolean mayBeNull) {
  static List<Component> of(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(
            c ->
                new Component(
                    c.getName(),
                    Argument.of(c.getGenericType()),
                    c.getAnnotatedType().isAnnotationPresent(Nullable.class)))
        .toList();
  }

  boolean isMap() {
    return Map.class.isAssignableFrom(type.getType());
  }

  boolean isCollection() {
    return Collection.class.isAssignableFrom(type.getType());
  }
}
