package org.muwahhad.catalog.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.shared.SearchText;

/** Normalised words as people write them: as typed, or as the items found have them. */
final class SpellingIndex {
  private SpellingIndex() {}

  static String of(List<String> words, String typed, List<ItemRow> items) {
    Map<String, String> written = new HashMap<>();
    note(written, typed);
    for (ItemRow item : items) {
      note(written, item.name().ar());
      note(written, item.name().en());
    }
    return words.stream().map(w -> written.getOrDefault(w, w)).collect(Collectors.joining(" "));
  }

  private static void note(Map<String, String> written, String text) {
    for (String word : text.split("[^\\p{L}\\p{N}\\p{M}]+")) {
      written.putIfAbsent(SearchText.normalise(word), word);
    }
  }
}
