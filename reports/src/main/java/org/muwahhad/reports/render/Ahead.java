package org.muwahhad.reports.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The elements of a stream, each with a few that follow it; never more of them are held. */
final class Ahead<T> implements Iterator<Ahead.Seen<T>> {
  private final Iterator<T> elements;
  private final int most;
  private final Deque<T> read = new ArrayDeque<>();

  /**
   * An element.
   *
   * @param next those that follow it; fewer than asked for only at the end
   */
  record Seen<T>(T element, List<T> next) {
    Seen {
      next = List.copyOf(next);
    }
  }

  private Ahead(Iterator<T> elements, int most) {
    this.elements = elements;
    this.most = most;
  }

  /**
   * Reads a stream.
   *
   * @param most how many elements are read ahead
   */
  static <T> Stream<Seen<T>> of(Stream<T> stream, int most) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                new Ahead<>(stream.iterator(), most), Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(stream::close);
  }

  @Override
  public boolean hasNext() {
    return !read.isEmpty() || elements.hasNext();
  }

  @Override
  public Seen<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    while (read.size() <= most && elements.hasNext()) {
      read.add(elements.next());
    }
    return new Seen<>(read.remove(), List.copyOf(read));
  }
}
