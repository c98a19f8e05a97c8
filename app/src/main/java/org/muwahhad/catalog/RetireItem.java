package org.muwahhad.catalog;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager takes an item out of the catalog, for a reason that stays with it. It takes no
 * new demand; what was already demanded goes on. There is no way back: a new item is added.
 *
 * <p>Refused with {@code catalog.item-retired} when it was retired already, and as invalid input at
 * {@code reason} without a reason or with more than 500 characters.
 */
@Singleton
public class RetireItem {
  private static final int LONGEST_REASON = 500;
  private final CatalogItems items;
  private final AuditLog audit;

  RetireItem(CatalogItems items, AuditLog audit) {
    this.items = items;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, String itemCode, String reason) {
    actor.require(Role.CATALOG_MANAGER);
    CatalogItems.Item item = items.get(itemCode);
    if (!ItemStatus.Event.RETIRE.isAllowedFrom(item.status())) {
      throw new Refusal.RuleBroken("catalog.item-retired", itemCode);
    }
    new Faults().text("reason", reason.strip(), LONGEST_REASON).throwIfAny();

    if (items.retire(item.id(), reason.strip(), item.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        Role.CATALOG_MANAGER,
        "item:" + item.id(),
        "catalog.item-retired",
        "item",
        item.id(),
        Map.of("code", itemCode, "reason", reason.strip()));
  }
}
