package org.muwahhad.framework.order;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.muwahhad.framework.calloff.OrderChangeQueries;
import org.muwahhad.framework.calloff.OrderDecision;

/** What second persons decide of orders, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OrderApprovals extends GenericRepository<OrderChangeQueries.Approval, Long> {

  @Query(
      """
      UPDATE order_approval
         SET decision = :decision, reason = :reason, decided_by = :personId,
             decided_at = UTC_TIMESTAMP(6)
       WHERE call_off_id = :callOffId AND decision IS NULL""")
  int decide(long callOffId, OrderDecision decision, String reason, long personId);

  /** Whether the supplier of an order is debarred or suspended now; 0 when it is not. */
  @Query(
      """
      SELECT COUNT(*) FROM order_index x
        JOIN agreement_supplier b ON b.agreement_id = x.agreement_id
       WHERE x.call_off_id = :callOffId
         AND EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = b.supplier_id)""")
  long countDebarred(long callOffId);

  /** The same of a supplier that is suspended. */
  @Query(
      """
      SELECT COUNT(*) FROM order_index x
        JOIN agreement_supplier b ON b.agreement_id = x.agreement_id
        JOIN supplier_suspension u ON u.running = b.supplier_id
       WHERE x.call_off_id = :callOffId""")
  long countSuspended(long callOffId);

  /** 1 while the agreement of an order is in force. */
  @Query(
      """
      SELECT COUNT(*) FROM order_index x JOIN agreement_in_force f ON f.id = x.agreement_id
       WHERE x.call_off_id = :callOffId""")
  long countInForce(long callOffId);
}
