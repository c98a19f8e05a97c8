package org.muwahhad.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Refusal.Fault;

/**
 * Informs a program where in its body a fault is. Rules name a row by its key, as forms do: {@code
 * prices[812]} is the price of lot item 812. In a body the number in brackets is the place, as it
 * is where a value is of the wrong kind, and {@code prices[2]} the third price. What the body lacks
 * is named by its key: {@code prices[lotItemId=812]}.
 */
public final class BodyPlaces {
  private static final Pattern ROW = Pattern.compile("([A-Za-z]+)\\[(\\d+)](.*)");
  private static final String TWICE = "-twice";
  private final String below;
  private final Map<String, List<BodyRows>> lists = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, BodyPlaces> insides = new HashMap<>();
  private final Map<String, String> fieldByRule = new HashMap<>();

  private BodyPlaces(String below) {
    this.below = below;
  }

  private record BodyRows(String list, String key, String field, List<Long> keys) {
    int place(long wanted, boolean last) {
      return last ? keys.lastIndexOf(wanted) : keys.indexOf(wanted);
    }
  }

  /** For a body whose fields are called as the rules call them. */
  public static BodyPlaces ofBody() {
    return new BodyPlaces("");
  }

  /** For what stands in one field of the body. */
  public static BodyPlaces below(String field) {
    return new BodyPlaces(field + ".");
  }

  /**
   * Adds a list of the body. A rule may look at several; the first that has the key is meant.
   *
   * @param rule what the rules call it
   * @param list its name; empty when it is the body itself
   * @param key name of the field by which the rules know a row
   * @param keys of the rows, in the order of the body
   */
  public BodyPlaces rows(String rule, String list, String key, List<Long> keys) {
    return column(rule, list, key, "", keys);
  }

  /**
   * Adds a field of the rows of a list, which the rules call by a name of its own.
   *
   * @param rule what the rules call it
   * @param list as in {@link #rows}
   * @param key as in {@link #rows}
   * @param field its name in the rows
   * @param keys as in {@link #rows}
   */
  public BodyPlaces column(String rule, String list, String key, String field, List<Long> keys) {
    lists.computeIfAbsent(rule, r -> new ArrayList<>()).add(new BodyRows(list, key, field, keys));
    return this;
  }

  /**
   * Adds what the lists within a row are.
   *
   * @param rule of the list that has the row, added by {@link #rows}
   * @param key of the row
   * @param places within the row
   */
  public BodyPlaces inside(String rule, long key, BodyPlaces places) {
    insides.putIfAbsent(rule + "[" + key + "]", places);
    return this;
  }

  /**
   * Adds the field of a row that some faults are about. The rules report those of the row itself,
   * since a form has one box for it.
   *
   * @param rule of the list, added by {@link #rows}
   * @param field its name in the rows
   * @param codes of the faults
   */
  public BodyPlaces about(String rule, String field, String... codes) {
    for (String code : codes) {
      fieldByRule.put(rule + " " + code, "." + field);
    }
    return this;
  }

  /** Adds a field of a row that the rules call otherwise. */
  public BodyPlaces called(String rule, String field) {
    names.put(rule, field);
    return this;
  }

  /**
   * Runs an act; what it finds wrong in the input is reported at its place.
   *
   * @throws Refusal.InvalidInput with the paths of the body
   */
  public <T> T run(Supplier<T> act) {
    try {
      return act.get();
    } catch (Refusal.InvalidInput refusal) {
      throw new Refusal.InvalidInput(
          refusal.faults().stream()
              .map(f -> new Fault(place(f.field(), f.code()), f.code(), f.arguments()))
              .toList());
    }
  }

  private String place(String field, String code) {
    Matcher row = ROW.matcher(field);
    if (!row.matches() || !lists.containsKey(row.group(1))) {
      return below + field;
    }
    long wanted = Long.parseLong(row.group(2));
    String fieldName =
        row.group(3).isEmpty()
            ? fieldByRule.getOrDefault(row.group(1) + " " + code, "")
            : row.group(3);
    String rest = within(row.group(1), wanted, fieldName, code);
    List<BodyRows> known = lists.getOrDefault(row.group(1), List.of());
    for (BodyRows rows : known) {
      int place = rows.place(wanted, code.endsWith(TWICE));
      if (place >= 0) {
        return path(rows, Integer.toString(place), rest);
      }
    }
    return path(known.get(0), known.get(0).key() + "=" + wanted, rest);
  }

  private String within(String rule, long key, String rest, String code) {
    BodyPlaces places = insides.get(rule + "[" + key + "]");
    return places == null || !rest.startsWith(".")
        ? rest
        : "." + places.place(rest.substring(1), code);
  }

  private String path(BodyRows rows, String place, String rest) {
    String name = rest.startsWith(".") ? rest.substring(1) : rows.field();
    String part = name.isEmpty() ? rest : "." + names.getOrDefault(name, name);
    return below + rows.list() + "[" + place + "]" + part;
  }
}
