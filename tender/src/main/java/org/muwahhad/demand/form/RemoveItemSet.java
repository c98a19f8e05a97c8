package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/**
 * An officer removes a saved set: their own one, or one of the entity. Demand that it was added to
 * stays.
 *
 * <p>Not found for a set of others, refused as invalid input at {@code version} with {@code
 * shared.missing}, and a conflict when it is no longer the version that was seen.
 */
@Singleton
public class RemoveItemSet {
  private final ItemSets sets;

  RemoveItemSet(ItemSets sets) {
    this.sets = sets;
  }

  @Transactional
  public void run(Actor actor, long id, @Nullable Integer version) {
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    if (sets.findFor(id, officer.entity(), actor.personId()).isEmpty()) {
      throw new Refusal.NotFound("item set " + id);
    }
    if (version == null) {
      throw new Refusal.InvalidInput("version", "shared.missing");
    }
    sets.removeLines(id);
    if (sets.remove(id, version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
