package org.muwahhad.award.quantity;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
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
import org.muwahhad.tender.DisclosedPrices;

/** Confirmations of quantities as pages and programs read them; see {@link ViewQuantities}. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface QuantityQueries extends GenericRepository<QuantityQueries.AskedState, String> {

  /** A state that was asked; instants are UTC. */
  @Introspected
  @MappedEntity("confirmation_state")
  record AskedState(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      String currency,
      StateAnswer status,
      Instant answerUntil,
      @Nullable Instant answeredAt) {}

  /** A lot asked about, with what the confirmed quantities made of it once settled. */
  @Introspected
  @MappedEntity("confirmation_lot")
  record QuantityLot(
      @Id long id, int number, @Relation(EMBEDDED) Bilingual title, @Nullable LotOutcome outcome) {}

  /**
   * What a state asked for of a lot item, between which quantities it may confirm, and what it
   * confirmed.
   *
   * @param confirmed zero where it opted out of the lot; null while it has not answered
   * @param whole whether the unit is counted whole
   * @param unitPrice decided on for one unit, without VAT, in {@code currency}: the price paid to
   *     the supplier that alone was to win the lot; where it was to be divided, the average of the
   *     prices paid, in the proportions in which the state is supplied, in the currency of the
   *     tender, to four decimals
   */
  @Introspected
  @MappedEntity("state_quantity")
  record QuantityPart(
      @Id long lotItemId,
      long lotId,
      String stateCode,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal asked,
      BigDecimal lowest,
      BigDecimal highest,
      @Nullable BigDecimal confirmed,
      boolean whole,
      BigDecimal unitPrice,
      String currency) {
    public QuantityPart {
      unitPrice = Money.price(unitPrice, currency).amount();
    }

    public Money price() {
      return new Money(unitPrice, currency);
    }

    /** What was asked for at the price bid, without VAT. */
    public Money askedSum() {
      return price().times(asked);
    }

    /** What is confirmed, or asked for as long as nothing is, at the price bid, without VAT. */
    public Money confirmedSum() {
      return price().times(confirmed == null ? asked : confirmed);
    }

    /** Whether another quantity than the one asked for may be confirmed. */
    public boolean hasRoom() {
      return lowest.compareTo(highest) != 0;
    }
  }

  /** A lot that a state opted out of. */
  @Introspected
  @MappedEntity("lot_opt_out")
  record OptOut(@Id String stateCode, long lotId, String reason) {}

  /**
   * A bid in the ranking of a lot before and after.
   *
   * @param rankAsked place in the ranking decided on; null when it took no part
   * @param convertedAsked null where the ranking does not show it, as {@code convertedConfirmed}
   * @param scoreAsked null when it took no part
   * @param rankConfirmed place by the confirmed quantities; null when it took no part or the lot
   *     was not ranked again
   */
  @Introspected
  @MappedEntity("quantity_ranking")
  record RankChange(
      @Id long bidId,
      long lotId,
      @Relation(EMBEDDED) Bilingual supplier,
      @Nullable Integer rankAsked,
      @Nullable BigDecimal convertedAsked,
      @Nullable BigDecimal scoreAsked,
      @Nullable Integer rankConfirmed,
      @Nullable BigDecimal convertedConfirmed,
      @Nullable BigDecimal scoreConfirmed,
      String currency,
      boolean awarded) {
    public @Nullable Money asked() {
      return convertedAsked == null ? null : new Money(convertedAsked, currency);
    }

    public @Nullable Money confirmed() {
      return convertedConfirmed == null ? null : new Money(convertedConfirmed, currency);
    }
  }

  /** The awards of a lot as they were decided on: the last recommended before it was settled. */
  String DECIDED_ON =
      """
       a.lot_id = l.lot_id
         AND a.decision_id = (SELECT MAX(x.decision_id) FROM award x WHERE x.lot_id = l.lot_id
                 AND x.recommended_at < COALESCE(c.settled_at, UTC_TIMESTAMP(6)))
      """;

  @Query(
      """
      SELECT s.state_code AS code, m.name_ar, m.name_en, m.currency, s.status, s.answer_until,
             s.answered_at
        FROM confirmation_state s JOIN member_state m ON m.code = s.state_code
       WHERE s.confirmation_id = :id ORDER BY s.state_code""")
  List<AskedState> listStates(long id);

  @Query(
      """
      SELECT o.id, o.number, o.title_ar, o.title_en, l.outcome
        FROM confirmation_lot l JOIN lot o ON o.id = l.lot_id
       WHERE l.confirmation_id = :id ORDER BY o.number""")
  List<QuantityLot> listLots(long id);

  @Query(
      """
      SELECT q.lot_item_id, i.lot_id, q.state_code, t.code AS item_code, r.name_ar AS item_ar,
             r.name_en AS item_en, u.name_ar AS unit_ar, u.name_en AS unit_en, q.asked, q.lowest,
             q.highest, q.confirmed, u.is_whole AS whole, p.unit_price, p.currency
        FROM state_quantity q
        JOIN lot_item i ON i.id = q.lot_item_id
        JOIN (SELECT w.lot_item_id, w.state_code,
                     CASE COUNT(*) WHEN 1 THEN MAX(w.price)
                          ELSE ROUND(COALESCE(SUM(w.weight * w.converted)
                                 / NULLIF(SUM(w.weight), 0), AVG(w.converted)), 4) END
                       AS unit_price,
                     CASE COUNT(*) WHEN 1 THEN MAX(w.currency) ELSE MAX(w.tender_currency) END
                       AS currency
                FROM (SELECT k.lot_item_id, k.state_code, a.currency,
                             t.currency AS tender_currency, COALESCE(h.quantity, 0) AS weight,
                             COALESCE(x.unit_price, b.unit_price * (100 - COALESCE(d.percent, 0)) / 100) AS price,
                             COALESCE(x.unit_price, b.unit_price * (100 - COALESCE(d.percent, 0)) / 100)
                               * CASE WHEN a.currency = t.currency THEN 1
                                      ELSE s.units_per_usd / o.units_per_usd END AS converted
                        FROM state_quantity k
                        JOIN quantity_confirmation c ON c.id = k.confirmation_id
                        JOIN joint_tender t ON t.id = c.tender_id
                        JOIN lot_item j ON j.id = k.lot_item_id
                        JOIN confirmation_lot l ON l.confirmation_id = c.id
                                               AND l.lot_id = j.lot_id
                        JOIN award a ON
      """
          + DECIDED_ON
          + """
                        JOIN price_in_force b ON b.bid_id = a.bid_id AND b.lot_item_id = j.id
                        LEFT JOIN (SELECT award_id, SUM(percent) AS percent
                                     FROM award_discount GROUP BY award_id) d
                               ON d.award_id = a.id
                        LEFT JOIN award_item x ON x.award_id = a.id AND x.lot_item_id = j.id
                        LEFT JOIN award_share h ON h.award_id = a.id
                                               AND h.lot_item_id = j.id
                                               AND h.state_code = k.state_code
                        LEFT JOIN tender_exchange_rate s ON s.tender_id = t.id
                                                        AND s.currency = t.currency
                        LEFT JOIN tender_exchange_rate o ON o.tender_id = t.id
                                                        AND o.currency = a.currency
                       WHERE k.confirmation_id = :id
                         AND (:state = '' OR k.state_code = :state)) w
               GROUP BY w.lot_item_id, w.state_code) p
          ON p.lot_item_id = q.lot_item_id AND p.state_code = q.state_code
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item t ON t.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE q.confirmation_id = :id AND IF(:state = '', TRUE, q.state_code = :state)
       ORDER BY i.lot_id, i.position, i.id, q.state_code""")
  List<QuantityPart> listParts(long id, String state);

  @Query(
      """
      SELECT state_code, lot_id, reason FROM lot_opt_out
       WHERE confirmation_id = :id AND IF(:state = '', TRUE, state_code = :state)
       ORDER BY lot_id, state_code""")
  List<OptOut> listOptOuts(long id, String state);

  @Query(
      """
      SELECT r.bid_id, r.lot_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             r.rank_position AS rank_asked,
             CASE WHEN r.rank_position IS NOT NULL THEN r.final_score END AS score_asked,
             n.rank_position AS rank_confirmed,
             CASE WHEN n.rank_position IS NOT NULL THEN n.final_score END AS score_confirmed,
             t.currency,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
             THEN r.converted_total END AS converted_asked,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
             THEN n.converted_total END AS converted_confirmed,
             EXISTS (SELECT 1 FROM award a WHERE a.bid_id = r.bid_id AND
      """
          + DECIDED_ON
          + """
             ) AS awarded
        FROM quantity_ranking r
        JOIN quantity_confirmation c ON c.id = r.confirmation_id
        JOIN joint_tender t ON t.id = c.tender_id
        JOIN confirmation_lot l ON l.confirmation_id = c.id AND l.lot_id = r.lot_id
        JOIN bid d ON d.id = r.bid_id
        JOIN supplier s ON s.id = d.supplier_id
        LEFT JOIN quantity_ranking n ON n.confirmation_id = r.confirmation_id
                                    AND n.lot_id = r.lot_id AND n.bid_id = r.bid_id
                                    AND n.basis = 'CONFIRMED'
       WHERE r.confirmation_id = :id AND r.basis = 'ASKED'
       ORDER BY r.lot_id, r.rank_position IS NULL, r.rank_position, r.bid_id""")
  List<RankChange> listPlaces(long id);
}
