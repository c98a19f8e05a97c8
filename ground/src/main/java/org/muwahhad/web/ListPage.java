package org.muwahhad.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a long list.
 *
 * @param entries of the page; empty past the end
 * @param total entries in all that answer the choice
 */
public record ListPage<T>(List<T> entries, int total, ListChoice choice) {
  public ListPage {
    entries = List.copyOf(entries);
  }

  /**
   * A page of entries that are all at hand, such as those worked out from others.
   *
   * @param words in which the text of the choice is looked for
   * @param code of an entry, as the filter names it
   * @param columns order of each column; the entries keep theirs for another
   */
  public static <E> ListPage<E> of(
      List<E> all,
      ListChoice choice,
      Function<E, List<String>> words,
      Function<E, String> code,
      Map<String, Comparator<E>> columns) {
    String text = choice.text().toLowerCase(Locale.ROOT);
    Stream<E> chosen =
        all.stream()
            .filter(e -> choice.filter().isEmpty() || code.apply(e).equals(choice.filter()))
            .filter(
                e ->
                    words.apply(e).stream()
                        .anyMatch(w -> w.toLowerCase(Locale.ROOT).contains(text)));
    Comparator<E> order = order(choice.sort(), columns);
    List<E> found = (order == null ? chosen : chosen.sorted(order)).toList();
    return new ListPage<>(
        found.stream().skip(choice.offset()).limit(ListChoice.SIZE).toList(), found.size(), choice);
  }

  /** That of the last first may be given apart, such as where some have no value. */
  private static <E> @Nullable Comparator<E> order(
      String sort, Map<String, Comparator<E>> columns) {
    Comparator<E> order = columns.get(sort);
    if (order != null || !sort.startsWith("-")) {
      return order;
    }
    Comparator<E> column = columns.get(sort.substring(1));
    return column == null ? null : column.reversed();
  }

  public PageNumbers numbers() {
    return choice.numbers(total);
  }
}
