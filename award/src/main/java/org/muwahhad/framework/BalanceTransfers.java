package org.muwahhad.framework;

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

/** Transfers of balances and their consents as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface BalanceTransfers extends GenericRepository<BalanceTransfers.Transfer, Long> {

  /** A transfer's own row, with the states of its entities. */
  @Introspected
  @MappedEntity("balance_transfer")
  record Transfer(
      @Id long id,
      long agreementId,
      long lotItemId,
      long giverId,
      String givingState,
      long receiverId,
      String receivingState,
      BigDecimal quantity,
      TransferStatus status) {
    /** Whether its entities are of two states, whose coordinators then consent too. */
    public boolean betweenStates() {
      return !givingState.equals(receivingState);
    }

    /** How many consents it needs. */
    public int needed() {
      return betweenStates() ? 4 : 2;
    }
  }

  /** An entity that a balance can be offered to. */
  @Introspected
  @MappedEntity("procuring_entity")
  record Receiver(@Id long id, String code) {}

  @Query(
      """
      SELECT x.id, x.agreement_id, x.lot_item_id, x.giver_id, g.state_code AS giving_state,
             x.receiver_id, r.state_code AS receiving_state, x.quantity, x.status
        FROM balance_transfer x
        JOIN procuring_entity g ON g.id = x.giver_id
        JOIN procuring_entity r ON r.id = x.receiver_id
       WHERE x.id = :id""")
  Optional<Transfer> find(long id);

  @Query("SELECT id FROM balance_transfer WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  /** The offers of an agreement that wait for consents, which are held until the act ends. */
  @Query(
      """
      SELECT id FROM balance_transfer
       WHERE agreement_id = :agreementId AND status = 'OFFERED' ORDER BY id FOR UPDATE""")
  List<Long> lockOffered(long agreementId);

  @Query(
      """
      SELECT id FROM balance_transfer
       WHERE agreement_id = :agreementId AND giver_id = :giverId AND request_key = :requestKey""")
  Optional<Long> findByRequest(long agreementId, long giverId, String requestKey);

  /** What the giver offered of an item to others who have not answered yet. */
  @Query(
      """
      SELECT COALESCE(SUM(quantity), 0) FROM balance_transfer
       WHERE agreement_id = :agreementId AND giver_id = :giverId AND lot_item_id = :lotItemId
         AND status = 'OFFERED'""")
  BigDecimal sumOffered(long agreementId, long giverId, long lotItemId);

  @Query(
      """
      SELECT id, code FROM procuring_entity
       WHERE code = :code AND closed_at IS NULL AND id <> :giverId""")
  Optional<Receiver> findReceiver(String code, long giverId);

  @Query(
      """
      INSERT INTO balance_transfer (agreement_id, lot_item_id, giver_id, receiver_id, quantity,
                                    reason, request_key, offered_at)
      VALUES (:agreementId, :lotItemId, :giverId, :receiverId, :quantity, :reason, :requestKey,
              UTC_TIMESTAMP(6))""")
  void add(
      long agreementId,
      long lotItemId,
      long giverId,
      long receiverId,
      BigDecimal quantity,
      String reason,
      String requestKey);

  @Query(
      """
      INSERT INTO transfer_consent (transfer_id, party, person_id, given_at)
      VALUES (:transferId, :party, :personId, UTC_TIMESTAMP(6))""")
  void consent(long transferId, String party, long personId);

  @Query("SELECT party FROM transfer_consent WHERE transfer_id = :transferId ORDER BY party")
  List<String> listConsents(long transferId);

  @Query(
      """
      UPDATE balance_transfer
         SET status = :status, ended_at = UTC_TIMESTAMP(6), ended_by = :personId,
             end_reason = :reason
       WHERE id = :id AND status = 'OFFERED'""")
  int end(long id, String status, long personId, String reason);

  /** Holds both balances, in one order, so that orders and transfers of them wait in line. */
  @Query(
      """
      SELECT e.lot_item_id, e.agreement_id, e.awarded_quantity, e.transferred_quantity, e.joined_quantity,
             e.amended_quantity, e.called_quantity,
             (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code
               WHERE i.id = e.lot_item_id) AS whole
        FROM entitlement e
       WHERE e.agreement_id = :agreementId AND e.lot_item_id = :lotItemId
         AND e.entity_id IN (:giverId, :receiverId)
       ORDER BY (e.entity_id = :giverId) DESC FOR UPDATE""")
  List<Agreements.Balance> lockBoth(
      long agreementId, long lotItemId, long giverId, long receiverId);

  /** A balance of nothing for an entity that was awarded none of the item, at the same price. */
  @Query(
      """
      INSERT INTO entitlement (agreement_id, entity_id, lot_item_id, awarded_quantity, unit_price,
                               currency)
      SELECT agreement_id, :receiverId, lot_item_id, 0, unit_price, currency
        FROM entitlement
       WHERE agreement_id = :agreementId AND entity_id = :giverId AND lot_item_id = :lotItemId""")
  void addBalance(long agreementId, long lotItemId, long giverId, long receiverId);

  @Query(
      """
      UPDATE entitlement
         SET transferred_quantity = transferred_quantity
             + IF(entity_id = :receiverId, :quantity, -:quantity)
       WHERE agreement_id = :agreementId AND lot_item_id = :lotItemId
         AND entity_id IN (:giverId, :receiverId)""")
  int move(long agreementId, long lotItemId, long giverId, long receiverId, BigDecimal quantity);
}
