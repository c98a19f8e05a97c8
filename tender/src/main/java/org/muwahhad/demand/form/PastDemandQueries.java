package org.muwahhad.demand.form;

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
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** What an entity demanded in other rounds, and what became of it. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PastDemandQueries extends GenericRepository<PastDemandQueries.PastDemand, Long> {
  /**
   * A submission of the entity in another round.
   *
   * @param lineCount how many lines it has
   * @param fitting how many of them ask for items that this round takes
   */
  @Introspected
  @MappedEntity("submission")
  record PastDemand(
      @Id long id,
      String roundCode,
      @Relation(EMBEDDED) Bilingual round,
      int lineCount,
      int fitting) {}

  /**
   * What a line was awarded at.
   *
   * @param unitPrice of one unit, without VAT, in the supplier's currency; of several suppliers the
   *     highest
   */
  @Introspected
  @MappedEntity("award_allocation")
  record AwardedPrice(@Id long demandLineId, BigDecimal unitPrice, String currency) {
    public Money price() {
      return Money.price(unitPrice, currency);
    }
  }

  /** Submitted demand of the entity in other rounds, the newest round first. */
  @Query(
      """
      SELECT s.id, r.code AS round_code, r.name_ar AS round_ar, r.name_en AS round_en,
             (SELECT COUNT(*) FROM demand_line l WHERE l.submission_id = s.id) AS line_count,
             (SELECT COUNT(DISTINCT l.id) FROM demand_line l
                JOIN item_revision v ON v.id = l.revision_id
                JOIN catalog_item i ON i.id = v.item_id
                JOIN round_category rc ON rc.round_id = :roundId
                JOIN category k ON k.code = rc.category_code
               WHERE l.submission_id = s.id
                 AND LEFT(i.category_code, k.level) = LEFT(k.code, k.level)) AS fitting
        FROM submission s JOIN demand_round r ON r.id = s.round_id
       WHERE s.entity_id = :entityId AND s.round_id <> :roundId
         AND s.status IN ('SUBMITTED', 'ENDORSED')
       ORDER BY r.closes_at DESC, s.id DESC""")
  List<PastDemand> listPast(long entityId, long roundId);

  /**
   * Codes of what the entity asked for in other rounds and this one takes, the most usual first.
   */
  @Query(
      """
      SELECT i.code
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN item_revision v ON v.id = l.revision_id
        JOIN catalog_item i ON i.id = v.item_id
       WHERE s.entity_id = :entityId AND s.round_id <> :roundId
         AND s.status IN ('SUBMITTED', 'ENDORSED') AND i.status = 'ACTIVE'
         AND EXISTS (SELECT 1 FROM round_category rc JOIN category k ON k.code = rc.category_code
                      WHERE rc.round_id = :roundId
                        AND LEFT(i.category_code, k.level) = LEFT(k.code, k.level))
       GROUP BY i.code
       ORDER BY COUNT(DISTINCT s.id) DESC, MAX(s.id) DESC, i.code
       LIMIT 12""")
  List<String> listUsual(long entityId, long roundId);

  /** Prices are known from the standstill on. */
  @Query(
      """
      SELECT x.demand_line_id, MAX(x.unit_price) AS unit_price, w.currency
        FROM award_allocation x
        JOIN live_award w ON w.id = x.award_id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN joint_tender t ON t.id = i.tender_id
        JOIN demand_line l ON l.id = x.demand_line_id
       WHERE l.submission_id = :submissionId
         AND (w.status = 'active' OR t.status IN ('STANDSTILL', 'AWARDED'))
       GROUP BY x.demand_line_id, w.currency""")
  List<AwardedPrice> listAwarded(long submissionId);
}
