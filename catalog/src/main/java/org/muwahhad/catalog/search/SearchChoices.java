package org.muwahhad.catalog.search;

import io.micronaut.http.HttpParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.Refusal;

/** Reads what a search is narrowed by from the parameters of a request. */
public final class SearchChoices {
  /** Stands for items in every status. */
  static final String ALL = "ALL";

  /** How many items a page can have. */
  public static final List<Integer> PAGE_SIZES =
      List.of(SearchCatalog.PAGE_SIZE, 50, SearchCatalog.LARGEST_PAGE);

  private SearchChoices() {}

  /** The search that the parameters of an address ask for; what is no choice is left out. */
  public static SearchCatalog.Query query(HttpParameters sent) {
    List<String> kinds = sent.getAll("kind");
    return new SearchCatalog.Query(
        sent.get("q", String.class, ""),
        sent.getAll("category"),
        Stream.of(ItemKind.values()).filter(k -> kinds.contains(k.name())).toList(),
        attributes(sent.getAll("attribute")),
        sent.getAll("state"),
        status(statusIn(sent)),
        sent.get("after", String.class, ""),
        sent.get("before", String.class, ""),
        sent.get("favourites", String.class, "").equals("true"),
        ResultOrder.of(sent.get("sort", String.class, "")),
        size(sent.get("size", String.class, "")));
  }

  /** The status that an address asks for: active items when it is not one. */
  public static String statusIn(HttpParameters sent) {
    String typed = sent.get("status", String.class, ItemStatus.ACTIVE.name());
    boolean known =
        typed.equals(ALL) || Stream.of(ItemStatus.values()).anyMatch(s -> s.name().equals(typed));
    return known ? typed : ItemStatus.ACTIVE.name();
  }

  /** Items on a page: one of the sizes that are offered. */
  private static int size(String typed) {
    return PAGE_SIZES.stream()
        .filter(s -> typed.equals(s.toString()))
        .findFirst()
        .orElse(SearchCatalog.PAGE_SIZE);
  }

  /** Values by attribute code, from texts such as {@code memory:16}; others are left out. */
  public static Map<String, List<String>> attributes(List<String> typed) {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    for (String one : typed) {
      int colon = one.indexOf(':');
      if (colon > 0 && colon < one.length() - 1) {
        chosen
            .computeIfAbsent(one.substring(0, colon), code -> new ArrayList<>())
            .add(one.substring(colon + 1));
      }
    }
    return chosen;
  }

  /**
   * The status a search is limited to; null for all.
   *
   * @throws Refusal.InvalidInput for what is no status
   */
  public static @Nullable ItemStatus status(String typed) {
    return typed.equals(ALL)
        ? null
        : Stream.of(ItemStatus.values())
            .filter(s -> s.name().equals(typed))
            .findFirst()
            .orElseThrow(() -> new Refusal.InvalidInput("status", "shared.not-a-choice"));
  }
}
