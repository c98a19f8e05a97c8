package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;

/** What the acts on synonyms have in common. */
@Singleton
class SynonymWriting {
  private final SynonymGroups groups;
  private final AuditLog audit;

  SynonymWriting(SynonymGroups groups, AuditLog audit) {
    this.groups = groups;
    this.audit = audit;
  }

  /** Refuses words that cannot stand together in a group; 0 for a group that is not there yet. */
  void check(long group, SynonymWords words) {
    Faults faults = new Faults();
    words.check(faults);
    List<SynonymWords.Term> terms = words.terms();
    if (!terms.isEmpty()) {
      groups.listTaken(terms.stream().map(SynonymWords.Term::normalised).toList()).stream()
          .filter(t -> t.groupId() != group)
          .forEach(t -> taken(faults, terms, t));
    }
    faults.throwIfAny();
  }

  void write(long group, SynonymWords words) {
    int position = 1;
    for (SynonymWords.Term term : words.terms()) {
      groups.addTerm(group, position++, term.language(), term.text(), term.normalised());
    }
  }

  void record(Actor actor, String act, long group, SynonymWords words) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("ar", words.ar());
    detail.put("en", words.en());
    audit.record(actor, Role.CATALOG_MANAGER, "synonyms:" + group, act, "synonyms", group, detail);
  }

  private static void taken(
      Faults faults, List<SynonymWords.Term> terms, SynonymGroups.Taken taken) {
    terms.stream()
        .filter(t -> t.normalised().equals(taken.normalised()))
        .forEach(t -> faults.check(false, t.language(), "catalog.synonym-taken", t.text()));
  }
}
