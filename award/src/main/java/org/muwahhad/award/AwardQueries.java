package org.muwahhad.award;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Awards as pages, programs and later packages read them. Who may see them is asked in {@link
 * ViewAwards}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AwardQueries extends GenericRepository<AwardQueries.Award, Long> {

  /**
   * An award. Instants are UTC.
   *
   * @param status OCDS code, see {@link AwardStatus}
   * @param amount without VAT, in {@code currency}, that of the bid: of what it gives, less the
   *     discounts that apply
   * @param atBidPrices the same before discounts
   * @param sharePercent the units it gives of those of the lot, to two decimals; 100 when the lot
   *     is not divided
   * @param convertedTotal in the currency of the tender at the rates of its fixed date
   * @param rankPosition place in the ranking; null once the lot was ranked again
   * @param reason why this bid; empty when it is the first in rank
   * @param endReason why an adopted award did not take effect, such as {@code DEBARRED}; null for
   *     all others
   * @param suspended whether a complaint that is not decided suspends it
   */
  @Introspected
  @MappedEntity("award")
  record Award(
      @Id long id,
      long tenderId,
      long lotId,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      long bidId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      String registrationNumber,
      String status,
      BigDecimal amount,
      String currency,
      BigDecimal atBidPrices,
      BigDecimal sharePercent,
      @MappedProperty("is_divided") boolean divided,
      BigDecimal convertedTotal,
      String tenderCurrency,
      @Nullable BigDecimal finalScore,
      @Nullable Integer rankPosition,
      String reason,
      Instant recommendedAt,
      @Relation(EMBEDDED) Bilingual recommender,
      @Nullable Long decisionId,
      @Nullable Instant activeAt,
      @Nullable String endReason,
      @MappedProperty("is_suspended") boolean suspended) {
    public Money price() {
      return new Money(amount, currency);
    }

    /** The amount in the currency of the tender. */
    public Money converted() {
      return Money.rounded(convertedTotal, tenderCurrency);
    }

    /** Whether a conditional discount was taken off. */
    public boolean discounted() {
      return atBidPrices.compareTo(amount) > 0;
    }

    /** What the discounts take off. */
    public Money saved() {
      return Money.rounded(atBidPrices.subtract(amount), currency);
    }

    public AwardStatus state() {
      return AwardStatus.of(status);
    }

    public boolean isLive() {
      return state() != AwardStatus.CANCELLED;
    }
  }

  String SELECT =
      """
      SELECT a.id, a.tender_id, a.lot_id, l.number AS lot_number, l.title_ar AS lot_title_ar,
             l.title_en AS lot_title_en, a.bid_id, s.id AS supplier_id, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, s.registration_number, a.status, a.amount, a.currency,
             COALESCE(g.at_bid_prices, a.amount) AS at_bid_prices,
             COALESCE(ROUND(100 * g.quantity
               / NULLIF((SELECT SUM(i.quantity) FROM lot_item_in_force i
                          WHERE i.lot_id = a.lot_id GROUP BY i.lot_id), 0), 2),
               100) AS share_percent,
             EXISTS (SELECT 1 FROM lot_item_in_force i
                       LEFT JOIN award_item x ON x.award_id = a.id AND x.lot_item_id = i.id
                      WHERE i.lot_id = a.lot_id AND COALESCE(x.quantity, 0) <> i.quantity) AS is_divided,
             a.converted_amount AS converted_total, t.currency AS tender_currency, r.final_score,
             r.rank_position,
             a.reason, a.recommended_at, p.name_ar AS recommender_ar, p.name_en AS recommender_en,
             a.decision_id, a.active_at, a.end_reason,
             EXISTS (SELECT 1 FROM live_award v
                       JOIN complaint_lot k ON k.lot_id = v.lot_id
                       JOIN complaint c ON c.id = k.complaint_id
                      WHERE v.id = a.id AND c.status IN ('FILED', 'ANSWERED'))
               AS is_suspended
        FROM award a
        JOIN joint_tender t ON t.id = a.tender_id
        JOIN lot l ON l.id = a.lot_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN person p ON p.id = a.recommended_by
        LEFT JOIN (SELECT x.award_id, SUM(x.quantity) AS quantity,
                          SUM(ROUND(x.quantity * x.bid_price, n.decimals)) AS at_bid_prices
                     FROM award v
                     JOIN currency n ON n.code = v.currency
                     JOIN award_item x ON x.award_id = v.id
                    WHERE v.tender_id = :tenderId
                    GROUP BY x.award_id) g ON g.award_id = a.id
        LEFT JOIN lot_ranking r ON r.lot_id = a.lot_id AND r.bid_id = a.bid_id
      """;

  /** Every award of the tender by lot, cancelled ones included. */
  /** How many awards of a tender are in effect. */
  @Query("SELECT COUNT(*) FROM award WHERE tender_id = :tenderId AND status = 'active'")
  int countActive(long tenderId);

  /**
   * Whether awards of a tender are in effect: those of all its lots, or of some while the others
   * are back with the examination panel.
   */
  default boolean isInEffect(TenderQueries.Tender tender) {
    return tender.status().hasReached(TenderStatus.AWARDED) || countActive(tender.id()) > 0;
  }

  @Query(SELECT + " WHERE a.tender_id = :tenderId ORDER BY l.number, a.id")
  List<Award> listAll(long tenderId);

  /**
   * How many states were asked to confirm their quantities; of one state, or of all ({@code ''}).
   */
  @Query(
      """
      SELECT COUNT(*) FROM confirmation_state s
        JOIN quantity_confirmation c ON c.id = s.confirmation_id
       WHERE c.tender_id = :tenderId AND (:state = '' OR s.state_code = :state)""")
  long countAsked(long tenderId, String state);

  /** The living awards of the tender, by lot. */
  @Query(
      SELECT
          + """
             WHERE a.tender_id = :tenderId
               AND EXISTS (SELECT 1 FROM live_award v WHERE v.id = a.id)
             ORDER BY l.number, a.id""")
  List<Award> listLive(long tenderId);

  /**
   * What an award gives of an item.
   *
   * @param bidPrice price bid for one unit, without VAT
   * @param unitPrice price paid for one unit: the price bid less the discount, not rounded
   * @param amount quantity times price paid
   */
  @Introspected
  @MappedEntity("award_item")
  record AwardedItem(
      @Id long awardId,
      long lotItemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      BigDecimal itemQuantity,
      BigDecimal bidPrice,
      BigDecimal discountPercent,
      BigDecimal unitPrice,
      BigDecimal amount,
      String currency) {
    public AwardedItem {
      bidPrice = Money.price(bidPrice, currency).amount();
      unitPrice = Money.price(unitPrice, currency).amount();
    }

    public Money price() {
      return new Money(unitPrice, currency);
    }

    public Money total() {
      return new Money(amount, currency);
    }
  }

  /** What the living awards give that are divided or discounted; all others give what was bid. */
  @Query(
      """
      SELECT x.award_id, x.lot_item_id, c.code AS item_code, r.name_ar AS item_ar,
             r.name_en AS item_en, u.name_ar AS unit_ar, u.name_en AS unit_en, x.quantity,
             i.quantity AS item_quantity, x.bid_price,
             x.discount_percent, x.unit_price, x.amount, a.currency
        FROM live_award a
        JOIN award_item x ON x.award_id = a.id
        JOIN lot_item_in_force i ON i.id = x.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE a.tender_id = :tenderId
         AND EXISTS (SELECT 1 FROM lot_item_in_force j
                       LEFT JOIN award_item y ON y.award_id = a.id AND y.lot_item_id = j.id
                      WHERE j.lot_id = a.lot_id
                        AND (y.discount_percent > 0 OR y.bundle_price IS NOT NULL
                          OR COALESCE(y.quantity, 0) <> j.quantity))
       ORDER BY x.award_id, i.position, i.id""")
  List<AwardedItem> listGiven(long tenderId);

  /**
   * A discount that an award carries, with the lots it depends on.
   *
   * @param winning how many of the lots had to be won
   * @param lots how many lots its condition names
   */
  @Introspected
  @MappedEntity("award_discount")
  record AwardDiscount(
      @Id long awardId, int number, BigDecimal percent, String whenWinning, int winning, int lots) {
    /** Whether it is a bundle, whose prices are paid and which takes no percentage off. */
    public boolean isBundle() {
      return percent.signum() == 0;
    }

    /** Whether it asked for a number of the lots, and not for all of them. */
    public boolean isOfSome() {
      return winning < lots;
    }

    /** With all decimals it has, at most four. */
    public String plainPercent() {
      return percent.stripTrailingZeros().toPlainString();
    }
  }

  /** The discounts of the living awards, with the numbers of the lots of their condition. */
  @Query(
      """
      SELECT d.award_id, d.number, d.percent,
             GROUP_CONCAT(l.number ORDER BY l.number SEPARATOR ', ') AS when_winning,
             COALESCE(o.winning, COUNT(*)) AS winning, COUNT(*) AS lots
        FROM live_award a
        JOIN award_discount d ON d.award_id = a.id
        JOIN bid_discount o ON o.bid_id = d.bid_id AND o.number = d.number
        JOIN bid_discount_lot w ON w.bid_id = d.bid_id AND w.number = d.number
                               AND w.role = 'WHEN_WINNING'
        JOIN lot l ON l.id = w.lot_id
       WHERE a.tender_id = :tenderId
       GROUP BY d.award_id, d.number, d.percent, o.winning
       ORDER BY d.award_id, d.number""")
  List<AwardDiscount> listApplied(long tenderId);
}
