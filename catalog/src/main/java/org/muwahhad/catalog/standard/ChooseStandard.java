package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.CatalogEntry.StandardChosen;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager makes an item the standard of its group; all conversions then count in it.
 *
 * <p>Refused with {@code catalog.item-retired}, {@code catalog.not-in-group}, {@code
 * catalog.standard-already} and {@code catalog.factor-too-great}.
 */
@Singleton
public class ChooseStandard {
  private final CatalogItems items;
  private final EquivalenceGroups groups;
  private final EquivalenceRecord record;

  ChooseStandard(CatalogItems items, EquivalenceGroups groups, EquivalenceRecord record) {
    this.items = items;
    this.groups = groups;
    this.record = record;
  }

  @Transactional
  public void run(Actor actor, String itemCode) {
    actor.require(Role.CATALOG_MANAGER);
    CatalogItems.StoredItem item = items.get(itemCode);
    if (item.status() != ItemStatus.ACTIVE) {
      throw new Refusal.RuleBroken("catalog.item-retired", itemCode);
    }
    long group =
        groups
            .findGroup(item.id())
            .orElseThrow(() -> new Refusal.RuleBroken("catalog.not-in-group", itemCode));
    groups.lock(group);
    List<EquivalenceGroups.Member> members = groups.listMembers(group);
    if (members.stream().anyMatch(m -> m.isStandard() && m.itemId() == item.id())) {
      throw new Refusal.RuleBroken("catalog.standard-already", itemCode);
    }

    List<EquivalenceGroups.Member> counted = EquivalenceRecord.withStandard(members, item.id());
    record.replace(group, counted);
    record.record(actor, StandardChosen::new, item, counted);
  }
}
