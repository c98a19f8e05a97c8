package org.muwahhad.bid.opening;

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
import org.jspecify.annotations.Nullable;

/** What the opening reads and writes. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Openings extends GenericRepository<Openings.OpenedPriceLine, Long> {

  /** A submitted bid with its last version; {@code versionId} is 0 when that is missing. */
  @Introspected
  @MappedEntity("bid")
  record Envelope(
      @Id long bidId,
      int version,
      String registrationNumber,
      long versionId,
      String sha256,
      byte[] sealedContent) {}

  /** A price read from a bid. */
  @MappedEntity("bid_line")
  record OpenedPriceLine(
      @Id long bidId,
      long lotItemId,
      long tenderId,
      BigDecimal unitPrice,
      @Nullable String origin,
      @Nullable String offered,
      @Nullable BigDecimal statedTotal,
      @Nullable BigDecimal leastQuantity,
      @Nullable Integer deliveryDays,
      @Nullable Integer bundle,
      @Nullable BigDecimal bundlePrice) {}

  @Query(
      """
      SELECT b.id AS bid_id, b.version, s.registration_number,
             COALESCE(v.id, 0) AS version_id, COALESCE(v.sha256, '') AS sha256,
             COALESCE(v.sealed_content, '') AS sealed_content
        FROM bid b
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN bid_version v ON v.bid_id = b.id AND v.number = b.version_count
       WHERE b.tender_id = :tenderId AND b.status = 'SUBMITTED'
       ORDER BY s.registration_number
         FOR UPDATE""")
  List<Envelope> lockEnvelopes(long tenderId);

  /**
   * Writes a bid down as it is read.
   *
   * @param hasSecurity as the bid says; it counts only where the tender asks for a security, which
   *     an amendment may have dropped
   * @param drawValue the bidder's part in the drawing of lots
   */
  @Query(
      """
      INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin, validity_days,
                              has_security, statement, most_lots, most_value, prices_sha256,
                              draw_value, opened_at)
      VALUES (:bidId, :tenderId, :versionId, :currency, :gccOrigin, :validityDays,
              (:hasSecurity AND EXISTS (SELECT 1 FROM tender_rule r
                                         WHERE r.tender_id = :tenderId AND r.value > 0
                                           AND r.code IN ('bid-security.percent',
                                                          'bid-security.amount'))),
              :statement, :mostLots, :mostValue, :pricesSha256, :drawValue, :openedAt)""")
  void addOpened(
      long bidId,
      long tenderId,
      long versionId,
      @Nullable String currency,
      boolean gccOrigin,
      int validityDays,
      boolean hasSecurity,
      String statement,
      @Nullable Integer mostLots,
      @Nullable BigDecimal mostValue,
      @Nullable String pricesSha256,
      String drawValue,
      Instant openedAt);

  @Query(
      """
      INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price, origin, offered,
                            stated_total, least_quantity, delivery_days, bundle, bundle_price)
      VALUES (:bidId, :lotItemId, :tenderId, :unitPrice, :origin, :offered, :statedTotal,
              :leastQuantity, :deliveryDays, :bundle, :bundlePrice)""")
  void addLines(List<OpenedPriceLine> lines);

  /** What an item costs from a smaller quantity on; the smallest comes first. */
  @Query(
      """
      INSERT INTO bid_tier (bid_id, lot_item_id, from_quantity, tender_id, unit_price)
      VALUES (:bidId, :lotItemId, :fromQuantity, :tenderId, :unitPrice)""")
  void addTier(
      long bidId, long lotItemId, BigDecimal fromQuantity, long tenderId, BigDecimal unitPrice);

  /** What a lot comes to as the bidder states it. */
  @Query(
      """
      INSERT INTO bid_lot_total (bid_id, lot_id, tender_id, stated_total)
      VALUES (:bidId, :lotId, :tenderId, :statedTotal)""")
  void addLotTotal(long bidId, long lotId, long tenderId, BigDecimal statedTotal);

  @Query(
      """
      INSERT INTO bid_discount (bid_id, number, tender_id, percent, winning)
      VALUES (:bidId, :number, :tenderId, :percent, :winning)""")
  void addDiscount(
      long bidId, int number, long tenderId, BigDecimal percent, @Nullable Integer winning);

  /** A bundle of lots, whose prices are with those of the items; its lots have both roles. */
  @Query(
      """
      INSERT INTO bid_discount (bid_id, number, tender_id, percent, is_bundle)
      VALUES (:bidId, :number, :tenderId, 0, TRUE)""")
  void addBundle(long bidId, int number, long tenderId);

  @Query("SELECT lot_id FROM lot_item WHERE id = :lotItemId")
  long getLot(long lotItemId);

  @Query(
      """
      INSERT INTO bid_discount_lot (bid_id, number, tender_id, lot_id, role)
      VALUES (:bidId, :number, :tenderId, :lotId, :role)""")
  void addDiscountLot(long bidId, int number, long tenderId, long lotId, String role);

  @Query(
      """
      INSERT INTO opened_estimate (tender_id, amount, currency, opened_at)
      VALUES (:tenderId, :amount, :currency, :openedAt)""")
  void addEstimate(long tenderId, BigDecimal amount, String currency, Instant openedAt);
}
