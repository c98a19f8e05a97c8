package org.muwahhad.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record class of each act that is written. */
public final class KnownEntries {
  private final List<EntryKind> kinds;
  private final Map<String, EntryKind> byAct = new HashMap<>();

  /**
   * Knows the entries of sealed interfaces.
   *
   * @throws IllegalArgumentException when two entries are of one act
   */
  public KnownEntries(List<Class<? extends Entry>> families) {
    kinds = families.stream().flatMap(f -> EntryKind.listOf(f).stream()).toList();
    for (EntryKind kind : kinds) {
      EntryKind other = byAct.put(kind.act(), kind);
      if (other != null) {
        throw new IllegalArgumentException(
            kind.type() + " and " + other.type() + " are of one act");
      }
    }
  }

  /** The entries of an act, which may depend on what stands in them. */
  public Optional<EntryKind> find(String act) {
    return Optional.ofNullable(byAct.get(act))
        .or(() -> kinds.stream().filter(k -> k.isOf(act)).findFirst());
  }

  public List<EntryKind> list() {
    return kinds;
  }
}
