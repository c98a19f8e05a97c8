package org.muwahhad.replay;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The things of each part as the entries played so far leave them, by name. */
final class PlayedParts {
  private final Map<Part, Map<String, String>> parts = new EnumMap<>(Part.class);
  private final Set<String> told = new HashSet<>();

  PlayedParts() {
    for (Part part : Part.values()) {
      parts.put(part, new TreeMap<>());
    }
  }

  Map<String, String> of(Part part) {
    return parts.getOrDefault(part, Map.of());
  }

  void put(Part part, String name, String content) {
    of(part).put(name, content);
  }

  /** Only where there is something. */
  void putTold(Part part, String name, String content) {
    if (!content.isEmpty()) {
      put(part, name, content);
    }
  }

  String get(Part part, String name) {
    return of(part).getOrDefault(name, "");
  }

  /** How many things of a part have names that begin so. */
  int count(Part part, String prefix) {
    return (int) of(part).keySet().stream().filter(n -> n.startsWith(prefix)).count();
  }

  /** Notes that entries tell all of something, such as the panel {@code OPENING}. */
  void noteTold(String what) {
    told.add(what);
  }

  void forgetTold(String what) {
    told.remove(what);
  }

  boolean isTold(String what) {
    return told.contains(what);
  }
}
