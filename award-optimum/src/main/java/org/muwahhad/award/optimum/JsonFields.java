package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.NumberText;

/**
 * The fields of one JSON object with the path to it. What is missing or of the wrong kind is noted
 * as a fault and read as a stand-in, so that one reading finds all faults; nothing that was read is
 * used when there are any.
 */
final class JsonFields {
  /** As many digits as any price or quantity needs, and few enough to be added in 64 bits. */
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(?:\\.\\d{1,9})?");

  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");
  private static final int LONGEST = 200;
  private final String path;
  private final Map<?, ?> fields;
  private final Faults faults;

  /** The names that were asked for, whether they are there or not. */
  private final Set<String> asked = new HashSet<>();

  JsonFields(String path, Object value, Faults faults) {
    this.path = path;
    this.faults = faults;
    this.fields = value instanceof Map<?, ?> map ? map : Map.of();
    faults.check(value instanceof Map<?, ?>, path, "award.optimum-not-object");
  }

  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  Faults faults() {
    return faults;
  }

  boolean has(String name) {
    asked.add(name);
    return fields.containsKey(name);
  }

  /** Takes fields as known that may hold anything. */
  void ignore(String... names) {
    asked.addAll(Arrays.asList(names));
  }

  /**
   * To be called last: every field that was not asked for is a fault, since a limit must not be
   * lost to a slip of the pen.
   */
  void noOthers() {
    names().stream()
        .filter(n -> !asked.contains(n))
        .forEach(n -> faults.check(false, path(n), "shared.unknown-field"));
  }

  List<String> names() {
    return fields.keySet().stream().map(String::valueOf).toList();
  }

  private @Nullable Object get(String name) {
    asked.add(name);
    return fields.get(name);
  }

  private @Nullable Object needed(String name) {
    Object value = get(name);
    faults.check(value != null, path(name), "shared.missing");
    return value;
  }

  /** A text that must be there. */
  String text(String name) {
    Object value = needed(name);
    return value == null ? "" : text(path(name), value, faults);
  }

  private static String text(String path, Object value, Faults faults) {
    if (value instanceof String text) {
      faults.text(path, text, LONGEST);
      return text;
    }
    faults.check(false, path, "award.optimum-not-text");
    return "";
  }

  /** A decimal that must be there. */
  BigDecimal decimal(String name) {
    Object value = needed(name);
    return value == null ? BigDecimal.ONE : decimal(path(name), value);
  }

  private BigDecimal decimal(String at, Object value) {
    if (value instanceof String text && DECIMAL.matcher(text).matches()) {
      return NumberText.of(text);
    }
    faults.check(false, at, "award.optimum-not-decimal");
    return BigDecimal.ONE;
  }

  /** A decimal above zero that must be there. */
  BigDecimal positive(String name) {
    BigDecimal value = decimal(name);
    faults.check(value.signum() > 0, path(name), "shared.not-positive");
    return value;
  }

  /** A number of percent, of more than 0 and at most 100, that must be there. */
  BigDecimal percent(String name) {
    BigDecimal value = decimal(name);
    faults.check(
        value.signum() > 0 && value.compareTo(AwardProblem.HUNDRED) <= 0,
        path(name),
        "award.optimum-not-percent");
    return value;
  }

  /** A whole number from 1 that must be there, written without quotation marks. */
  int count(String name) {
    Object value = needed(name);
    if (value instanceof JsonTree.Numeral number && COUNT.matcher(number.text()).matches()) {
      return Integer.parseInt(number.text());
    }
    faults.check(value == null, path(name), "award.optimum-not-count");
    return 1;
  }

  /** The fields of an object; none when it is not there. */
  JsonFields object(String name) {
    return new JsonFields(path(name), has(name) ? value(name) : Map.of(), faults);
  }

  /** The objects of a list, with their paths; none when it is not there. */
  List<JsonFields> objects(String name) {
    return elements(name, (at, value) -> new JsonFields(at, value, faults));
  }

  /** The texts of a list, each of them once; at least one. */
  List<String> texts(String name) {
    faults.check(has(name), path(name), "shared.missing");
    List<String> texts = elements(name, (at, value) -> text(at, value, faults));
    faults.check(
        !texts.isEmpty() || !(has(name) && value(name) instanceof List<?>),
        path(name),
        "award.optimum-empty");
    for (int i = 0; i < texts.size(); i++) {
      faults.check(
          texts.indexOf(texts.get(i)) == i,
          path(name) + "[" + i + "]",
          "award.optimum-named-twice",
          texts.get(i));
    }
    return texts;
  }

  /** The decimals of a list, in its order; none when it is not there. */
  List<BigDecimal> decimalList(String name) {
    return elements(name, (at, value) -> decimal(at, value));
  }

  private <T> List<T> elements(String name, BiFunction<String, Object, T> read) {
    if (!has(name)) {
      return List.of();
    }
    if (!(value(name) instanceof List<?> list)) {
      faults.check(false, path(name), "award.optimum-not-list");
      return List.of();
    }
    List<T> elements = new ArrayList<>();
    for (Object element : list) {
      elements.add(read.apply(path(name) + "[" + elements.size() + "]", element));
    }
    return elements;
  }

  /** Whether a field holds an object. */
  boolean isObject(String name) {
    return get(name) instanceof Map<?, ?>;
  }

  /** Whether a field holds this text. */
  boolean isText(String name, String text) {
    return text.equals(get(name));
  }

  /** Decimals by name, each name one of those known. */
  Map<String, BigDecimal> decimals(Set<String> known, String where) {
    namesAmong(known, where);
    Map<String, BigDecimal> decimals = new LinkedHashMap<>();
    names().forEach(n -> decimals.put(n, decimal(n)));
    return decimals;
  }

  /** Every name that is not one of those known is a fault. */
  void namesAmong(Set<String> known, String where) {
    names().forEach(n -> among(path(n), n, known, where));
  }

  /** A text that is not one of those known is a fault. */
  void among(String at, String value, Set<String> known, String where) {
    faults.check(known.contains(value), at, "award.optimum-not-among", value, where);
  }

  private Object value(String name) {
    Object value = get(name);
    return value == null ? JsonTree.Constant.NULL : value;
  }
}
