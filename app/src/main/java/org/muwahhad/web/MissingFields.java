package org.muwahhad.web;

import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.exceptions.SerdeException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An object of a program's body lacks what its record cannot do without. A number or a truth that
 * is not there counts as missing too: to take it for 0 would act on a version or a lot that nobody
 * named, and to take it for "no" would decline for good what nobody declined.
 */
final class MissingFields extends SerdeException {
  private static final long serialVersionUID = 1L;
  private static final Map<Class<?>, Expected> EXPECTED = new ConcurrentHashMap<>();
  private final transient List<String> names;

  /**
   * Tells what is missing.
   *
   * @param names of the object's fields; none when it is the value that is being read
   */
  MissingFields(Collection<String> names) {
    super("Not given: " + names);
    this.names = List.copyOf(names);
  }

  /** The paths of what is missing, below the path of the value that was read. */
  List<String> below(String path) {
    if (names.isEmpty()) {
      return List.of(path);
    }
    return names.stream().map(name -> path.isEmpty() ? name : path + "." + name).toList();
  }

  /**
   * What an object of a type should have.
   *
   * @param required what it cannot do without
   * @param present what may be left out, but not be null: lists and maps that are empty then
   * @param named what is told when anything is missing: lists, too, which may be left out; what may
   *     be null and what is told by its key (maps) is neither
   */
  record Expected(Set<String> required, Set<String> present, Set<String> named) {
    static final Expected NOTHING = new Expected(Set.of(), Set.of(), Set.of());

    boolean mayBeNull(String field) {
      return !required.contains(field) && !present.contains(field);
    }
  }

  static Expected expected(Class<?> type) {
    return EXPECTED.computeIfAbsent(type, MissingFields::find);
  }

  private static Expected find(Class<?> type) {
    if (!type.isRecord()) {
      return Expected.NOTHING;
    }
    return BeanIntrospector.SHARED
        .findIntrospection(type)
        .map(known -> known.getConstructorArguments())
        .map(
            f ->
                new Expected(
                    names(f, MissingFields::isRequired),
                    names(f, a -> !a.isDeclaredNullable()),
                    names(f, MissingFields::isTold)))
        .orElse(Expected.NOTHING);
  }

  private static Set<String> names(Argument<?>[] fields, Predicate<Argument<?>> which) {
    return Arrays.stream(fields)
        .filter(which)
        .map(Argument::getName)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isTold(Argument<?> field) {
    Class<?> type = field.getType();
    return !field.isDeclaredNullable() && !Map.class.isAssignableFrom(type);
  }

  private static boolean isRequired(Argument<?> field) {
    return isTold(field) && !Collection.class.isAssignableFrom(field.getType());
  }
}
