package org.muwahhad.demand.form;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
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

  /**
   * A set in a list, with how many items it has and who made it.
   *
   * @param own whether the reader made it
   */
  @Introspected
  @MappedEntity("item_set")
  record ItemSetRow(
      @Id long id,
      String name,
      boolean shared,
      @Relation(EMBEDDED) Bilingual person,
      @MappedProperty("is_own") boolean own,
      int lineCount,
      int version) {}

  /**
   * An item of a set.
   *
   * @param unitCode in which the quantity is
   * @param unitToday in which the item is counted today
   * @param countedIn name of that unit
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
      @Relation(EMBEDDED) Bilingual countedIn,
      boolean active) {
    /** Whether it can be asked for as it stands here. */
    public boolean isUsable() {
      return active && unitCode.equals(unitToday);
    }

    /** Whether its quantity is asked for again, since the item got another unit. */
    public boolean isAskedAgain() {
      return active && !unitCode.equals(unitToday);
    }
  }

  ItemSet save(ItemSet set);

  Optional<ItemSet> findById(long id);

  String ROW =
      """
      SELECT s.id, s.name, s.shared, p.name_ar AS person_ar, p.name_en AS person_en,
             s.created_by = :personId AS is_own,
             (SELECT COUNT(*) FROM item_set_line l WHERE l.set_id = s.id) AS line_count, s.version
        FROM item_set s JOIN person p ON p.id = s.created_by
      """;

  /** What an officer may use: their own sets and those of the entity. */
  String USABLE = " WHERE s.entity_id = :entityId AND (s.shared OR s.created_by = :personId)";

  /** Them all, by name. */
  @Query(ROW + USABLE + " ORDER BY s.name, s.id LIMIT :most")
  List<ItemSetRow> listFor(long entityId, long personId, int most);

  /** Which of them answer a text and a filter; the pattern is of {@code LIKE}, empty for all. */
  String CHOSEN =
      """
       AND (:like = '' OR s.name LIKE :like OR p.name_ar LIKE :like OR p.name_en LIKE :like
            OR EXISTS (SELECT 1 FROM item_set_line l
                         JOIN catalog_item i ON i.id = l.item_id
                         JOIN item_revision v ON v.item_id = i.id AND v.number = i.revision_count
                        WHERE l.set_id = s.id
                          AND (i.code LIKE :like OR v.name_ar LIKE :like OR v.name_en LIKE :like)))
       AND (:filter = '' OR :filter = IF(s.shared, 'SHARED', 'OWN'))
      """;

  /**
   * A page of them.
   *
   * @param filter SHARED, OWN or empty
   * @param sort name or items, with {@code -} before it for the last first; or empty
   */
  @Query(
      ROW
          + USABLE
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'items' THEN line_count END,
                CASE :sort WHEN '-items' THEN line_count END DESC,
                CASE :sort WHEN '-name' THEN s.name END DESC,
                s.name, s.id
       LIMIT :most OFFSET :offset""")
  List<ItemSetRow> listPage(
      long entityId, long personId, String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*) FROM item_set s JOIN person p ON p.id = s.created_by" + USABLE + CHOSEN)
  int count(long entityId, long personId, String like, String filter);

  @Query(
      ROW
          + " WHERE s.id = :id AND s.entity_id = :entityId"
          + " AND (s.shared OR s.created_by = :personId)")
  Optional<ItemSetRow> findFor(long id, long entityId, long personId);

  @Query(
      """
      SELECT i.code AS item_code, v.name_ar, v.name_en, l.unit_code, u.name_ar AS unit_ar,
             u.name_en AS unit_en, l.quantity, v.unit_code AS unit_today,
             n.name_ar AS counted_in_ar, n.name_en AS counted_in_en,
             i.status = 'ACTIVE' AS active
        FROM item_set_line l
        JOIN catalog_item i ON i.id = l.item_id
        JOIN item_revision v ON v.item_id = i.id AND v.number = i.revision_count
        JOIN unit_of_measure u ON u.code = l.unit_code
        JOIN unit_of_measure n ON n.code = v.unit_code
       WHERE l.set_id = :setId ORDER BY l.position""")
  List<ItemSetLine> listLines(long setId);

  @Query(
      """
      UPDATE item_set SET name = :name, shared = :shared, version = version + 1
       WHERE id = :id AND version = :version""")
  int update(long id, int version, String name, boolean shared);

  /** Puts an item in; the unit is that in which it is counted today. */
  @Query(
      """
      INSERT INTO item_set_line (set_id, item_id, position, unit_code, quantity)
      SELECT :setId, id, :position, :unitCode, :quantity FROM catalog_item WHERE code = :itemCode""")
  int addLine(long setId, int position, String itemCode, String unitCode, BigDecimal quantity);

  /** Changes an item; the unit stays, or is that in which it is counted today. */
  @Query(
      """
      UPDATE item_set_line SET position = :position, unit_code = :unitCode, quantity = :quantity
       WHERE set_id = :setId AND item_id = (SELECT id FROM catalog_item WHERE code = :itemCode)""")
  int changeLine(long setId, int position, String itemCode, String unitCode, BigDecimal quantity);

  @Query(
      """
      DELETE FROM item_set_line
       WHERE set_id = :setId AND item_id = (SELECT id FROM catalog_item WHERE code = :itemCode)""")
  int removeLine(long setId, String itemCode);

  @Query("DELETE FROM item_set_line WHERE set_id = :setId")
  int removeLines(long setId);

  @Query("DELETE FROM item_set WHERE id = :id AND version = :version")
  int remove(long id, int version);
}
