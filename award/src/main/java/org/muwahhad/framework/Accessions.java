package org.muwahhad.framework;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.RiyadhDay;

/** Accessions as stored, and the balances that come of them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Accessions extends GenericRepository<Accessions.Accession, Long> {

  /** An accession's own row, with the supplier of its agreement. */
  @Introspected
  @MappedEntity("accession")
  record Accession(
      @Id long id, long agreementId, long entityId, long supplierId, AccessionStatus status) {}

  /** What is asked for of an item. */
  @Introspected
  @MappedEntity("accession_item")
  record AskedItem(@Id long lotItemId, BigDecimal quantity) {}

  @Query(
      """
      SELECT x.id, x.agreement_id, x.entity_id, b.supplier_id, x.status
        FROM accession x
        JOIN agreement_supplier b ON b.agreement_id = x.agreement_id
       WHERE x.id = :id""")
  Optional<Accession> find(long id);

  @Query("SELECT id FROM accession WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  /** Holds the balances of an agreement, which is held before, as {@link Agreements#lock} says. */
  @Query(
      """
      SELECT lot_item_id FROM entitlement
       WHERE agreement_id = :agreementId ORDER BY entity_id, lot_item_id FOR UPDATE""")
  List<Long> lockBalances(long agreementId);

  /**
   * Holds an agreement, so that of two entities that join at once the second waits, and so does
   * what is offered or ordered of it.
   */
  @Query("SELECT id FROM framework_agreement WHERE id = :agreementId FOR UPDATE")
  Optional<Long> lockAgreement(long agreementId);

  /** Whether the supplier of an agreement is debarred today; 1 or 0. */
  @Query(
      """
      SELECT COUNT(*)
        FROM agreement_supplier b
       WHERE b.agreement_id = :agreementId
         AND EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = b.supplier_id)""")
  long countDebarred(long agreementId);

  /**
   * Whether the supplier of an agreement has not signed it in the days that the rule {@code
   * agreement.signature-days} of its tender gives it, 20 where there is none; 1 or 0.
   */
  @Query(
      """
      SELECT COUNT(*)
        FROM agreement_condition c
        JOIN framework_agreement f ON f.id = c.agreement_id
        LEFT JOIN tender_rule r ON r.tender_id = c.tender_id
         AND r.code = 'agreement.signature-days'
       WHERE c.agreement_id = :agreementId AND c.standing = 'UNSIGNED'
         AND c.supplier_signed_at IS NULL
         AND DATE(f.concluded_at + INTERVAL 3 HOUR) + INTERVAL COALESCE(r.value, 20) DAY
             <
      """
          + RiyadhDay.TODAY)
  long countUnsigned(long agreementId);

  /** Whether an agreement was terminated and its last day is over; 1 or 0. */
  @Query(
      """
      SELECT COUNT(*) FROM agreement_condition
       WHERE agreement_id = :agreementId AND standing = 'TERMINATED'""")
  long countTerminated(long agreementId);

  /** How many orders in force and accessions an agreement has. */
  @Query(
      """
      SELECT COALESCE((SELECT COUNT(*) FROM call_off_line_in_force x
                        WHERE x.agreement_id = :agreementId GROUP BY x.agreement_id), 0)
             + (SELECT COUNT(*) FROM accession n
                 WHERE n.agreement_id = :agreementId AND n.status = 'JOINED')""")
  long countUsed(long agreementId);

  /** An accession that waits for a consent. */
  @Introspected
  @MappedEntity("accession")
  record OpenAccession(@Id long id, AccessionStatus status) {}

  /** The accessions of an agreement that wait for a consent, which are held until the act ends. */
  @Query(
      """
      SELECT id, status FROM accession
       WHERE agreement_id = :agreementId AND status IN ('REQUESTED', 'ACCEPTED')
       ORDER BY id FOR UPDATE""")
  List<OpenAccession> lockOpen(long agreementId);

  @Query(
      """
      SELECT id FROM accession
       WHERE agreement_id = :agreementId AND entity_id = :entityId AND request_key = :requestKey""")
  Optional<Long> findByRequest(long agreementId, long entityId, String requestKey);

  @Query(
      """
      SELECT lot_item_id, quantity FROM accession_item
       WHERE accession_id = :id ORDER BY lot_item_id""")
  List<AskedItem> listItems(long id);

  @Query(
      """
      INSERT INTO accession (agreement_id, entity_id, reason, request_key, requested_by,
                             requested_at)
      VALUES (:agreementId, :entityId, :reason, :requestKey, :personId, UTC_TIMESTAMP(6))""")
  void add(long agreementId, long entityId, String reason, String requestKey, long personId);

  @Query(
      """
      INSERT INTO accession_item (accession_id, agreement_id, lot_item_id, quantity)
      VALUES (:accessionId, :agreementId, :lotItemId, :quantity)""")
  void addItem(long accessionId, long agreementId, long lotItemId, BigDecimal quantity);

  @Query(
      """
      UPDATE accession
         SET status = 'ACCEPTED', supplies_from = :suppliesFrom, accepted_by = :personId,
             accepted_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'REQUESTED'""")
  int accept(long id, LocalDate suppliesFrom, long personId);

  @Query(
      """
      UPDATE accession
         SET status = :to, ended_at = UTC_TIMESTAMP(6), ended_by = :personId, end_reason = :reason
       WHERE id = :id AND status = :from""")
  int end(long id, String from, String to, long personId, String reason);

  /**
   * A balance of nothing, at the price of the agreement, for an entity that has none of an item.
   */
  @Query(
      """
      INSERT INTO entitlement (agreement_id, entity_id, lot_item_id, awarded_quantity, unit_price,
                               currency)
      SELECT l.agreement_id, :entityId, l.lot_item_id, 0, l.unit_price, l.currency
        FROM accession_limit l
       WHERE l.agreement_id = :agreementId AND l.lot_item_id = :lotItemId
         AND NOT EXISTS (SELECT 1 FROM entitlement e
                          WHERE e.agreement_id = l.agreement_id AND e.entity_id = :entityId
                            AND e.lot_item_id = l.lot_item_id)""")
  int addBalance(long agreementId, long entityId, long lotItemId);

  @Query(
      """
      UPDATE entitlement SET joined_quantity = joined_quantity + :quantity
       WHERE agreement_id = :agreementId AND entity_id = :entityId AND lot_item_id = :lotItemId""")
  int join(long agreementId, long entityId, long lotItemId, BigDecimal quantity);
}
