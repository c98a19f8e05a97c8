package org.muwahhad.aggregation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.AggregationEntry.ItemUnitRemoved;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager takes a conversion of units back: no new request to join goes by it. Requests
 * made before keep the factor they were made with.
 *
 * <p>Refused as not found when there is no such item or conversion.
 */
@Singleton
public class RemoveItemUnit {
  private final ItemUnits units;
  private final AuditLog audit;

  RemoveItemUnit(ItemUnits units, AuditLog audit) {
    this.units = units;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, String itemCode, String unit, String base) {
    actor.require(Role.CATALOG_MANAGER);
    long item =
        units.findItem(itemCode).orElseThrow(() -> new Refusal.NotFound("item " + itemCode));
    if (units.remove(item, unit, base) != 1) {
      throw new Refusal.NotFound("conversion of " + itemCode + " from " + unit + " to " + base);
    }

    audit.record(actor, new ItemUnitRemoved(item, itemCode, unit, base));
  }
}
