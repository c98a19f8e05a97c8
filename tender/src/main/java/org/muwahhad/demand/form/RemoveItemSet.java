package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/**
 * An officer removes a saved set: the own one, or one of the entity. Demand that it was added to
 * stays.
 *
 * <p>Not found for a set of others, and a conflict when it is no longer the version that was seen.
 */
@Singleton
public class RemoveItemSet {
  private final ItemSets sets;

  RemoveItemSet(ItemSets sets) {
    this.sets = sets;
  }

  @Transactional
  public void run(Actor actor, long id, int version) {
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    sets.findFor(id, officer.entity(), actor.personId())
        .orElseThrow(() -> new Refusal.NotFound("item set " + id));
    sets.removeLines(id);
    if (sets.remove(id, version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
