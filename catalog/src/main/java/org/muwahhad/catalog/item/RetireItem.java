package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.ItemRetired;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager takes an item out of the catalog, for a reason that stays with it, and may name
 * the item that takes its place. It takes no new demand; what was already demanded goes on. There
 * is no way back: a new item is added.
 *
 * <p>Refused with {@code catalog.item-retired} when it was retired already, and as invalid input at
 * {@code reason} without a reason or with more than 500 characters, and at {@code successor} with
 * {@code catalog.successor-unknown}, {@code catalog.successor-itself} or {@code
 * catalog.successor-retired}. As a successor is still offered when it is named, no chain of
 * successors leads back to its beginning.
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

  /** Retires an item that nothing replaces. */
  @Transactional
  public void run(Actor actor, String itemCode, String reason) {
    run(actor, itemCode, reason, null);
  }

  /**
   * Retires an item.
   *
   * @param successorCode the item that takes its place; null or blank if there is none
   */
  @Transactional
  public void run(Actor actor, String itemCode, String reason, @Nullable String successorCode) {
    actor.require(Role.CATALOG_MANAGER);
    CatalogItems.StoredItem item = items.get(itemCode);
    if (!ItemStatus.ItemEvent.RETIRE.isAllowedFrom(item.status())) {
      throw new Refusal.RuleBroken("catalog.item-retired", itemCode);
    }
    Faults faults = new Faults().text("reason", reason.strip(), LONGEST_REASON);
    CatalogItems.StoredItem successor = successor(faults, item, successorCode);
    faults.throwIfAny();

    Long successorId = successor == null ? null : (Long) successor.id();
    if (items.retire(item.id(), reason.strip(), successorId, item.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new ItemRetired(
            item.id(), itemCode, reason.strip(), successor == null ? null : successor.code()));
  }

  private CatalogItems.@Nullable StoredItem successor(
      Faults faults, CatalogItems.StoredItem item, @Nullable String code) {
    if (code == null || code.isBlank()) {
      return null;
    }
    String named = code.strip().toUpperCase(Locale.ROOT);
    CatalogItems.StoredItem successor = items.findByCode(named).orElse(null);
    if (successor == null) {
      faults.check(false, "successor", "catalog.successor-unknown", named);
    } else {
      faults
          .check(successor.id() != item.id(), "successor", "catalog.successor-itself")
          .check(successor.status() == ItemStatus.ACTIVE, "successor", "catalog.successor-retired");
    }
    return successor;
  }
}
