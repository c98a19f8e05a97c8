package org.muwahhad.catalog.standard;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.RevisionView;

/** What {@link StandardItems} asks the database. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StandardQueries extends GenericRepository<StandardQueries.StandardNearby, Long> {

  /**
   * The standard near an item.
   *
   * @param numerator one unit of the item in units of the standard; null unless equivalent
   * @param shared attributes on which they agree
   * @param stated attributes that the item states
   */
  @Introspected
  @MappedEntity("catalog_item")
  record StandardNearby(
      @Id long itemId,
      String itemCode,
      @Nullable Long numerator,
      @Nullable Long denominator,
      int shared,
      int stated) {}

  /** What was put into a round for an item. */
  @Introspected
  @MappedEntity("catalog_item")
  record Volume(@Id long itemId, BigDecimal quantity) {}

  String SHARED =
      """
      (SELECT COUNT(*) FROM item_attribute a
         JOIN item_attribute b ON b.attribute_id = a.attribute_id AND b.value = a.value
        WHERE a.revision_id = own.revision_id AND b.revision_id = s.revision_id) AS shared,
      (SELECT COUNT(*) FROM item_attribute a WHERE a.revision_id = own.revision_id) AS stated
      """;

  String NEWEST =
      """
      (SELECT i.id, i.code, i.category_code, i.kind, i.status, r.id AS revision_id
         FROM catalog_item i
         JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count)
      """;

  /** The active standard of the item's group; none when the item is the standard itself. */
  @Query(
      "SELECT s.id AS item_id, s.code AS item_code, m.numerator, m.denominator, "
          + SHARED
          + " FROM "
          + NEWEST
          + """
             own
            JOIN equivalence_member m ON m.item_id = own.id AND m.standard_of IS NULL
            JOIN equivalence_member n ON n.standard_of = m.group_id
            JOIN
            """
          + NEWEST
          + " s ON s.id = n.item_id AND s.status = 'ACTIVE' WHERE own.code = :itemCode")
  Optional<StandardNearby> findOfGroup(String itemCode);

  /** An item with the active standard of its group. */
  @Introspected
  @MappedEntity("catalog_item")
  record Pair(
      @Id long itemId, String chosenCode, String itemCode, long numerator, long denominator) {
    StandardNearby near() {
      return new StandardNearby(itemId, itemCode, numerator, denominator, 0, 0);
    }
  }

  /** Those of some items that have a standard beside them; items that take demand only. */
  @Query(
      """
      SELECT s.id AS item_id, own.code AS chosen_code, s.code AS item_code, m.numerator,
             m.denominator
        FROM catalog_item own
        JOIN equivalence_member m ON m.item_id = own.id AND m.standard_of IS NULL
        JOIN equivalence_member n ON n.standard_of = m.group_id
        JOIN catalog_item s ON s.id = n.item_id AND s.status = 'ACTIVE'
       WHERE own.code IN (:itemCodes) AND own.status = 'ACTIVE'""")
  List<Pair> listOfGroups(List<String> itemCodes);

  /** The active standard of the same category and kind that shares the most attributes. */
  @Query(
      "SELECT s.id AS item_id, s.code AS item_code, NULL AS numerator, NULL AS denominator, "
          + SHARED
          + " FROM "
          + NEWEST
          + """
             own
            JOIN
            """
          + NEWEST
          + """
             s ON s.category_code = own.category_code AND s.kind = own.kind
              AND s.status = 'ACTIVE' AND s.id <> own.id
            JOIN equivalence_member n ON n.item_id = s.id AND n.standard_of IS NOT NULL
           WHERE own.code = :itemCode
             AND NOT EXISTS (SELECT 1 FROM equivalence_member m WHERE m.item_id = own.id)
           ORDER BY shared DESC, s.code LIMIT 1""")
  Optional<StandardNearby> findAlike(String itemCode);

  /** What entities other than one put into a round for some items, submitted or endorsed. */
  @Query(
      """
      SELECT r.item_id, SUM(l.quantity) AS quantity
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN item_revision r ON r.id = l.revision_id
       WHERE s.round_id = :roundId AND s.status IN ('SUBMITTED', 'ENDORSED')
         AND s.entity_id <> :entityId AND r.item_id IN (:itemIds)
       GROUP BY r.item_id""")
  List<Volume> listVolumes(long roundId, long entityId, List<Long> itemIds);

  String REVISION =
      """
      SELECT r.id, r.item_id, i.code AS item_code, r.number, i.kind, r.name_ar, r.name_en,
             r.unit_code, u.name_ar AS unit_name_ar, u.name_en AS unit_name_en, i.category_code,
             r.benchmark_price, r.benchmark_currency, r.benchmark_date, i.status AS item_status
        FROM item_revision r
        JOIN catalog_item i ON i.id = r.item_id
        JOIN unit_of_measure u ON u.code = r.unit_code
       WHERE i.status = 'ACTIVE' AND r.number = i.revision_count
      """;

  /** The newest revision of an item that still takes demand. */
  @Query(REVISION + " AND i.code = :itemCode")
  Optional<RevisionView> findActive(String itemCode);

  @Query(REVISION + " AND i.code IN (:itemCodes)")
  List<RevisionView> listActive(List<String> itemCodes);
}
