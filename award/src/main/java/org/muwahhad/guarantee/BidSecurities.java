package org.muwahhad.guarantee;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Bid securities as stored; each change only while they are held. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BidSecurities extends GenericRepository<BidSecurities.HeldSecurity, Long> {

  /** A bid whose security is held. */
  @Introspected
  @MappedEntity("bid_security")
  record HeldSecurity(@Id long bidId) {}

  @Query("SELECT COUNT(*) FROM currency WHERE code = :code")
  int countCurrencies(String code);

  @Query("SELECT bid_id FROM opened_bid WHERE bid_id = :bidId FOR UPDATE")
  Optional<Long> lock(long bidId);

  @Query(
      """
      INSERT INTO bid_security (bid_id, tender_id, status, issuer, reference, document, amount,
        currency, valid_until, registered_by, registered_at)
      VALUES (:bidId, :tenderId, 'HELD', :issuer, :reference, :document, :amount, :currency,
              :validUntil, :personId, UTC_TIMESTAMP(6))""")
  void register(
      long bidId,
      long tenderId,
      String issuer,
      String reference,
      String document,
      BigDecimal amount,
      String currency,
      LocalDate validUntil,
      long personId);

  @Query(
      """
      UPDATE bid_security SET status = 'RETURNED', ended_by = :personId,
             ended_at = UTC_TIMESTAMP(6), end_note = :note
       WHERE bid_id = :bidId AND status = 'HELD'""")
  int giveBack(long bidId, long personId, String note);

  @Query(
      """
      UPDATE bid_security SET forfeit_reason = :reason, proposed_by = :personId,
             proposed_at = UTC_TIMESTAMP(6)
       WHERE bid_id = :bidId AND status = 'HELD' AND proposed_by IS NULL""")
  int propose(long bidId, long personId, String reason);

  @Query(
      """
      UPDATE bid_security SET forfeit_reason = NULL, proposed_by = NULL, proposed_at = NULL
       WHERE bid_id = :bidId AND status = 'HELD'""")
  int drop(long bidId);

  @Query(
      """
      UPDATE bid_security SET status = 'FORFEITED', ended_by = :personId,
             ended_at = UTC_TIMESTAMP(6), end_note = ''
       WHERE bid_id = :bidId AND status = 'HELD' AND proposed_by IS NOT NULL""")
  int forfeit(long bidId, long personId);
}
