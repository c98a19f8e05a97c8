package org.muwahhad.catalog.item;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The drawn picture of an item of which no photograph was uploaded, by its category. */
public final class ItemPicture {
  /** By the first digits of the CPV code; the longest that fits counts. */
  private static final List<Map.Entry<String, String>> BY_CATEGORY =
      List.of(
          Map.entry("302131", "laptop"),
          Map.entry("302132", "tablet"),
          Map.entry("3021", "desktop"),
          Map.entry("30216", "scanner"),
          Map.entry("30231", "monitor"),
          Map.entry("30232", "printer"),
          Map.entry("302331", "storage"),
          Map.entry("30234", "storage"),
          Map.entry("30233", "input"),
          Map.entry("30237", "input"),
          Map.entry("31", "power"),
          Map.entry("323", "camera"),
          Map.entry("3255", "phone"),
          Map.entry("32", "network"),
          Map.entry("3512", "camera"),
          Map.entry("4882", "server"),
          Map.entry("7231", "cloud"),
          Map.entry("7241", "cloud"));

  private ItemPicture() {}

  /** Name of the picture, without its ending. */
  public static String of(String category, ItemKind kind) {
    return BY_CATEGORY.stream()
        .filter(p -> category.startsWith(p.getKey()))
        .max((one, other) -> Integer.compare(one.getKey().length(), other.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse(
            switch (kind) {
              case HARDWARE -> "hardware";
              case SOFTWARE -> "software";
              case SERVICE -> "service";
            });
  }

  /** Names of all pictures. */
  public static List<String> names() {
    return Stream.concat(
            BY_CATEGORY.stream().map(Map.Entry::getValue),
            Stream.of("hardware", "software", "service"))
        .distinct()
        .toList();
  }
}
