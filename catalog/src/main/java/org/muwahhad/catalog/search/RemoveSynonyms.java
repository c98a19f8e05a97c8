package org.muwahhad.catalog.search;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.SynonymsRemoved;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager removes a group of synonyms. Refused with {@code shared.changed-meanwhile} when
 * somebody else changed the group since it was read.
 */
@Singleton
public class RemoveSynonyms {
  private final SynonymGroups groups;
  private final ViewSynonyms view;
  private final AuditLog audit;

  RemoveSynonyms(SynonymGroups groups, ViewSynonyms view, AuditLog audit) {
    this.groups = groups;
    this.view = view;
    this.audit = audit;
  }

  /**
   * @param version of the group as it was read
   */
  @Transactional
  public void run(Actor actor, long group, int version) {
    actor.require(Role.CATALOG_MANAGER);
    SynonymWords words = view.get(actor, group).words();

    if (groups.touch(group, version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    groups.deleteTerms(group);
    groups.delete(group);
    audit.record(actor, new SynonymsRemoved(group, words.ar(), words.en()));
  }
}
