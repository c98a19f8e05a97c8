package org.muwahhad.seeds.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.SeedFile;

/** Sentences that people of the demo write, by what they are for. */
record Phrases(Map<String, List<Bilingual>> byKind) {

  static Phrases load() {
    return new Phrases(
        SeedFile.barSeparated(
                "demo/phrases.csv", row -> Map.entry(row.text("kind"), row.bilingual("text")))
            .stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
  }

  List<Bilingual> of(String kind) {
    List<Bilingual> phrases = byKind.get(kind);
    if (phrases == null) {
      throw new IllegalArgumentException("There are no phrases of kind " + kind);
    }
    return phrases;
  }
}
