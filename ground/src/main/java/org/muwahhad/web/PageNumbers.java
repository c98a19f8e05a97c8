package org.muwahhad.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where one is in a long list.
 *
 * @param number the present page, from 1
 * @param size entries on a full page
 * @param total entries in the whole list
 * @param path the list's address without a query
 * @param query further query parameters to keep, such as the search text
 */
public record PageNumbers(
    int number, int size, long total, String path, Map<String, String> query) {
  private static final int NEIGHBOURS = 1;

  public PageNumbers {
    query = new TreeMap<>(query);
  }

  /** A page of a list without further parameters; a number beyond its ends is brought within. */
  public static PageNumbers of(int wanted, int size, int total, String path) {
    int last = Math.max(1, (total + size - 1) / size);
    return new PageNumbers(Math.max(1, Math.min(wanted, last)), size, total, path, Map.of());
  }

  /** The same place, keeping further parameters. */
  public PageNumbers with(Map<String, String> further) {
    return new PageNumbers(number, size, total, path, further);
  }

  /** The entries of the page out of the whole list. */
  public <T> List<T> of(List<T> whole) {
    int first = Math.min((number - 1) * size, whole.size());
    return whole.subList(first, (int) Math.min((long) number * size, whole.size()));
  }

  public int last() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  /** The number of the first entry shown, from 1; 0 in an empty list. */
  public long from() {
    return total == 0 ? 0 : (long) (number - 1) * size + 1;
  }

  /** The number of the last entry shown. */
  public long to() {
    return Math.min((long) number * size, total);
  }

  /** The pages to link: first, last, the present one and its neighbours; 0 stands for a gap. */
  public List<Integer> shown() {
    List<Integer> pages = new ArrayList<>();
    int before = 0;
    for (int page = 1; page <= last(); page++) {
      if (page == 1 || page == last() || Math.abs(page - number) <= NEIGHBOURS) {
        if (page - before == 2) {
          pages.add(page - 1);
        } else if (page - before > 2) {
          pages.add(0);
        }
        pages.add(page);
        before = page;
      }
    }
    return pages;
  }

  /** The address of one page of the list. */
  public String href(int page) {
    StringBuilder href = new StringBuilder(path).append("?page=").append(page);
    query.forEach((k, v) -> href.append('&').append(encoded(k)).append('=').append(encoded(v)));
    return href.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
