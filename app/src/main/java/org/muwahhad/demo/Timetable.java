package org.muwahhad.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Acts with the instants at which they are to be done, played in the order of time. */
final class Timetable {
  private final List<TimetableEntry> entries = new ArrayList<>();

  private record TimetableEntry(Instant at, Runnable act) {}

  /** Acts of the same instant are done in the order in which they were added. */
  void add(Instant at, Runnable act) {
    entries.add(new TimetableEntry(at, act));
  }

  int size() {
    return entries.size();
  }

  /**
   * Does every act after the clock was set to its instant (UTC).
   *
   * @param done is told after each act how many were done, and at which instant
   */
  void play(Consumer<Instant> setClock, BiConsumer<Integer, Instant> done) {
    entries.sort(Comparator.comparing(TimetableEntry::at));
    Instant shown = Instant.MIN;
    int played = 0;
    for (TimetableEntry entry : entries) {
      if (!entry.at().equals(shown)) {
        shown = entry.at();
        setClock.accept(shown);
      }
      entry.act().run();
      played++;
      done.accept(played, shown);
    }
  }
}
