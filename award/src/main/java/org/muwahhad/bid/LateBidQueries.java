package org.muwahhad.bid;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/**
 * Bids that were refused since they came after the deadline. Nothing of what they offer is kept.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface LateBidQueries extends GenericRepository<LateBidQueries.LateBid, String> {

  /**
   * A refusal, for the bidder whose bid it was. Instants are UTC, by the database's clock.
   *
   * @param sha256 of what was sent
   * @param size of what was sent, in bytes
   */
  @Introspected
  @MappedEntity("late_bid")
  record LateBid(
      @Id String receiptNumber,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      @Relation(EMBEDDED) Bilingual supplier,
      String registrationNumber,
      Instant refusedAt,
      Instant deadlineAt,
      String sha256,
      int size) {}

  /** A bidder of whom bids were refused as late. */
  @Introspected
  @MappedEntity("late_bid")
  record LateBidder(
      @Id long supplierId, String registrationNumber, @Relation(EMBEDDED) Bilingual supplier) {}

  String SELECT =
      """
      SELECT l.receipt_number, l.tender_id, t.number AS tender_number, t.title_ar, t.title_en,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, s.registration_number,
             l.refused_at, l.deadline_at, l.sha256, l.size
        FROM late_bid l
        JOIN joint_tender t ON t.id = l.tender_id
        JOIN supplier s ON s.id = l.supplier_id
      """;

  /** Those of a supplier in a tender, the first of them first. */
  @Query(
      SELECT
          + """
       WHERE l.tender_id = :tenderId AND l.supplier_id = :supplierId
       ORDER BY l.refused_at, l.receipt_number LIMIT 100""")
  List<LateBid> list(long tenderId, long supplierId);

  @Query(SELECT + " WHERE l.receipt_number = :receiptNumber AND l.supplier_id = :supplierId")
  Optional<LateBid> find(String receiptNumber, long supplierId);

  @Query("SELECT COUNT(*) FROM late_bid WHERE tender_id = :tenderId AND supplier_id = :supplierId")
  int count(long tenderId, long supplierId);

  @Query(
      """
      SELECT COUNT(*) FROM late_bid
       WHERE tender_id = :tenderId AND supplier_id = :supplierId AND request_key = :requestKey""")
  int countRequest(long tenderId, long supplierId, String requestKey);

  /** Whose bids were refused before the opening, by the number in the register. */
  @Query(
      """
      SELECT DISTINCT s.id AS supplier_id, s.registration_number, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en
        FROM late_bid l
        JOIN joint_tender t ON t.id = l.tender_id
        JOIN supplier s ON s.id = l.supplier_id
       WHERE l.tender_id = :tenderId
         AND l.refused_at <= COALESCE(t.opened_at, UTC_TIMESTAMP(6))
       ORDER BY s.registration_number""")
  List<LateBidder> listBidders(long tenderId);
}
