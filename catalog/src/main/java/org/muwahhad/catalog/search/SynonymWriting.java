package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.shared.Faults;

/** What the acts on synonyms have in common. */
@Singleton
class SynonymWriting {
  private final SynonymGroups groups;

  SynonymWriting(SynonymGroups groups) {
    this.groups = groups;
  }

  /** Refuses words that cannot stand together in a group; 0 for a group that is not there yet. */
  void check(long group, SynonymWords words) {
    Faults faults = new Faults();
    words.check(faults);
    List<SynonymWords.SynonymTerm> terms = words.terms();
    if (!terms.isEmpty()) {
      groups.listTaken(terms.stream().map(SynonymWords.SynonymTerm::normalised).toList()).stream()
          .filter(t -> t.groupId() != group)
          .forEach(t -> taken(faults, terms, t));
    }
    faults.throwIfAny();
  }

  void write(long group, SynonymWords words) {
    int position = 1;
    for (SynonymWords.SynonymTerm term : words.terms()) {
      groups.addTerm(group, position++, term.language(), term.text(), term.normalised());
    }
  }

  private static void taken(
      Faults faults, List<SynonymWords.SynonymTerm> terms, SynonymGroups.TakenSynonym taken) {
    terms.stream()
        .filter(t -> t.normalised().equals(taken.normalised()))
        .forEach(t -> faults.check(false, t.language(), "catalog.synonym-taken", t.text()));
  }
}
