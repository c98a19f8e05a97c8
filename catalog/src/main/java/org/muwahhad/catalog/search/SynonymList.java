package org.muwahhad.catalog.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The synonyms as a search uses them: which runs of words stand for which others. Immutable. */
final class SynonymList {
  static final SynonymList NONE = new SynonymList(List.of());
  private static final int SHORTEST_BEGINNING = 3;

  /** The groups by the stems of each of their terms. */
  private final TreeMap<String, List<List<String>>> groups = new TreeMap<>();

  private final Set<String> stems = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private int longest = 1;

  /**
   * A part of a query: one word, or a run of words that has synonyms.
   *
   * @param words as typed, normalised
   * @param others what else may stand there; for a word that is only begun, the terms that begin so
   * @param further for a word that is only begun, the synonyms of those terms
   */
  record QueryPart(List<String> words, List<List<String>> others, List<List<String>> further) {}

  SynonymList(Collection<List<String>> synonyms) {
    for (List<String> group : synonyms) {
      List<List<String>> terms =
          group.stream().map(t -> Arrays.asList(t.split(" "))).map(List::copyOf).toList();
      for (List<String> term : terms) {
        groups.put(key(term), terms);
        longest = Math.max(longest, term.size());
        words.addAll(term);
        term.forEach(w -> stems.add(WordForms.stem(w)));
      }
    }
  }

  /** Whether the word, in any form, is part of a synonym. */
  boolean knows(String word) {
    return stems.contains(WordForms.stem(word));
  }

  /** Every word of every synonym. */
  Set<String> words() {
    return words;
  }

  /** Whether a synonym begins so. */
  boolean hasBeginning(String word) {
    return !startingWith(word).isEmpty();
  }

  /**
   * A query in its parts, each as long as the synonyms allow. The last word may still be being
   * typed: it stands for the terms that begin with it, and for their synonyms.
   */
  List<QueryPart> parts(List<String> query) {
    List<QueryPart> parts = new ArrayList<>();
    int at = 0;
    while (at < query.size()) {
      QueryPart part = longestAt(query, at);
      boolean last = at + part.words.size() == query.size();
      if (last && part.others.isEmpty()) {
        part = begun(part.words);
      }
      parts.add(part);
      at += part.words.size();
    }
    return parts;
  }

  private QueryPart longestAt(List<String> query, int at) {
    for (int length = Math.min(longest, query.size() - at); length > 0; length--) {
      List<String> run = query.subList(at, at + length);
      List<List<String>> group = groups.get(key(run));
      if (group != null) {
        return new QueryPart(
            run, group.stream().filter(term -> !key(term).equals(key(run))).toList(), List.of());
      }
    }
    return new QueryPart(query.subList(at, at + 1), List.of(), List.of());
  }

  private QueryPart begun(List<String> words) {
    Map<String, List<List<String>>> begun = startingWith(words.get(0));
    List<List<String>> terms = begun.values().stream().flatMap(List::stream).distinct().toList();
    return new QueryPart(
        words,
        terms.stream().filter(term -> begun.containsKey(key(term))).toList(),
        terms.stream().filter(term -> !begun.containsKey(key(term))).toList());
  }

  /** The groups that have a term which begins with a word, by the stems of that term. */
  private Map<String, List<List<String>>> startingWith(String word) {
    if (word.length() < SHORTEST_BEGINNING) {
      return Map.of();
    }
    String from = WordForms.withoutArticle(word);
    return groups.subMap(from, from + Character.MAX_VALUE);
  }

  private static String key(List<String> words) {
    return String.join(" ", SearchFields.stems(words));
  }
}
