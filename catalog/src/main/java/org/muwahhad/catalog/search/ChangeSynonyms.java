package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.SynonymsChanged;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager changes a group of synonyms. Refused like {@link AddSynonyms}, and with {@code
 * shared.changed-meanwhile} when somebody else changed the group since it was read.
 *
 * <p>Faults in the input have the codes {@code catalog.synonym-no-word}, {@code
 * catalog.synonym-taken}, {@code catalog.synonym-twice}, {@code catalog.synonyms-too-few} and
 * {@code catalog.synonyms-too-many}.
 */
@Singleton
public class ChangeSynonyms {
  private final SynonymGroups groups;
  private final SynonymWriting writing;
  private final AuditLog audit;

  ChangeSynonyms(SynonymGroups groups, SynonymWriting writing, AuditLog audit) {
    this.groups = groups;
    this.writing = writing;
    this.audit = audit;
  }

  /**
   * @param version of the group as it was read
   */
  @Transactional
  public void run(Actor actor, long group, int version, SynonymWords words) {
    actor.require(Role.CATALOG_MANAGER);
    groups.get(group);
    writing.check(group, words);

    if (groups.touch(group, version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    groups.deleteTerms(group);
    writing.write(group, words);
    audit.record(actor, new SynonymsChanged(group, words.ar(), words.en()));
  }
}
