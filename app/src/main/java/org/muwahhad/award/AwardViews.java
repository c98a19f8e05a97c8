package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * Awards as pages, programs and later packages read them. Who may see them is asked in {@link
 * ReadAwards}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AwardViews extends GenericRepository<AwardViews.Award, Long> {

  /**
   * An award. Instants are UTC.
   *
   * @param status OCDS code, see {@link AwardStatus}
   * @param amount without VAT, in {@code currency}, that of the bid
   * @param convertedTotal in the currency of the tender at the rates of its fixed date
   * @param rankPosition place in the ranking; null once the lot was ranked anew
   * @param reason why this bid; empty when it is the first in rank
   * @param endReason why an adopted award did not take effect, such as {@code DEBARRED}; null for
   *     all others
   * @param suspended whether a complaint that is not decided suspends it
   */
  @Serdeable
  @Introspected
  @MappedEntity("award")
  record Award(
      @Id long id,
      long tenderId,
      long lotId,
      int lotNumber,
      String lotTitleAr,
      String lotTitleEn,
      long bidId,
      long supplierId,
      String supplierAr,
      String supplierEn,
      String registrationNumber,
      String status,
      BigDecimal amount,
      String currency,
      @Nullable BigDecimal convertedTotal,
      String tenderCurrency,
      @Nullable BigDecimal finalScore,
      @Nullable Integer rankPosition,
      String reason,
      Instant recommendedAt,
      String recommenderAr,
      String recommenderEn,
      @Nullable Long decisionId,
      @Nullable Instant activeAt,
      @Nullable String endReason,
      @MappedProperty("is_suspended") boolean suspended) {
    public Bilingual lotTitle() {
      return new Bilingual(lotTitleAr, lotTitleEn);
    }

    public Bilingual supplier() {
      return new Bilingual(supplierAr, supplierEn);
    }

    public Money price() {
      return new Money(amount, currency);
    }

    /** The amount in the currency of the tender; the amount itself where there is no other. */
    public Money converted() {
      return convertedTotal == null ? price() : new Money(convertedTotal, tenderCurrency);
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
             CASE WHEN a.amount = r.bid_total THEN r.converted_total ELSE q.converted_total END
               AS converted_total,
             t.currency AS tender_currency, r.final_score, r.rank_position,
             a.reason, a.recommended_at, p.name_ar AS recommender_ar, p.name_en AS recommender_en,
             a.decision_id, a.active_at, a.end_reason,
             EXISTS (SELECT 1 FROM complaint_lot k JOIN complaint c ON c.id = k.complaint_id
                      WHERE k.award_id = a.id AND c.status IN ('FILED', 'ANSWERED'))
               AS is_suspended
        FROM award a
        JOIN joint_tender t ON t.id = a.tender_id
        JOIN lot l ON l.id = a.lot_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN person p ON p.id = a.recommended_by
        LEFT JOIN lot_ranking r ON r.lot_id = a.lot_id AND r.bid_id = a.bid_id
        LEFT JOIN quantity_ranking q ON q.lot_id = a.lot_id AND q.bid_id = a.bid_id
                                    AND q.basis = 'CONFIRMED'
      """;

  /** Every award of the tender by lot, cancelled ones included. */
  /** How many awards of a tender are in effect. */
  @Query("SELECT COUNT(*) FROM award WHERE tender_id = :tenderId AND status = 'active'")
  int countActive(long tenderId);

  /**
   * Whether awards of a tender are in effect: those of all its lots, or of some while the others
   * are back with the examination panel.
   */
  default boolean isInEffect(TenderViews.Tender tender) {
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
  @Query(SELECT + " WHERE a.tender_id = :tenderId AND a.live_lot_id IS NOT NULL ORDER BY l.number")
  List<Award> listLive(long tenderId);
}
