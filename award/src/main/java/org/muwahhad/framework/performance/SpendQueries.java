package org.muwahhad.framework.performance;

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
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * What entities asked for, were awarded, ordered, took and paid, each sum in one currency as it is
 * stored; without VAT, except what was paid. Who may see what is asked in {@link ViewSpend}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SpendQueries extends GenericRepository<SpendQueries.SpendingEntity, Long> {

  /** An entity of a state. */
  @Introspected
  @MappedEntity("procuring_entity")
  record SpendingEntity(
      @Id long id,
      @Relation(EMBEDDED) Bilingual name,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state) {}

  @Query(
      """
      SELECT e.id, e.name_ar, e.name_en, e.state_code, m.name_ar AS state_ar,
             m.name_en AS state_en
        FROM procuring_entity e
        JOIN member_state m ON m.code = e.state_code
       ORDER BY e.state_code, e.id LIMIT 20000""")
  List<SpendingEntity> listEntities();

  /** A sum of an entity in one currency. */
  @Introspected
  @MappedEntity("procuring_entity")
  record EntitySum(SpendKind kind, @Id long entityId, String currency, BigDecimal amount) {
    Money money() {
      return new Money(amount, currency);
    }
  }

  // What a mini-competition orders is ordered of an agreement, whose award counts it already.
  String AWARDED =
      """
      SELECT 'AWARDED', l.entity_id, a.currency, SUM(x.net_amount)
        FROM award a
        JOIN joint_tender t ON t.id = a.tender_id AND t.procurement_method <> 'framework'
        JOIN award_allocation x ON x.award_id = a.id
        JOIN demand_line l ON l.id = x.demand_line_id
       WHERE a.status = 'active'
       GROUP BY l.entity_id, a.currency
      """;

  String PAID =
      """
      SELECT 'PAID', o.entity_id, n.currency, SUM(p.amount)
        FROM invoice_payment p
        JOIN invoice n ON n.id = p.invoice_id
        JOIN call_off o ON o.id = n.call_off_id
       GROUP BY o.entity_id, n.currency
      """;

  String BENCHMARK =
      """
      SELECT 'BENCHMARK', x.entity_id, r.benchmark_currency, SUM(x.quantity * r.benchmark_price)
        FROM call_off_line_in_force x
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
       GROUP BY x.entity_id, r.benchmark_currency
      """;

  /** The mean estimate of an entity for one unit of an item that it was awarded. */
  String ESTIMATED =
      """
        FROM call_off_line_in_force x
        JOIN framework_agreement f ON f.id = x.agreement_id
        JOIN (SELECT w.award_id, w.lot_item_id, l.entity_id, l.currency,
                     SUM(w.quantity * l.estimated_unit_price) / SUM(w.quantity) AS price
                FROM award_allocation w
                JOIN demand_line l ON l.id = w.demand_line_id
               GROUP BY w.award_id, w.lot_item_id, l.entity_id, l.currency) z
          ON z.award_id = f.award_id AND z.lot_item_id = x.lot_item_id
         AND z.entity_id = x.entity_id
      """;

  /** As {@code asked_figure} has it, whose categories nobody asks for here. */
  String ASKED =
      """
      SELECT 'ASKED' AS kind, l.entity_id, l.currency,
             SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)) AS amount
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN currency c ON c.code = l.currency
       WHERE s.status = 'ENDORSED'
       GROUP BY l.entity_id, l.currency
      UNION ALL
      """;

  /** All sums, by kind. */
  @Query(
      ASKED
          + AWARDED
          + "UNION ALL\nSELECT 'ORDERED', entity_id, currency, SUM(amount)"
          + " FROM ordered_figure GROUP BY entity_id, currency\n"
          + "UNION ALL\nSELECT 'TAKEN', entity_id, currency, SUM(amount)"
          + " FROM taken_figure GROUP BY entity_id, currency\nUNION ALL\n"
          + PAID
          + "UNION ALL\n"
          + BENCHMARK
          + "UNION ALL\nSELECT 'ESTIMATE', x.entity_id, z.currency, SUM(x.quantity * z.price)\n"
          + ESTIMATED
          + " GROUP BY x.entity_id, z.currency\n"
          + "UNION ALL\nSELECT 'ORDERED_ESTIMATED', x.entity_id, a.currency, SUM(x.net_amount)\n"
          + ESTIMATED
          + """
              JOIN award a ON a.id = f.award_id
             GROUP BY x.entity_id, a.currency
             ORDER BY kind, entity_id, currency LIMIT 400000""")
  List<EntitySum> listSums();

  /** An agreement in force that ends soon. */
  @Introspected
  @MappedEntity("framework_agreement")
  record EndingAgreement(
      @Id long id,
      String number,
      @Relation(EMBEDDED) Bilingual lot,
      @Relation(EMBEDDED) Bilingual supplier,
      LocalDate endsOn) {}

  /** Agreements in force whose last day is within a number of days, the first to end first. */
  @Query(
      """
      SELECT f.id, f.number, l.title_ar AS lot_ar, l.title_en AS lot_en, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, f.ends_on
        FROM agreement_in_force f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE DATEDIFF(f.ends_on, :today) <= :days
         AND f.id IN (SELECT n.agreement_id
                        FROM entitlement n
                        JOIN procuring_entity e ON e.id = n.entity_id
                       WHERE (:state = '' OR e.state_code = :state)
                         AND (:entityId = 0 OR n.entity_id = :entityId))
       ORDER BY f.ends_on, f.number
       LIMIT 200""")
  List<EndingAgreement> listEnding(LocalDate today, int days, String state, long entityId);
}
