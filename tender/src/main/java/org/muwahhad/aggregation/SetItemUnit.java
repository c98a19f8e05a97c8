package org.muwahhad.aggregation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.AggregationEntry.ItemUnitSet;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager states how many of one unit of an item make one of another, exactly, as a pack
 * of ten is ten of each; demand in either unit can then be joined. Requests made before keep the
 * factor they were made with.
 *
 * <p>Refused as not found when there is no such item, and as invalid input at {@code unit} and
 * {@code base} ({@code aggregation.unit-unknown}, {@code aggregation.same-unit}, {@code
 * aggregation.unit-other-way} when the pair is already converted the other way round) and at {@code
 * factor} ({@code aggregation.factor-unreadable}, {@code aggregation.factor-fraction} when it
 * leaves a fraction of what is counted whole).
 */
@Singleton
public class SetItemUnit {
  private final ItemUnits units;
  private final AuditLog audit;

  SetItemUnit(ItemUnits units, AuditLog audit) {
    this.units = units;
    this.audit = audit;
  }

  /**
   * A conversion as it was typed; units are UN/ECE Recommendation 20 codes.
   *
   * @param factor how many of {@code base} one {@code unit} is: {@code 10}, {@code 2.5}, {@code
   *     5/2}
   */
  public record UnitConversionInput(String unit, String base, String factor) {}

  @Transactional
  public void run(Actor actor, String itemCode, UnitConversionInput typed) {
    actor.require(Role.CATALOG_MANAGER);
    long item =
        units.findItem(itemCode).orElseThrow(() -> new Refusal.NotFound("item " + itemCode));
    Optional<Factor> read = Factor.parse(typed.factor());
    check(item, typed, read);
    Factor factor = read.orElseThrow();

    units.put(item, typed.unit(), typed.base(), factor.numerator(), factor.denominator());
    audit.record(actor, new ItemUnitSet(item, itemCode, typed.unit(), typed.base(), factor.text()));
  }

  private void check(long item, UnitConversionInput typed, Optional<Factor> factor) {
    Optional<ItemUnits.Unit> base = units.findUnit(typed.base());
    boolean whole = base.map(ItemUnits.Unit::whole).orElse(false);
    new Faults()
        .check(units.findUnit(typed.unit()).isPresent(), "unit", "aggregation.unit-unknown")
        .check(base.isPresent(), "base", "aggregation.unit-unknown")
        .check(!typed.unit().equals(typed.base()), "base", "aggregation.same-unit")
        .check(
            units.count(item, typed.base(), typed.unit()) == 0,
            "base",
            "aggregation.unit-other-way")
        .check(factor.isPresent(), "factor", "aggregation.factor-unreadable")
        .check(
            !whole || factor.map(f -> f.denominator() == 1).orElse(true),
            "factor",
            "aggregation.factor-fraction")
        .throwIfAny();
  }
}
