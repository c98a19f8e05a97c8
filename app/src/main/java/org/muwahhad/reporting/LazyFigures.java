package org.muwahhad.reporting;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a report is made of, read when it is first asked for, and once: whoever only asks whether
 * the report is available does not wait for it.
 *
 * @param <T> the figures
 */
public final class LazyFigures<T extends Object> implements Supplier<T> {
  private final Supplier<T> read;
  private @Nullable T figures;

  /**
   * Figures to be read.
   *
   * @param read runs in the transaction in which the report is made
   */
  public LazyFigures(Supplier<T> read) {
    this.read = read;
  }

  @Override
  public synchronized T get() {
    T known = figures;
    if (known == null) {
      known = read.get();
      figures = known;
    }
    return known;
  }
}
