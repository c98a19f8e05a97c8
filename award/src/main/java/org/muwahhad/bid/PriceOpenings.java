package org.muwahhad.bid;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Second meetings of opening panels, and the prices they read. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PriceOpenings extends GenericRepository<PriceOpenings.Meeting, Long> {

  /**
   * A meeting that was announced.
   *
   * @param openedAt when the prices were opened, UTC; null before
   * @param now the database's time, UTC
   */
  @Introspected
  @MappedEntity("price_opening")
  record Meeting(
      @Id long tenderId,
      String number,
      Instant meetsAt,
      Instant announcedAt,
      @Nullable Instant openedAt,
      @Relation(EMBEDDED) @Nullable Bilingual openedBy,
      Instant now) {
    public boolean isDue() {
      return !now.isBefore(meetsAt);
    }
  }

  /**
   * The prices of a bid that passed.
   *
   * @param pricesSha256 their digest, which the technical part states
   * @param gccOrigin whether the technical part declares the goods to be of GCC origin
   */
  @Introspected
  @MappedEntity("opened_bid")
  record SealedPrices(
      @Id long bidId,
      String registrationNumber,
      String pricesSha256,
      byte[] sealedPrices,
      @MappedProperty("is_gcc_origin") boolean gccOrigin) {}

  /** How the technical evaluation of a tender ended. */
  @Introspected
  @MappedEntity("technical_closure")
  record Closure(@Id long tenderId, Instant closedAt, int passed, int failed) {}

  @Query(
      """
      SELECT o.tender_id, t.number, o.meets_at, o.announced_at, o.opened_at,
             p.name_ar AS opened_by_ar, p.name_en AS opened_by_en, UTC_TIMESTAMP(6) AS now
        FROM price_opening o
        JOIN joint_tender t ON t.id = o.tender_id
        LEFT JOIN person p ON p.id = o.opened_by
       WHERE o.tender_id = :tenderId""")
  Optional<Meeting> find(long tenderId);

  @Query(
      """
      SELECT c.tender_id, c.closed_at, CAST(COALESCE(SUM(r.is_passed), 0) AS SIGNED) AS passed,
             CAST(COALESCE(SUM(NOT r.is_passed), 0) AS SIGNED) AS failed
        FROM technical_closure c LEFT JOIN technical_result r ON r.tender_id = c.tender_id
       WHERE c.tender_id = :tenderId GROUP BY c.tender_id, c.closed_at""")
  Optional<Closure> findClosure(long tenderId);

  @Query(
      """
      INSERT INTO price_opening (tender_id, meets_at, announced_by, announced_at)
      VALUES (:tenderId, :meetsAt, :personId, UTC_TIMESTAMP(6))""")
  void announce(long tenderId, Instant meetsAt, long personId);

  @Query(
      """
      SELECT o.bid_id, s.registration_number, o.prices_sha256, v.sealed_prices, o.is_gcc_origin
        FROM technical_result r
        JOIN opened_bid o ON o.bid_id = r.bid_id
        JOIN bid_version v ON v.id = o.version_id
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE r.tender_id = :tenderId AND r.is_passed
       ORDER BY s.registration_number""")
  List<SealedPrices> listToOpen(long tenderId);

  @Query(
      """
      UPDATE opened_bid
         SET currency = :currency, most_lots = :mostLots, most_value = :mostValue,
             prices_opened_at = :at
       WHERE bid_id = :bidId AND prices_opened_at IS NULL""")
  int setPrices(
      long bidId,
      String currency,
      @Nullable Integer mostLots,
      @Nullable BigDecimal mostValue,
      Instant at);

  @Query(
      """
      UPDATE opened_bid SET is_price_unreadable = TRUE, prices_opened_at = :at
       WHERE bid_id = :bidId AND prices_opened_at IS NULL""")
  int setUnreadable(long bidId, Instant at);

  @Query(
      """
      UPDATE price_opening SET opened_at = :at, opened_by = :personId
       WHERE tender_id = :tenderId AND opened_at IS NULL""")
  int stampOpened(long tenderId, long personId, Instant at);
}
