package org.muwahhad.demand.submission;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * What a state asked for before a round: for each item, entity and category of the round in the
 * last round in which it was asked for and endorsed. Only items that the round takes count. Who may
 * read it is decided by the caller.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface LastDemandQueries extends GenericRepository<LastDemandQueries.LastDemand, String> {

  /**
   * Endorsed demand of an earlier round.
   *
   * @param id the key of the entity, the code of the category, or {@link #item}
   * @param quantity of all lines; means something only where they are of one item and unit
   * @param total without VAT, in {@code currency}
   */
  @Introspected
  @MappedEntity("demand_line")
  record LastDemand(
      @Id String id,
      @Relation(EMBEDDED) Bilingual round,
      int lineCount,
      BigDecimal quantity,
      BigDecimal total,
      String currency) {
    public Money sum() {
      return Money.rounded(total, currency);
    }

    /** By which part of it the quantity of today is higher, or lower where it is below zero. */
    public BigDecimal changeTo(BigDecimal quantityToday) {
      return change(quantity, quantityToday);
    }

    /** As above, of the sum; null where the last one is zero. */
    public @Nullable BigDecimal changeTo(Money sumToday) {
      return total.signum() == 0 ? null : change(total, sumToday.amount());
    }

    private static BigDecimal change(BigDecimal before, BigDecimal today) {
      return today.subtract(before).divide(before, 4, RoundingMode.HALF_UP);
    }
  }

  /** The key of what an entity asks for of an item, by their key and code, and its unit. */
  static String item(long entityId, String itemCode, String unitCode) {
    return entityId + "/" + itemCode + "/" + unitCode;
  }

  /** The one with a key. */
  static Optional<LastDemand> find(List<LastDemand> demand, String id) {
    return demand.stream().filter(d -> d.id().equals(id)).findFirst();
  }

  String OF_ROUNDS =
      """
       AS id, r.name_ar AS round_ar, r.name_en AS round_en, COUNT(*) AS line_count,
             SUM(l.quantity) AS quantity,
             SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)) AS total,
             MAX(l.currency) AS currency,
      """;

  String NEWEST_FIRST = " ORDER BY r.closed_at DESC, r.id DESC) AS place ";

  String FROM =
      """
        FROM demand_round t
        JOIN demand_round r ON r.id <> t.id AND r.status IN ('CLOSED', 'AGGREGATED')
                           AND r.closed_at < COALESCE(t.closed_at, t.closes_at)
        JOIN submission s ON s.round_id = r.id AND s.state_code = :stateCode
                         AND s.status = 'ENDORSED'
        JOIN demand_line l ON l.submission_id = s.id
        JOIN item_revision v ON v.id = l.revision_id
        JOIN catalog_item i ON i.id = v.item_id
        JOIN currency c ON c.code = l.currency
        JOIN round_category rc ON rc.round_id = t.id
        JOIN category k ON k.code = rc.category_code
                       AND LEFT(i.category_code, k.level) = LEFT(k.code, k.level)
       WHERE t.id = :roundId
         AND NOT EXISTS (SELECT 1 FROM round_category nc JOIN category n ON n.code = nc.category_code
                          WHERE nc.round_id = t.id AND n.level > k.level
                            AND LEFT(i.category_code, n.level) = LEFT(n.code, n.level))
      """;

  String COLUMNS = "SELECT q.id, q.round_ar, q.round_en, q.line_count, q.quantity, q.total, ";

  /** Of every item and unit, see {@link #item}; of one entity, or of all with an entity of 0. */
  @Query(
      COLUMNS
          + "q.currency FROM (SELECT CONCAT(s.entity_id, '/', i.code, '/', l.unit_code)"
          + OF_ROUNDS
          + " ROW_NUMBER() OVER (PARTITION BY s.entity_id, i.code, l.unit_code"
          + NEWEST_FIRST
          + FROM
          + """
             AND (:entityId = 0 OR s.entity_id = :entityId)
             GROUP BY s.entity_id, i.code, l.unit_code, r.id, r.closed_at, r.name_ar, r.name_en) q
             WHERE q.place = 1""")
  List<LastDemand> listItems(long roundId, String stateCode, long entityId);

  @Query(
      COLUMNS
          + "q.currency FROM (SELECT CAST(s.entity_id AS CHAR)"
          + OF_ROUNDS
          + " ROW_NUMBER() OVER (PARTITION BY s.entity_id"
          + NEWEST_FIRST
          + FROM
          + """
             GROUP BY s.entity_id, r.id, r.closed_at, r.name_ar, r.name_en) q
             WHERE q.place = 1""")
  List<LastDemand> listEntities(long roundId, String stateCode);

  @Query(
      COLUMNS
          + "q.currency FROM (SELECT k.code"
          + OF_ROUNDS
          + " ROW_NUMBER() OVER (PARTITION BY k.code"
          + NEWEST_FIRST
          + FROM
          + """
             GROUP BY k.code, r.id, r.closed_at, r.name_ar, r.name_en) q
             WHERE q.place = 1""")
  List<LastDemand> listCategories(long roundId, String stateCode);
}
