package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.CatalogEntry.EquivalentRemoved;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager takes an item out of its group. A group of which one item would be left ends.
 *
 * <p>Refused with {@code catalog.not-in-group}, and with {@code catalog.standard-leaves} when it is
 * the standard of two or more others: another must be chosen first.
 */
@Singleton
public class RemoveEquivalent {
  private final CatalogItems items;
  private final EquivalenceGroups groups;
  private final EquivalenceRecord record;

  RemoveEquivalent(CatalogItems items, EquivalenceGroups groups, EquivalenceRecord record) {
    this.items = items;
    this.groups = groups;
    this.record = record;
  }

  @Transactional
  public void run(Actor actor, String itemCode) {
    actor.require(Role.CATALOG_MANAGER);
    CatalogItems.StoredItem item = items.get(itemCode);
    long group =
        groups
            .findGroup(item.id())
            .orElseThrow(() -> new Refusal.RuleBroken("catalog.not-in-group", itemCode));
    groups.lock(group);
    List<EquivalenceGroups.Member> members = groups.listMembers(group);
    boolean standard = members.stream().anyMatch(m -> m.isStandard() && m.itemId() == item.id());
    if (standard && members.size() > 2) {
      throw new Refusal.RuleBroken("catalog.standard-leaves", itemCode);
    }

    List<EquivalenceGroups.Member> left = List.of();
    if (members.size() > 2) {
      groups.remove(item.id());
      left = members.stream().filter(m -> m.itemId() != item.id()).toList();
    } else {
      record.replace(group, List.of());
      groups.removeGroup(group);
    }
    record.record(actor, EquivalentRemoved::new, item, left);
  }
}
