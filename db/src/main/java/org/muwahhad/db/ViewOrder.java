package org.muwahhad.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The order in which views can be made: each after those that it reads. */
final class ViewOrder {
  private ViewOrder() {}

  /**
   * The names of views in an order in which they can be made, alphabetical where it is free.
   *
   * @param definitions the statement of each view by its name; names stand in backquotes, and views
   *     are named without their schema
   */
  static List<String> of(Map<String, String> definitions) {
    Map<String, String> left = new TreeMap<>(definitions);
    List<String> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<String> next =
          left.entrySet().stream()
              .filter(v -> left.keySet().stream().noneMatch(o -> reads(v, o)))
              .map(Map.Entry::getKey)
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("Views that read one another: " + left.keySet());
      }
      ordered.addAll(next);
      next.forEach(left::remove);
    }
    return ordered;
  }

  /** A name after a dot or after AS is that of a column. */
  private static boolean reads(Map.Entry<String, String> view, String other) {
    return !view.getKey().equals(other)
        && Pattern.compile("(?<!\\.)(?<!(?i:as) )`" + other + "`").matcher(view.getValue()).find();
  }
}
