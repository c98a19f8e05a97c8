package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;

/** The long lists of the loaded demonstration, as a person reads them page by page. */
final class PagedLists {
  static final TestApp APP = LoadedDemo.app();

  private PagedLists() {}

  static Actor actor(String login) {
    return APP.get(Actors.class).get(login);
  }

  /** All entries of a list, page after page; the pages together have as many as they say. */
  static <T> List<T> all(Function<ListChoice, ListPage<T>> list, String sort) {
    List<T> all = new ArrayList<>();
    for (int page = 1; ; page++) {
      ListPage<T> one = list.apply(new ListChoice("/", "", "", sort, page));
      if (one.entries().isEmpty()) {
        assertThat(all).hasSize(one.total());
        return all;
      }
      assertThat(one.entries()).hasSizeLessThanOrEqualTo(ListChoice.SIZE);
      all.addAll(one.entries());
    }
  }

  /** The first page of what a text and a filter leave. */
  static ListChoice narrowed(String text, String filter) {
    return new ListChoice("/", text, filter, "", 1);
  }
}
