package org.muwahhad.web;

import java.util.List;

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

  public PageNumbers numbers() {
    return choice.numbers(total);
  }
}
