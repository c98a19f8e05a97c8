package org.muwahhad.aggregation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A catalog manager states how many of one unit of an item make one of another, exactly, as a pack
 * of ten is ten of each; demand in either unit can then be joined. Requests made before keep the
 * factor they were made with.
 *
 * <p>Refused as not found when there is no such item, and as invalid input ({@code
 * aggregation.unit-unknown}, {@code aggregation.same-unit}) for its units.
 */
@Singleton
public class SetItemUnit {
  private final Rows rows;
  private final AuditLog audit;

  SetItemUnit(Rows rows, AuditLog audit) {
    this.rows = rows;
    this.audit = audit;
  }

  /** One {@code unit} is so many of {@code base}; both are UN/ECE Recommendation 20 codes. */
  @Transactional
  public void run(Actor actor, String itemCode, String unit, String base, Factor factor) {
    actor.require(Role.CATALOG_MANAGER);
    Long item = rows.findItem(itemCode);
    if (item == null) {
      throw new Refusal.NotFound("item " + itemCode);
    }
    new Faults()
        .check(rows.countUnit(unit) == 1, "unit", "aggregation.unit-unknown")
        .check(rows.countUnit(base) == 1, "base", "aggregation.unit-unknown")
        .check(!unit.equals(base), "base", "aggregation.same-unit")
        .throwIfAny();

    rows.put(item, unit, base, factor.numerator(), factor.denominator());
    audit.record(
        actor,
        Role.CATALOG_MANAGER,
        "item:" + item,
        "aggregation.unit-set",
        "item",
        item,
        Map.of("code", itemCode, "unit", unit, "base", base, "factor", factor.text()));
  }

  /** A conversion's key. */
  @Introspected
  @MappedEntity("item_unit")
  record Conversion(@Id long itemId) {}

  @JdbcRepository(dialect = Dialect.MYSQL)
  interface Rows extends GenericRepository<Conversion, Long> {
    @Query("SELECT id FROM catalog_item WHERE code = :code")
    @org.jspecify.annotations.Nullable
    Long findItem(String code);

    @Query("SELECT COUNT(*) FROM unit_of_measure WHERE code = :code")
    int countUnit(String code);

    @Query(
        """
        INSERT INTO item_unit (item_id, unit_code, base_unit_code, numerator, denominator)
        VALUES (:item, :unit, :base, :numerator, :denominator)
        ON DUPLICATE KEY UPDATE numerator = :numerator, denominator = :denominator""")
    int put(long item, String unit, String base, long numerator, long denominator);
  }
}
