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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.AwardVisibility;
import org.muwahhad.tender.NoAward;

/**
 * What a bidder learns of the outcome: winners and their prices, and of its own bid every figure
 * and reason. Of other bids that did not win it reveals nothing. Who may read is asked in {@link
 * ViewOutcomeLetter}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface LetterQueries extends GenericRepository<LetterQueries.OwnBidOutcome, Long> {

  /** The bidder's own bid. */
  @Introspected
  @MappedEntity("opened_bid")
  record OwnBidOutcome(@Id long bidId, @Relation(EMBEDDED) Bilingual supplier) {}

  /**
   * One lot, as its outcome is shown to one bidder. Money is without VAT.
   *
   * @param awardStatus OCDS code of the awards shown; null when there are none
   * @param won whether the bidder won it, or a share of it
   * @param suspended whether a complaint suspends its awards
   * @param confirmed whether the award is in other quantities than those the bids were ranked in,
   *     as the states confirmed them
   * @param priced whether the bidder's prices for the lot were opened
   * @param offered whether the bidder bid for the lot: it prices or answers something of it, or
   *     nothing was read of its bid that would reveal
   * @param rank own place; null when out, or when the lot has no outcome to be shown
   * @param exclusion why the reader's own bid was out; see {@code evaluation.Exclusion}
   * @param ownTotal own price, in {@code ownCurrency}
   * @param ownConverted the same in the currency of the tender at its rates
   * @param alternative whether that is the price of the bidder's alternative, which was accepted
   * @param noAward why the lot ended without an award; null while it has one, or can have one
   */
  @Introspected
  @MappedEntity("lot")
  record LetterLot(
      @Id long lotId,
      int number,
      @Relation(EMBEDDED) Bilingual title,
      String lotStatus,
      @Nullable String awardStatus,
      boolean won,
      boolean suspended,
      boolean confirmed,
      boolean priced,
      @MappedProperty("is_offered") boolean offered,
      @Nullable Integer rank,
      @Nullable String exclusion,
      @Nullable BigDecimal ownTotal,
      @Nullable String ownCurrency,
      @Nullable BigDecimal ownConverted,
      @Nullable BigDecimal technicalScore,
      @Nullable BigDecimal priceScore,
      @Nullable BigDecimal finalScore,
      @Nullable String lowPriceReason,
      boolean alternative,
      @Nullable NoAward noAward) {
    /** The bidder's own price. */
    public Optional<Money> ownPrice() {
      return ownTotal == null || ownCurrency == null
          ? Optional.empty()
          : Optional.of(new Money(ownTotal, ownCurrency));
    }
  }

  /**
   * A winner of a lot; several where it was divided.
   *
   * @param amount what it is paid for what it supplies, in {@code currency}: the price bid, less
   *     the discounts whose condition the awards meet
   * @param converted the same in the currency of the tender at its rates
   * @param technicalScore points of its bid, 0 to 100, as the others
   * @param sharePercent the units it supplies of those of the lot; 100 when it is alone
   * @param discounted whether a discount was taken off
   * @param reason why the panel recommended this bid; empty where none was needed
   * @param own whether it is the bidder who reads
   */
  @Introspected
  @MappedEntity("award")
  record Winner(
      @Id long awardId,
      long lotId,
      @Relation(EMBEDDED) Bilingual name,
      BigDecimal amount,
      String currency,
      BigDecimal converted,
      @Nullable BigDecimal technicalScore,
      @Nullable BigDecimal priceScore,
      @Nullable BigDecimal finalScore,
      BigDecimal sharePercent,
      @MappedProperty("is_discounted") boolean discounted,
      String reason,
      @MappedProperty("is_own") boolean own) {
    public Money price() {
      return new Money(amount, currency);
    }

    /** The price in the currency of the tender. */
    public Money inTender(String tenderCurrency) {
      return new Money(converted, tenderCurrency);
    }

    /** Whether its bid was ranked with scores. */
    public boolean scored() {
      return technicalScore != null && priceScore != null && finalScore != null;
    }
  }

  /**
   * What the panel found for one criterion.
   *
   * @param weight percent of the technical score; null for an administrative condition
   * @param points agreed, 0 to 100; null for an administrative condition
   * @param passed null for a technical criterion
   */
  @Introspected
  @MappedEntity("criterion")
  record CriterionFindingRow(
      @Id long criterionId,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable BigDecimal weight,
      @Nullable BigDecimal points,
      @Nullable Boolean passed,
      String reason) {}

  /** A supplier whose bid was opened. */
  @Introspected
  @MappedEntity("supplier")
  record Addressee(@Id long supplierId, @Relation(EMBEDDED) Bilingual name) {}

  @Query(
      """
      SELECT s.id AS supplier_id, s.name_ar, s.name_en
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE o.tender_id = :tenderId ORDER BY s.id""")
  List<Addressee> listAddressees(long tenderId);

  @Query(
      """
      SELECT o.bid_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE o.tender_id = :tenderId AND b.supplier_id = :supplierId""")
  Optional<OwnBidOutcome> findOwn(long tenderId, long supplierId);

  /**
   * Every lot. The reader's own figures are shown with an outcome only: while a lot is with the
   * panel, nobody reads its ranking.
   *
   * @param pendingToo whether awards that are not in force yet are shown: in the standstill
   */
  @Query(
      """
      SELECT l.id AS lot_id, l.number, l.title_ar, l.title_en, l.status AS lot_status,
             a.status AS award_status, COALESCE(a.won, FALSE) AS won,
             EXISTS (SELECT 1 FROM complaint_lot k JOIN complaint c ON c.id = k.complaint_id
                      WHERE k.lot_id = a.lot_id AND c.status IN ('FILED', 'ANSWERED')) AS suspended,
             EXISTS (SELECT 1 FROM live_award w
                       JOIN confirmation_lot y ON y.lot_id = w.lot_id
                       JOIN quantity_confirmation c ON c.id = y.confirmation_id
                        AND w.recommended_at < c.settled_at
                       JOIN lot_item i ON i.lot_id = y.lot_id
                       JOIN allocation_in_force z ON z.lot_item_id = i.id AND z.is_confirmed
                      WHERE w.lot_id = a.lot_id) AS confirmed,
             EXISTS (SELECT 1 FROM bid_line p JOIN lot_item i ON i.id = p.lot_item_id
                      WHERE p.bid_id = :bidId AND i.lot_id = l.id) AS priced,
             (EXISTS (SELECT 1 FROM bid_line p JOIN lot_item i ON i.id = p.lot_item_id
                       WHERE p.bid_id = :bidId AND i.lot_id = l.id)
              OR EXISTS (SELECT 1 FROM bid_answer g
                           JOIN lot_requirement q ON q.id = g.requirement_id
                           JOIN lot_item i ON i.id = q.lot_item_id
                          WHERE g.bid_id = :bidId AND i.lot_id = l.id)
              OR NOT (EXISTS (SELECT 1 FROM bid_line p WHERE p.bid_id = :bidId)
                      OR EXISTS (SELECT 1 FROM bid_answer g WHERE g.bid_id = :bidId)))
               AS is_offered,
             r.rank_position AS `rank`, r.exclusion, r.bid_total AS own_total,
             r.bid_currency AS own_currency, r.converted_total AS own_converted,
             r.technical_score, r.price_score, r.final_score,
             r.explanation AS low_price_reason,
             COALESCE(r.is_alternative, FALSE) AS alternative,
             CASE WHEN l.status = 'UNSUCCESSFUL' THEN
      """
          + NoAward.OF_LOT
          +
"""
             END AS no_award
        FROM lot l
        LEFT JOIN (SELECT a.lot_id, MIN(a.status) AS status,
                          MAX(a.bid_id = :bidId) AS won
                     FROM live_award a
                    WHERE a.tender_id = :tenderId AND
"""
          + AwardVisibility.CONDITION
          + """
                    GROUP BY a.lot_id) a ON a.lot_id = l.id
        LEFT JOIN lot_ranking r ON r.lot_id = l.id AND r.bid_id = :bidId
                               AND (a.lot_id IS NOT NULL OR l.status = 'UNSUCCESSFUL')
       WHERE l.tender_id = :tenderId
       ORDER BY l.number""")
  List<LetterLot> listLots(long tenderId, long bidId, boolean pendingToo);

  /** Who won each lot, of a divided lot the better rank first; as far as it is disclosed. */
  @Query(
"""
      SELECT a.id AS award_id, a.lot_id, s.name_ar, s.name_en, a.amount, a.currency,
             a.converted_amount AS converted, r.technical_score, r.price_score, r.final_score,
             ROUND((SELECT 100 * SUM(x.quantity) FROM award_item x WHERE x.award_id = a.id)
               / (SELECT SUM(i.quantity) FROM lot_item_in_force i
                   WHERE i.lot_id = a.lot_id GROUP BY i.lot_id), 2)
               AS share_percent,
             EXISTS (SELECT 1 FROM award_item x
                      WHERE x.award_id = a.id
                        AND (x.discount_percent > 0 OR x.bundle_price IS NOT NULL))
               AS is_discounted,
             a.reason, a.bid_id = :bidId AS is_own
        FROM live_award a
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN lot_ranking r ON r.lot_id = a.lot_id AND r.bid_id = a.bid_id
       WHERE a.tender_id = :tenderId AND
"""
          + AwardVisibility.CONDITION
          + """
       ORDER BY a.lot_id, a.id""")
  List<Winner> listWinners(long tenderId, long bidId, boolean pendingToo);

  /**
   * What the last examination of the bid found: administrative conditions first, then the technical
   * criteria, in the order of the tender.
   */
  @Query(
      """
      SELECT c.id AS criterion_id, c.name_ar, c.name_en, c.weight, k.points, a.is_passed AS passed,
             COALESCE(a.reason, k.reason, '') AS reason
        FROM criterion c
        JOIN (SELECT COALESCE(MAX(x.examination), 1) AS number FROM examination_bid x
               WHERE x.bid_id = :bidId) e
        LEFT JOIN administrative_check a
          ON a.criterion_id = c.id AND a.bid_id = :bidId AND a.examination = e.number
        LEFT JOIN consensus_score k
          ON k.criterion_id = c.id AND k.bid_id = :bidId AND k.examination = e.number
       WHERE c.tender_id = :tenderId AND (a.bid_id IS NOT NULL OR k.bid_id IS NOT NULL)
       ORDER BY c.kind, c.position""")
  List<CriterionFindingRow> listFindings(long tenderId, long bidId);
}
