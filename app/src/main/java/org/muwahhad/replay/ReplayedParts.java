package org.muwahhad.replay;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The things of each part as the entries played so far leave them, by name. */
final class ReplayedParts {
  private final Map<TenderPart, Map<String, String>> parts = new EnumMap<>(TenderPart.class);
  private final Set<String> recorded = new HashSet<>();

  ReplayedParts() {
    for (TenderPart part : TenderPart.values()) {
      parts.put(part, new TreeMap<>());
    }
  }

  Map<String, String> of(TenderPart part) {
    return parts.getOrDefault(part, Map.of());
  }

  void put(TenderPart part, String name, String content) {
    of(part).put(name, content);
  }

  /** Only where there is something. */
  void putTold(TenderPart part, String name, String content) {
    if (!content.isEmpty()) {
      put(part, name, content);
    }
  }

  String get(TenderPart part, String name) {
    return of(part).getOrDefault(name, "");
  }

  /** How many things of a part have names that begin so. */
  int count(TenderPart part, String prefix) {
    return (int) of(part).keySet().stream().filter(n -> n.startsWith(prefix)).count();
  }

  /** Notes that entries tell all of something, such as the panel {@code OPENING}. */
  void noteTold(String what) {
    recorded.add(what);
  }

  void forgetTold(String what) {
    recorded.remove(what);
  }

  boolean isTold(String what) {
    return recorded.contains(what);
  }

  /** Adds to a balance; one of nothing has no name. */
  void add(TenderPart part, String name, BigDecimal quantity) {
    BigDecimal before = new BigDecimal(Objects.requireNonNullElse(of(part).get(name), "0"));
    BigDecimal after = before.add(quantity);
    if (after.signum() == 0) {
      of(part).remove(name);
    } else {
      put(part, name, Numbers.plain(after));
    }
  }
}
