package org.muwahhad.framework.amendment;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * What an agreement says at the end of a day of Riyadh (UTC+3, no summer time), which is nine in
 * the evening by UTC. What it says now is in the views {@code agreement_condition}, {@code
 * agreement_supplier}, {@code agreement_price_in_force} and {@code agreement_vat}; a view takes no
 * day.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface TermsOnDayQueries extends GenericRepository<TermsOnDayQueries.PartyOnDay, Long> {

  /**
   * Who supplies an agreement, and until when it runs.
   *
   * @param partyAmendment number of the amendment that put the supplier in place; null for the
   *     winner
   * @param termAmendment number of the amendment that set the term; null for that of the award
   * @param endsEarly whether its end before the term is decided
   */
  @Introspected
  @MappedEntity("framework_agreement")
  record PartyOnDay(
      @Id long id,
      @Relation(EMBEDDED) Bilingual supplier,
      @Nullable Integer partyAmendment,
      LocalDate endsOn,
      @Nullable Integer termAmendment,
      boolean endsEarly) {}

  @Query(
      """
      SELECT f.id, s.name_ar AS supplier_ar, s.name_en AS supplier_en, q.number AS party_amendment,
             LEAST(COALESCE(t.ends_on, f.ends_on), COALESCE(e.ends_on, t.ends_on, f.ends_on))
               AS ends_on,
             t.number AS term_amendment, e.agreement_id IS NOT NULL AS ends_early
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN bid b ON b.id = a.bid_id
        LEFT JOIN amendment_party p ON p.agreement_id = f.id
         AND p.from_at < CAST(:day AS DATETIME) + INTERVAL 21 HOUR
         AND (p.until_at IS NULL OR p.until_at >= CAST(:day AS DATETIME) + INTERVAL 21 HOUR)
        LEFT JOIN agreement_amendment q ON q.id = p.amendment_id
        JOIN supplier s ON s.id = COALESCE(p.supplier_id, b.supplier_id)
        LEFT JOIN agreement_amendment t ON t.agreement_id = f.id AND t.kind = 'TERM'
         AND t.status = 'IN_FORCE' AND t.effective_on <= :day
        LEFT JOIN agreement_amendment n ON n.agreement_id = t.agreement_id AND n.kind = 'TERM'
         AND n.status = 'IN_FORCE' AND n.effective_on <= :day AND n.number > t.number
        LEFT JOIN agreement_end e ON e.agreement_id = f.id
         AND e.ended_at < CAST(:day AS DATETIME) + INTERVAL 21 HOUR
       WHERE f.id = :agreementId AND n.id IS NULL""")
  Optional<PartyOnDay> find(long agreementId, LocalDate day);

  /**
   * An item with its price without VAT.
   *
   * @param priceAmendment number of the amendment that set the price; null for that of the award
   * @param itemAmendment number of the amendment that put the item in place of another; null for
   *     the one awarded
   */
  @Introspected
  @MappedEntity("lot_item")
  record ItemOnDay(
      @Id long lotItemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      BigDecimal unitPrice,
      String currency,
      @Nullable Integer priceAmendment,
      @Nullable Integer itemAmendment) {
    public Money price() {
      return Money.price(unitPrice, currency);
    }
  }

  @Query(
      """
      SELECT w.lot_item_id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             COALESCE(p.unit_price, w.unit_price) AS unit_price, a.currency,
             q.number AS price_amendment, t.number AS item_amendment
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN award_item w ON w.award_id = a.id
        JOIN lot_item i ON i.id = w.lot_item_id
        LEFT JOIN amendment_price p ON p.agreement_id = f.id AND p.lot_item_id = w.lot_item_id
         AND p.from_at < CAST(:day AS DATETIME) + INTERVAL 21 HOUR
         AND (p.until_at IS NULL OR p.until_at >= CAST(:day AS DATETIME) + INTERVAL 21 HOUR)
        LEFT JOIN agreement_amendment q ON q.id = p.amendment_id
        LEFT JOIN amendment_item s ON s.agreement_id = f.id AND s.lot_item_id = w.lot_item_id
         AND s.from_at < CAST(:day AS DATETIME) + INTERVAL 21 HOUR
         AND (s.until_at IS NULL OR s.until_at >= CAST(:day AS DATETIME) + INTERVAL 21 HOUR)
        LEFT JOIN agreement_amendment t ON t.id = s.amendment_id
        JOIN item_revision r ON r.id = COALESCE(s.revision_id, i.revision_id)
        JOIN catalog_item c ON c.id = r.item_id
       WHERE f.id = :agreementId
       ORDER BY i.position, i.id""")
  List<ItemOnDay> listItems(long agreementId, LocalDate day);

  /**
   * The VAT rate of a state that an amendment set. Where none is here, the rate of the state holds.
   *
   * @param amendment its number
   */
  @Introspected
  @MappedEntity("amendment_vat")
  record VatOnDay(
      @Id String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      BigDecimal percent,
      int amendment) {}

  @Query(
      """
      SELECT y.state_code, m.name_ar AS state_ar, m.name_en AS state_en, y.percent,
             q.number AS amendment
        FROM amendment_vat y
        JOIN agreement_amendment q ON q.id = y.amendment_id
        JOIN member_state m ON m.code = y.state_code
        LEFT JOIN vat_rate v ON v.state_code = y.state_code
         AND v.valid_from > DATE(y.from_at + INTERVAL 3 HOUR) AND v.valid_from <= :day
       WHERE y.agreement_id = :agreementId
         AND y.from_at < CAST(:day AS DATETIME) + INTERVAL 21 HOUR
         AND (y.until_at IS NULL OR y.until_at >= CAST(:day AS DATETIME) + INTERVAL 21 HOUR)
         AND v.state_code IS NULL
       ORDER BY y.state_code""")
  List<VatOnDay> listVat(long agreementId, LocalDate day);
}
