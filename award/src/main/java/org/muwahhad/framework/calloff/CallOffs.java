package org.muwahhad.framework.calloff;

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

/** Orders as stored, with those that wait for a second person and those that were cancelled. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CallOffs extends GenericRepository<CallOffs.RequestedCallOff, Long> {
  /** An order that a request placed. */
  @Introspected
  @MappedEntity("call_off")
  record RequestedCallOff(@Id long id, long agreementId) {}

  /** The orders that a request of an entity placed. */
  @Query(
      """
      SELECT id, agreement_id FROM call_off
       WHERE entity_id = :entityId AND request_key = :requestKey ORDER BY agreement_id""")
  List<RequestedCallOff> listRequested(long entityId, String requestKey);

  @Query(
      """
      SELECT id FROM call_off
       WHERE agreement_id = :agreementId AND entity_id = :entityId AND request_key = :requestKey""")
  Optional<Long> findCallOff(long agreementId, long entityId, String requestKey);

  @Query(
      """
      INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by, placed_at,
                            vat_percent)
      SELECT CONCAT('CO-', TRIM(LEADING 'FA-' FROM f.number), '-', e.code, '-',
                    1 + (SELECT COUNT(*) FROM call_off o
                          WHERE o.agreement_id = f.id AND o.entity_id = e.id)),
             f.id, e.id, :requestKey, :personId, UTC_TIMESTAMP(6), v.percent
        FROM framework_agreement f
        JOIN procuring_entity e ON e.id = :entityId
        JOIN agreement_vat v ON v.agreement_id = f.id AND v.state_code = e.state_code
       WHERE f.id IN (:agreements)
       ORDER BY f.id""")
  int place(List<Long> agreements, long entityId, String requestKey, long personId);

  /** Lets those of some orders wait that are above the threshold of their entity. */
  @Query(
      """
      INSERT INTO order_approval (call_off_id, threshold, currency, asked_at)
      SELECT v.call_off_id, v.threshold, v.currency, UTC_TIMESTAMP(6)
        FROM call_off_over_threshold v
       WHERE v.call_off_id IN (:callOffs)
       ORDER BY v.call_off_id""")
  int hold(List<Long> callOffs);

  /** An order that waits for a second person of its entity. */
  @Introspected
  @MappedEntity("order_approval")
  record HeldOrder(@Id long callOffId, BigDecimal threshold, String currency) {}

  /** Those of some orders that wait; at least one must be given. */
  @Query(
      """
      SELECT call_off_id, threshold, currency FROM order_approval
       WHERE call_off_id IN (:callOffs) AND decision IS NULL""")
  List<HeldOrder> listHeld(List<Long> callOffs);

  @Query(
      """
      INSERT INTO call_off_cancellation (call_off_id, reason, cancelled_by, cancelled_at)
      VALUES (:callOffId, :reason, :personId, UTC_TIMESTAMP(6))""")
  void cancel(long callOffId, String reason, long personId);
}
