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
import org.muwahhad.tender.DisclosedPrices;

/** The ranking as the recommendation reads it. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RankedBidQueries extends GenericRepository<RankedBidQueries.RankedBid, Long> {

  /**
   * A bid in the ranking of a lot, with its figures in the ranking.
   *
   * @param rank from 1; null when not admissible
   * @param bidTotal without VAT, in the currency of the bid; null where it is not shown
   * @param convertedTotal in the currency of the tender; null where it is not shown
   * @param evaluatedPrice after preference; null where it is not shown
   * @param technicalScore null of a bid that failed before it was scored
   * @param priceScore null when not admissible
   * @param finalScore null when not admissible
   * @param explanation why an abnormally low price was accepted, or of a bid that is out, why for
   *     its price or arithmetic; null without
   * @param alternative what differs in its alternative, where the panel accepted that in place of
   *     the bid; null without
   */
  @Introspected
  @MappedEntity("lot_ranking")
  record RankedBid(
      @Id long bidId,
      long lotId,
      @Relation(EMBEDDED) Bilingual supplier,
      @MappedProperty("is_admissible") boolean admissible,
      @Nullable String exclusion,
      @Nullable BigDecimal bidTotal,
      String bidCurrency,
      @Nullable BigDecimal convertedTotal,
      @Nullable BigDecimal evaluatedPrice,
      String tenderCurrency,
      @Nullable BigDecimal technicalScore,
      @Nullable BigDecimal priceScore,
      @Nullable BigDecimal finalScore,
      @MappedProperty("rank_position") @Nullable Integer rank,
      @Nullable String tieRule,
      @MappedProperty("is_abnormally_low") boolean abnormallyLow,
      @Nullable String explanation,
      @Nullable String alternative) {
    /** The price as bid, or null where it is not disclosed. */
    public @Nullable Money price() {
      return bidTotal == null ? null : new Money(bidTotal, bidCurrency);
    }

    /** The price in the currency of the tender, or null where it is not disclosed. */
    public @Nullable Money converted() {
      return convertedTotal == null ? null : new Money(convertedTotal, tenderCurrency);
    }

    /** The price after preference, or null where it is not disclosed. */
    public @Nullable Money evaluated() {
      return evaluatedPrice == null ? null : new Money(evaluatedPrice, tenderCurrency);
    }

    /** Whether the price was flagged as abnormally low and no explanation was accepted. */
    public boolean unexplained() {
      return abnormallyLow && explanation == null;
    }
  }

  /**
   * What a bidder declared it can take at most, without VAT, in the currency of its bid.
   *
   * @param lotsHeld lots it has been awarded already
   * @param valueHeld and what they come to
   */
  @Introspected
  @MappedEntity("opened_bid")
  record Capacity(
      @Id long bidId,
      @Nullable Integer mostLots,
      @Nullable BigDecimal mostValue,
      int lotsHeld,
      BigDecimal valueHeld) {
    /** Whether a number of lots of a value together are more. */
    boolean isBelow(int lots, BigDecimal value) {
      return (mostLots != null && lots > mostLots)
          || (mostValue != null && value.compareTo(mostValue) > 0);
    }
  }

  /** The bids that declare a limit. */
  @Query(
      """
      SELECT o.bid_id, o.most_lots, o.most_value, COUNT(a.id) AS lots_held,
             COALESCE(SUM(a.amount), 0) AS value_held
        FROM opened_bid o
        LEFT JOIN live_award a ON a.bid_id = o.bid_id
       WHERE o.tender_id = :tenderId AND (o.most_lots IS NOT NULL OR o.most_value IS NOT NULL)
       GROUP BY o.bid_id, o.most_lots, o.most_value""")
  List<Capacity> listCapacities(long tenderId);

  /** Every bid ranked in the tender, by lot and rank; those not admissible come last. */
  @Query(
      """
      SELECT r.bid_id, r.lot_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             r.is_admissible, r.exclusion, r.bid_currency, t.currency AS tender_currency,
             CASE WHEN r.exclusion = 'ADMINISTRATIVE' THEN NULL
                  ELSE r.technical_score END AS technical_score,
             CASE WHEN r.is_admissible THEN r.price_score END AS price_score,
             CASE WHEN r.is_admissible THEN r.final_score END AS final_score,
             r.rank_position, r.tie_rule, r.is_abnormally_low, r.explanation,
             x.description AS alternative,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
             THEN r.bid_total END AS bid_total,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
             THEN r.converted_total END AS converted_total,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
             THEN r.evaluated_price END AS evaluated_price
        FROM lot_ranking r
        LEFT JOIN bid_alternative x ON x.bid_id = r.bid_id AND x.lot_id = r.lot_id
         AND r.is_alternative
        JOIN lot l ON l.id = r.lot_id
        JOIN joint_tender t ON t.id = r.tender_id
        JOIN bid b ON b.id = r.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE r.tender_id = :tenderId
       ORDER BY l.number, r.rank_position IS NULL, r.rank_position, r.bid_id""")
  List<RankedBid> listRanked(long tenderId);

  /** The number of the first lot to be awarded again on which a complaint is not decided yet. */
  @Query(
      """
      SELECT MIN(l.number)
        FROM lot l
        JOIN complaint_lot x ON x.lot_id = l.id
        JOIN complaint c ON c.id = x.complaint_id
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE' AND c.status IN ('FILED', 'ANSWERED')
         AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id)""")
  Optional<Integer> findComplained(long tenderId);

  /** The number of the first active lot that has prices but no ranking. */
  @Query(
      """
      SELECT MIN(l.number) FROM lot l
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND EXISTS (SELECT 1 FROM lot_item i JOIN bid_line b ON b.lot_item_id = i.id
                      WHERE i.lot_id = l.id)
         AND NOT EXISTS (SELECT 1 FROM lot_ranking r WHERE r.lot_id = l.id)""")
  Optional<Integer> findUnranked(long tenderId);

  /**
   * The number of the first lot to be awarded whose first in rank offers an alternative that the
   * panel has neither accepted nor refused.
   */
  @Query(
      """
      SELECT MIN(l.number)
        FROM lot l
        JOIN lot_ranking r ON r.lot_id = l.id AND r.rank_position = 1
        JOIN bid_alternative a ON a.lot_id = r.lot_id AND a.bid_id = r.bid_id
       WHERE l.tender_id = :tenderId AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM alternative_decision d
                          WHERE d.lot_id = r.lot_id AND d.bid_id = r.bid_id)""")
  Optional<Integer> findUndecidedAlternative(long tenderId);

  /** A lot in whose ranking a bidder that is debarred now still takes part. */
  @Introspected
  @MappedEntity("lot_ranking")
  record OutdatedRanking(@Id long bidId, int lotNumber, String registrationNumber) {}

  /** Places of debarred bidders in lots that have no award, by the database's clock. */
  @Query(
      """
      SELECT r.bid_id, l.number AS lot_number, s.registration_number
        FROM lot_ranking r
        JOIN lot l ON l.id = r.lot_id AND l.status = 'ACTIVE'
        JOIN bid b ON b.id = r.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE r.tender_id = :tenderId AND r.is_admissible
         AND EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = s.id)
         AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id)
       ORDER BY l.number, r.bid_id""")
  List<OutdatedRanking> listDebarred(long tenderId);

  /**
   * A bid whose award of a lot was taken back, since its bidder furnished no guarantee or did not
   * sign, or its agreement was terminated.
   */
  @Introspected
  @MappedEntity("award")
  record LostBid(@Id long bidId, long lotId) {}

  /** The bids that cannot be recommended again for the lot that they lost. */
  @Query(
      """
      SELECT DISTINCT bid_id, lot_id FROM award
       WHERE tender_id = :tenderId AND end_reason IN ('GUARANTEE', 'SIGNATURE', 'TERMINATION')""")
  List<LostBid> listLost(long tenderId);

  @Query(
      """
      SELECT COUNT(*) FROM conflict_declaration
       WHERE tender_id = :tenderId AND person_id = :personId AND is_out""")
  int countConflicts(long tenderId, long personId);
}
