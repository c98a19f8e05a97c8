package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.SynonymsAdded;
import org.muwahhad.shared.DatabaseClock;

/**
 * A catalog manager names words that mean the same, in either language, each one word or several.
 * From then on a search for one of them finds the others, too.
 *
 * <p>Refused as invalid input at {@code ar} or {@code en}: {@code catalog.synonyms-too-few} with
 * fewer than two, {@code catalog.synonyms-too-many}, {@code catalog.synonym-twice}, {@code
 * catalog.synonym-no-word} for signs alone, and {@code catalog.synonym-taken} for one that is in
 * another group.
 */
@Singleton
public class AddSynonyms {
  private final SynonymGroups groups;
  private final SynonymWriting writing;
  private final AuditLog audit;
  private final DatabaseClock clock;

  AddSynonyms(SynonymGroups groups, SynonymWriting writing, AuditLog audit, DatabaseClock clock) {
    this.groups = groups;
    this.writing = writing;
    this.audit = audit;
    this.clock = clock;
  }

  /** Adds a group and returns its number. */
  @Transactional
  public long run(Actor actor, SynonymWords words) {
    actor.require(Role.CATALOG_MANAGER);
    writing.check(0, words);

    Instant now = clock.now();
    long group = groups.save(new SynonymGroups.Group(0, now, now, 0)).id();
    writing.write(group, words);
    audit.record(actor, new SynonymsAdded(group, words.ar(), words.en()));
    return group;
  }
}
