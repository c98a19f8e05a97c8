package org.muwahhad.demand.form;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** Saved sets of items, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ItemSets extends GenericRepository<ItemSets.ItemSet, Long> {

  /**
   * A set.
   *
   * @param shared whether all officers of the entity use it, or its maker alone
   * @param createdAt UTC
   */
  @MappedEntity("item_set")
  record ItemSet(
      @Id @GeneratedValue long id,
      long entityId,
      String name,
      boolean shared,
      long createdBy,
      Instant createdAt,
      @Version int version) {}

  /** A set in a list, with how many items it has and who made it. */
  @Introspected
  @MappedEntity("item_set")
  record ItemSetRow(
      @Id long id,
      String name,
      boolean shared,
      @Relation(EMBEDDED) Bilingual person,
      int lineCount,
      int version) {}

  /**
   * An item of a set.
   *
   * @param unitCode in which the quantity is
   * @param unitToday in which the item is counted today
   * @param active not retired from the catalog
   */
  @Introspected
  @MappedEntity("item_set_line")
  record ItemSetLine(
      @Id String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      String unitToday,
      boolean active) {
    /** Whether it can be asked for as it stands here. */
    public boolean isUsable() {
      return active && unitCode.equals(unitToday);
    }
  }

  ItemSet save(ItemSet set);

  Optional<ItemSet> findById(long id);

  String ROW =
      """
      SELECT s.id, s.name, s.shared, p.name_ar AS person_ar, p.name_en AS person_en,
             (SELECT COUNT(*) FROM item_set_line l WHERE l.set_id = s.id) AS line_count, s.version
        FROM item_set s JOIN person p ON p.id = s.created_by
      """;

  /** What an officer may use: the own sets and those of the entity, by name. */
  @Query(
      ROW
          + " WHERE s.entity_id = :entityId AND (s.shared OR s.created_by = :personId)"
          + " ORDER BY s.name, s.id")
  List<ItemSetRow> listFor(long entityId, long personId);

  @Query(
      ROW
          + " WHERE s.id = :id AND s.entity_id = :entityId"
          + " AND (s.shared OR s.created_by = :personId)")
  Optional<ItemSetRow> findFor(long id, long entityId, long personId);

  @Query(
      """
      SELECT i.code AS item_code, v.name_ar, v.name_en, l.unit_code, u.name_ar AS unit_ar,
             u.name_en AS unit_en, l.quantity, v.unit_code AS unit_today,
             i.status = 'ACTIVE' AS active
        FROM item_set_line l
        JOIN catalog_item i ON i.id = l.item_id
        JOIN item_revision v ON v.item_id = i.id AND v.number = i.revision_count
        JOIN unit_of_measure u ON u.code = l.unit_code
       WHERE l.set_id = :setId ORDER BY l.position""")
  List<ItemSetLine> listLines(long setId);

  @Query(
      """
      UPDATE item_set SET name = :name, shared = :shared, version = version + 1
       WHERE id = :id AND version = :version""")
  int update(long id, int version, String name, boolean shared);

  /** Takes over the unit in which the item is counted today. */
  @Query(
      """
      INSERT INTO item_set_line (set_id, item_id, position, unit_code, quantity)
      SELECT :setId, i.id, :position, v.unit_code, :quantity
        FROM catalog_item i
        JOIN item_revision v ON v.item_id = i.id AND v.number = i.revision_count
       WHERE i.code = :itemCode""")
  int addLine(long setId, int position, String itemCode, BigDecimal quantity);

  @Query("DELETE FROM item_set_line WHERE set_id = :setId")
  int removeLines(long setId);

  @Query("DELETE FROM item_set WHERE id = :id AND version = :version")
  int remove(long id, int version);
}
