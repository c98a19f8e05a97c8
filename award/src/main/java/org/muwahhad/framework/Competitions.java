package org.muwahhad.framework;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What mini-competitions award, and the orders that are placed for it. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Competitions extends GenericRepository<Competitions.EntitlementPart, Long> {

  /**
   * What an award gives one entity of one item of the agreement.
   *
   * @param unitPrice price paid for one unit: the price bid less the discounts that apply, exact
   */
  @Introspected
  @MappedEntity("award")
  record EntitlementPart(
      @Id long awardId,
      long agreementId,
      long entityId,
      long agreementItemId,
      BigDecimal quantity,
      BigDecimal unitPrice) {}

  @Query(
      """
      SELECT COUNT(*) FROM joint_tender
       WHERE id = :tenderId AND procurement_method = 'framework'""")
  int count(long tenderId);

  /** Of the awards that took effect at an instant, UTC. */
  @Query(
      """
      SELECT a.id AS award_id, c.agreement_id, d.entity_id, c.agreement_item_id,
             SUM(x.quantity) AS quantity, x.unit_price
        FROM award a
        JOIN bid b ON b.id = a.bid_id
        JOIN award_allocation x ON x.award_id = a.id
        JOIN demand_line d ON d.id = x.demand_line_id
        JOIN agreement_ceiling c ON c.lot_item_id = x.lot_item_id AND c.supplier_id = b.supplier_id
       WHERE a.tender_id = :tenderId AND a.status = 'active' AND a.active_at = :activeAt
       GROUP BY a.id, c.agreement_id, d.entity_id, c.agreement_item_id, x.unit_price
       ORDER BY a.id, c.agreement_id, d.entity_id, c.agreement_item_id""")
  List<EntitlementPart> listParts(long tenderId, Instant activeAt);

  @Query(
      """
      INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by, placed_at,
                            award_id, vat_percent)
      SELECT CONCAT('CO-', TRIM(LEADING 'FA-' FROM f.number), '-', e.code, '-',
                    1 + (SELECT COUNT(*) FROM call_off o
                          WHERE o.agreement_id = f.id AND o.entity_id = e.id)),
             f.id, e.id, :requestKey, :personId, UTC_TIMESTAMP(6), :awardId, v.percent
        FROM framework_agreement f
        JOIN procuring_entity e ON e.id = :entityId
        JOIN agreement_vat v ON v.agreement_id = f.id AND v.state_code = e.state_code
       WHERE f.id = :agreementId""")
  int place(long agreementId, long entityId, String requestKey, long personId, long awardId);

  @Query(
      """
      INSERT INTO call_off_line (call_off_id, agreement_id, entity_id, lot_item_id, quantity,
                                 unit_price, net_amount)
      VALUES (:callOffId, :agreementId, :entityId, :lotItemId, :quantity, :unitPrice,
              :netAmount)""")
  void addLine(
      long callOffId,
      long agreementId,
      long entityId,
      long lotItemId,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal netAmount);
}
