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
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** What aggregating a round would give, before it is done: items by proposed lot, and the rest. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RoundSumQueries extends GenericRepository<RoundSumQueries.SummedItem, Long> {

  /**
   * An item revision with the sum over all endorsed lines of the round.
   *
   * @param cpvClass first four digits of the CPV code: items of one class make one lot
   * @param categoryCode CPV code of its own category
   * @param lot label of the class, or of the next wider category that has one
   * @param quantity in the unit of the revision
   */
  @Introspected
  @MappedEntity("demand_line")
  record SummedItem(
      @Id long revisionId,
      String cpvClass,
      String categoryCode,
      @Relation(EMBEDDED) Bilingual lot,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual unit,
      int lineCount,
      BigDecimal quantity) {}

  /** A submission whose lines would not go into the tender, because it is not endorsed. */
  @Introspected
  @MappedEntity("submission")
  record OmittedSubmission(
      @Id long submissionId,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual state,
      String status,
      int lineCount) {}

  @Query(
      """
      SELECT x.revision_id, LEFT(i.category_code, 4) AS cpv_class, i.category_code,
             COALESCE(k.name_ar, g.name_ar, c.name_ar) AS lot_ar,
             COALESCE(k.name_en, g.name_en, c.name_en) AS lot_en,
             i.code AS item_code, r.name_ar, r.name_en, u.name_ar AS unit_ar, u.name_en AS unit_en,
             x.line_count, x.quantity
        FROM (SELECT l.revision_id, l.unit_code, COUNT(*) AS line_count,
                     SUM(l.quantity) AS quantity
                FROM submission s JOIN demand_line l ON l.submission_id = s.id
               WHERE s.round_id = :roundId AND s.status = 'ENDORSED'
               GROUP BY l.revision_id, l.unit_code) x
        JOIN item_revision r ON r.id = x.revision_id
        JOIN catalog_item i ON i.id = r.item_id
        JOIN unit_of_measure u ON u.code = x.unit_code
        JOIN category c ON c.code = i.category_code
        LEFT JOIN category k ON k.code = CONCAT(LEFT(i.category_code, 4), '0000')
        LEFT JOIN category g ON g.code = CONCAT(LEFT(i.category_code, 3), '00000')
       ORDER BY cpv_class, i.category_code, i.code, r.number""")
  List<SummedItem> listItems(long roundId);

  @Query(
      """
      SELECT s.id AS submission_id, e.name_ar AS entity_ar, e.name_en AS entity_en,
             m.name_ar AS state_ar, m.name_en AS state_en, s.status, COUNT(l.id) AS line_count
        FROM submission s
        JOIN procuring_entity e ON e.id = s.entity_id
        JOIN member_state m ON m.code = s.state_code
        LEFT JOIN demand_line l ON l.submission_id = s.id
       WHERE s.round_id = :roundId AND s.status <> 'ENDORSED'
       GROUP BY s.id, e.name_ar, e.name_en, m.name_ar, m.name_en, s.status
       ORDER BY m.name_en, e.name_en""")
  List<OmittedSubmission> listLeftOut(long roundId);

  @Query("SELECT tender_id FROM tender_round WHERE standing_of = :roundId")
  Optional<Long> findTender(long roundId);
}
