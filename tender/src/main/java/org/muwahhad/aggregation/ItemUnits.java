package org.muwahhad.aggregation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.Bilingual;

/** How the units an item was ever counted in convert into each other. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ItemUnits extends GenericRepository<ItemUnits.Conversion, Long> {

  /** How many of one unit are one of another, exactly. */
  @Introspected
  @MappedEntity("item_unit")
  record Conversion(
      @Id long itemId,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unit,
      String baseCode,
      @Relation(EMBEDDED) Bilingual base,
      long numerator,
      long denominator) {
    public Factor factor() {
      return new Factor(numerator, denominator);
    }
  }

  /**
   * A unit of measure.
   *
   * @param whole counted whole: no conversion may leave a fraction of it
   */
  @Introspected
  @MappedEntity("unit_of_measure")
  record Unit(@Id String code, @Relation(EMBEDDED) Bilingual name, boolean whole) {}

  @Query("SELECT id FROM catalog_item WHERE code = :code")
  Optional<Long> findItem(String code);

  @Query(
      """
      SELECT c.item_id, c.unit_code, u.name_ar AS unit_ar, u.name_en AS unit_en,
             c.base_unit_code AS base_code, b.name_ar AS base_ar, b.name_en AS base_en,
             c.numerator, c.denominator
        FROM item_unit c
        JOIN unit_of_measure u ON u.code = c.unit_code
        JOIN unit_of_measure b ON b.code = c.base_unit_code
       WHERE c.item_id = :item
       ORDER BY c.unit_code, c.base_unit_code""")
  List<Conversion> list(long item);

  @Query("SELECT code, name_ar, name_en, is_whole AS whole FROM unit_of_measure ORDER BY name_en")
  List<Unit> listUnits();

  @Query("SELECT code, name_ar, name_en, is_whole AS whole FROM unit_of_measure WHERE code = :code")
  Optional<Unit> findUnit(String code);

  @Query(
      """
      SELECT COUNT(*) FROM item_unit
       WHERE item_id = :item AND unit_code = :unit AND base_unit_code = :base""")
  int count(long item, String unit, String base);

  @Query(
      """
      INSERT INTO item_unit (item_id, unit_code, base_unit_code, numerator, denominator)
      VALUES (:item, :unit, :base, :numerator, :denominator)
      ON DUPLICATE KEY UPDATE numerator = :numerator, denominator = :denominator""")
  int put(long item, String unit, String base, long numerator, long denominator);

  @Query(
      """
      DELETE FROM item_unit
       WHERE item_id = :item AND unit_code = :unit AND base_unit_code = :base""")
  int remove(long item, String unit, String base);
}
