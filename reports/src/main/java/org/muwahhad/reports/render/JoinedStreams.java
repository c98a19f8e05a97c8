package org.muwahhad.reports.render;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The elements of streams one after the other. A stream that is joined by {@code flatMap} and then
 * iterated would hold each of its parts as a whole.
 */
final class JoinedStreams<T> implements Iterator<T> {
  private final Iterator<Stream<T>> streams;
  private Iterator<T> current = Collections.emptyIterator();

  private JoinedStreams(Iterator<Stream<T>> streams) {
    this.streams = streams;
  }

  static <T> Stream<T> of(Stream<Stream<T>> streams) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new JoinedStreams<>(streams.iterator()), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && streams.hasNext()) {
      current = streams.next().iterator();
    }
    return current.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }
}
