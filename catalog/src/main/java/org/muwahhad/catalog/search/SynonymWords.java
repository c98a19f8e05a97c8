package org.muwahhad.catalog.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.SearchText;

/**
 * Words that mean the same; each entry is one word or several.
 *
 * @param ar Arabic ones
 * @param en English ones
 */
public record SynonymWords(List<String> ar, List<String> en) {
  /** Characters of one entry. */
  public static final int LONGEST = 100;

  /** Entries of a group. */
  public static final int MOST = 30;

  public SynonymWords(@Nullable List<String> ar, @Nullable List<String> en) {
    this.ar = kept(ar);
    this.en = kept(en);
  }

  /** One entry as it is stored. */
  record SynonymTerm(String language, String text, String normalised) {}

  private static List<String> kept(@Nullable List<String> typed) {
    return typed == null
        ? List.of()
        : typed.stream()
            .filter(Objects::nonNull)
            .map(String::strip)
            .filter(w -> !w.isEmpty())
            .toList();
  }

  List<SynonymTerm> terms() {
    List<SynonymTerm> terms = new ArrayList<>();
    ar.forEach(w -> terms.add(new SynonymTerm("ar", w, SearchText.normalise(w))));
    en.forEach(w -> terms.add(new SynonymTerm("en", w, SearchText.normalise(w))));
    return terms;
  }

  /** Notes what is wrong with the words by themselves, at the fields {@code ar} and {@code en}. */
  void check(Faults faults) {
    List<SynonymTerm> terms = terms();
    faults.check(terms.size() >= 2, ar.isEmpty() ? "ar" : "en", "catalog.synonyms-too-few");
    faults.check(terms.size() <= MOST, "ar", "catalog.synonyms-too-many", MOST);
    Set<String> known = new HashSet<>();
    for (SynonymTerm term : terms) {
      faults
          .atMost(term.language(), term.text(), LONGEST)
          .check(
              !term.normalised().isEmpty(), term.language(), "catalog.synonym-no-word", term.text())
          .check(
              known.add(term.normalised()), term.language(), "catalog.synonym-twice", term.text());
    }
  }
}
