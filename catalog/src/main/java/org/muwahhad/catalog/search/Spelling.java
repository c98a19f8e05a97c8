package org.muwahhad.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Words as the catalog writes them. A word that is nowhere in it is taken for the nearest that is:
 * one letter wrong from four letters up, two from eight; two from six where nothing is one letter
 * away and the first is right. Numbers are never corrected.
 *
 * <p>Lucene finds the near terms; choosing among them is ours. Its own {@code DirectSpellChecker}
 * would spare ten lines of that for a library of 2 MB, and finds no word of two mistakes of which
 * one is the first letter.
 */
final class Spelling {
  private static final int ONE_EDIT_FROM = 4;
  private static final int TWO_EDITS_FROM = 8;
  private static final int TWO_EDITS_AT_WORST_FROM = 6;
  private static final int SHORTEST_BEGINNING_IN_TEXT = 3;
  private static final int NAME_COUNTS = 8;
  private static final int NEAREST = 10_000;
  private final IndexReader reader;
  private final SynonymList synonyms;

  Spelling(IndexReader reader, SynonymList synonyms) {
    this.reader = reader;
    this.synonyms = synonyms;
  }

  /** A word that might be meant. */
  private record Candidate(String word, int nearness, int uses) {}

  /** The words with each unknown one replaced by the nearest known. */
  List<String> corrected(List<String> words) {
    List<String> corrected = new ArrayList<>();
    for (String word : words) {
      if (isKnown(word)) {
        corrected.add(word);
      } else if (hasDigit(word)) {
        corrected.addAll(split(word));
      } else {
        corrected.add(nearest(word).orElse(word));
      }
    }
    return corrected;
  }

  /** Whether the word as it stands, or a form of it, is in the catalog. */
  boolean isWhole(String word) {
    String stem = WordForms.stem(word);
    return has(SearchFields.NAME_STEM, stem)
        || has(SearchFields.TEXT_STEM, stem)
        || has(SearchFields.CODE_WORD, word);
  }

  /** Whether anything in the catalog or the synonyms is this word, a form of it or begins so. */
  private boolean isKnown(String word) {
    String bare = WordForms.withoutArticle(word);
    return synonyms.knows(word)
        || synonyms.hasBeginning(word)
        || isWhole(word)
        || begins(SearchFields.NAME, word)
        || begins(SearchFields.NAME_STEM, bare)
        || begins(SearchFields.CODE_WORD, word)
        || begins(SearchFields.CODE, word)
        || (word.length() >= SHORTEST_BEGINNING_IN_TEXT
            ? begins(SearchFields.TEXT, word)
            : has(SearchFields.TEXT, word));
  }

  private Optional<String> nearest(String word) {
    int length = word.codePointCount(0, word.length());
    if (length < ONE_EDIT_FROM) {
      return Optional.empty();
    }
    int edits = length < TWO_EDITS_FROM ? 1 : 2;
    Map<String, Candidate> found = new HashMap<>();
    collect(SearchFields.NAME, word, edits, NAME_COUNTS, found);
    collect(SearchFields.TEXT, word, edits, 1, found);
    Comparator<Candidate> better =
        Comparator.comparing(Candidate::nearness)
            .thenComparing(c -> c.word.charAt(0) == word.charAt(0))
            .thenComparing(Candidate::uses)
            .thenComparing(Candidate::word);
    Optional<Candidate> ofCatalog = found.values().stream().max(better);
    Optional<String> ofSynonyms =
        synonyms.words().stream().filter(s -> isNear(s, word, 1)).sorted().findFirst();
    if (ofCatalog.isEmpty() && ofSynonyms.isEmpty() && length >= TWO_EDITS_AT_WORST_FROM) {
      collect(SearchFields.NAME, word, 2, NAME_COUNTS, found);
      collect(SearchFields.TEXT, word, 2, 1, found);
      return found.values().stream()
          .filter(c -> c.word.charAt(0) == word.charAt(0))
          .max(better)
          .map(Candidate::word);
    }
    boolean sure = ofCatalog.filter(c -> isNear(c.word, word, 1)).isPresent();
    return sure || ofSynonyms.isEmpty() ? ofCatalog.map(Candidate::word) : ofSynonyms;
  }

  private void collect(
      String field, String word, int edits, int weight, Map<String, Candidate> found) {
    try {
      Terms terms = MultiTerms.getTerms(reader, field);
      if (terms == null) {
        return;
      }
      FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(field, word), edits, 0, true);
      BoostAttribute nearness = near.attributes().getAttribute(BoostAttribute.class);
      for (BytesRef term = near.next(); term != null; term = near.next()) {
        String text = term.utf8ToString();
        if (text.length() >= ONE_EDIT_FROM - 1 && !hasDigit(text)) {
          found.merge(
              text,
              new Candidate(
                  text, Math.round(nearness.getBoost() * NEAREST), near.docFreq() * weight),
              (a, b) -> new Candidate(text, a.nearness, a.uses + b.uses));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean has(String field, String term) {
    try {
      return reader.docFreq(new Term(field, term)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean begins(String field, String beginning) {
    try {
      BytesRef from = new BytesRef(beginning);
      for (LeafReaderContext leaf : reader.leaves()) {
        Terms terms = leaf.reader().terms(field);
        if (terms != null) {
          TermsEnum each = terms.iterator();
          if (each.seekCeil(from) != TermsEnum.SeekStatus.END
              && each.term().utf8ToString().startsWith(beginning)) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number and the unit typed without a space: {@code 16gb}. */
  private static List<String> split(String word) {
    List<String> parts = List.of(word.split("(?<=\\d)(?=\\D)", 2));
    boolean unit = parts.size() == 2 && parts.get(1).length() > 1 && !hasDigit(parts.get(1));
    return unit ? parts : List.of(word);
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  /**
   * Whether two words differ by at most a number of letters, two that changed places counting once.
   */
  static boolean isNear(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return false;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()] <= most;
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
