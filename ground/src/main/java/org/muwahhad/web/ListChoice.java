package org.muwahhad.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to see of a long list: a text, a filter, an order and a page. All of it is in
 * the address of the list.
 *
 * @param path address of the list without a query
 * @param text looked for in numbers and names; empty for all
 * @param filter code of the choice of the filter; empty for all
 * @param sort name of the column, with {@code -} before it for the last first; empty for the order
 *     that the list has by itself
 * @param page from 1
 */
public record ListChoice(String path, String text, String filter, String sort, int page) {
  /** Entries on a page. */
  public static final int SIZE = 25;

  private static final int LONGEST = 200;
  private static final int LAST = 1_000_000;

  public ListChoice {
    text = text.strip();
    text = text.substring(0, Math.min(text.length(), LONGEST));
    page = Math.max(1, Math.min(page, LAST));
  }

  /** Pattern of {@code LIKE} for the words of the text in this order; empty without a text. */
  public String like() {
    String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return escaped.isEmpty() ? "" : "%" + escaped.replaceAll("\\s+", "%") + "%";
  }

  /** How many entries stand before those of the page. */
  public long offset() {
    return (long) (page - 1) * SIZE;
  }

  /** The same of the last page, where its page is past the end of the entries. */
  public ListChoice within(int total) {
    int last = Math.max(1, (total + SIZE - 1) / SIZE);
    return new ListChoice(path, text, filter, sort, Math.min(page, last));
  }

  /** Whether it asks for less than the whole list. */
  public boolean isNarrowed() {
    return !text.isEmpty() || !filter.isEmpty();
  }

  /** Where the reader is among the entries. */
  public PageNumbers numbers(int total) {
    return PageNumbers.of(page, SIZE, total, path).with(kept(sort));
  }

  /** The first page in the order of a column; of the column shown, in its opposite order. */
  public String sorted(String column) {
    return path
        + "?"
        + kept(sort.equals(column) ? "-" + column : column).entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  /** The order of a column, as {@code aria-sort} says it; null when the list is in another. */
  public @Nullable String order(String column) {
    if (sort.equals(column)) {
      return "ascending";
    }
    return sort.equals("-" + column) ? "descending" : null;
  }

  /** The filter as the form above the list shows it. */
  public Form form() {
    return Form.empty().with("filter", filter);
  }

  private Map<String, String> kept(String order) {
    Map<String, String> kept = new LinkedHashMap<>();
    kept.put("q", text);
    kept.put("filter", filter);
    kept.put("sort", order);
    kept.values().removeIf(String::isEmpty);
    return kept;
  }
}
