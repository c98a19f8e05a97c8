package org.muwahhad.guarantee;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Guarantees as stored, and what is due for each award in force. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Guarantees extends GenericRepository<Guarantees.AwardGuaranteeDue, Long> {

  /**
   * What is due for an award in force.
   *
   * @param agreementId null until the agreement is concluded
   * @param amount the least amount, in the currency of the award, rounded half up
   * @param workingDays in which it is to be furnished, from {@code activeAt} (UTC)
   * @param lastDay until when it must hold at least: the last day of the agreement, in Riyadh
   * @param beforeOrders whether nothing may be ordered before it is there
   */
  @Introspected
  @MappedEntity("award")
  record AwardGuaranteeDue(
      @Id long awardId,
      long tenderId,
      String tenderNumber,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      @Nullable Long agreementId,
      @Nullable String agreementNumber,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      BigDecimal awarded,
      String currency,
      BigDecimal percent,
      BigDecimal amount,
      int workingDays,
      Instant activeAt,
      @Nullable LocalDate lastDay,
      @MappedProperty("is_before_orders") boolean beforeOrders) {
    public Money least() {
      return new Money(amount, currency);
    }
  }

  /** A guarantee; its days are days in Riyadh, instants are UTC. */
  @Introspected
  @MappedEntity("performance_guarantee")
  record Guarantee(
      @Id long id,
      long awardId,
      GuaranteeStatus status,
      String bank,
      String reference,
      String document,
      BigDecimal amount,
      String currency,
      LocalDate validUntil,
      Instant registeredAt,
      @Nullable Instant endedAt,
      @Nullable String endReason,
      @Nullable BigDecimal calledAmount,
      int extensions) {
    public Money value() {
      return new Money(amount, currency);
    }
  }

  String DUE =
      """
      SELECT a.id AS award_id, a.tender_id, t.number AS tender_number, l.number AS lot_number,
             l.title_ar AS lot_title_ar, l.title_en AS lot_title_en, f.id AS agreement_id,
             f.number AS agreement_number, s.id AS supplier_id, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, a.amount AS awarded, a.currency, p.value AS percent,
             ROUND(a.amount * p.value / 100, c.decimals) AS amount,
             COALESCE((SELECT CAST(d.value AS SIGNED) FROM tender_rule d
                        WHERE d.tender_id = a.tender_id
                          AND d.code = 'performance-guarantee.working-days'), 15) AS working_days,
             a.active_at, v.ends_on AS last_day,
             EXISTS (SELECT 1 FROM tender_rule b
                      WHERE b.tender_id = a.tender_id
                        AND b.code = 'performance-guarantee.before-orders'
                        AND b.value >= 1) AS is_before_orders
        FROM award a
        JOIN joint_tender t ON t.id = a.tender_id
        JOIN tender_rule p ON p.tender_id = a.tender_id
         AND p.code = 'performance-guarantee.percent' AND p.value > 0
        JOIN lot l ON l.id = a.lot_id
        JOIN currency c ON c.code = a.currency
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN framework_agreement f ON f.award_id = a.id
        LEFT JOIN agreement_condition v ON v.agreement_id = f.id
       WHERE a.status = 'active'
      """;

  String GUARANTEE =
      """
      SELECT g.id, g.award_id, g.status, g.bank, g.reference, g.document, g.amount, g.currency,
             g.valid_until, g.registered_at, g.ended_at, g.end_reason, g.called_amount,
             (SELECT COUNT(*) FROM guarantee_extension x WHERE x.guarantee_id = g.id) AS extensions
        FROM performance_guarantee g
      """;

  /** What is due for all awards in force, the latest first; of one supplier, or of all with 0. */
  @Query(DUE + " AND (:supplierId = 0 OR s.id = :supplierId) ORDER BY a.active_at DESC, l.number")
  List<AwardGuaranteeDue> listDue(long supplierId);

  /** Which of them answer a text and a filter; the pattern is of {@code LIKE}, empty for all. */
  String CHOSEN =
      """
         AND (:supplierId = 0 OR s.id = :supplierId)
         AND (:like = '' OR t.number LIKE :like OR l.title_ar LIKE :like OR l.title_en LIKE :like
              OR s.name_ar LIKE :like OR s.name_en LIKE :like)
         AND (:filter = ''
              OR :filter = 'AWAITED'
                 AND NOT EXISTS (SELECT 1 FROM performance_guarantee h WHERE h.award_id = a.id)
              OR :filter <> 'AWAITED'
                 AND (:filter = 'HELD') = EXISTS (SELECT 1 FROM performance_guarantee h
                                                   WHERE h.held_award = a.id))
      """;

  /**
   * A page of what is due.
   *
   * @param supplierId 0 for all
   * @param filter HELD, MISSING, AWAITED (there was none yet) or empty
   * @param sort number, supplier or amount, with {@code -} before it for the last first
   */
  @Query(
      DUE
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'number' THEN t.number WHEN 'supplier' THEN s.name_en END,
                CASE :sort WHEN '-number' THEN t.number WHEN '-supplier' THEN s.name_en END DESC,
                CASE :sort WHEN 'amount' THEN amount END,
                CASE :sort WHEN '-amount' THEN amount END DESC,
                a.active_at DESC, l.number, a.id
       LIMIT :most OFFSET :offset""")
  List<AwardGuaranteeDue> listPage(
      long supplierId, String like, String filter, String sort, int most, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM award a
        JOIN joint_tender t ON t.id = a.tender_id
        JOIN tender_rule p ON p.tender_id = a.tender_id
         AND p.code = 'performance-guarantee.percent' AND p.value > 0
        JOIN lot l ON l.id = a.lot_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE a.status = 'active'
      """
          + CHOSEN)
  int count(long supplierId, String like, String filter);

  @Query(DUE + " AND a.id = :awardId")
  Optional<AwardGuaranteeDue> findDue(long awardId);

  @Query(DUE + " AND f.id = :agreementId")
  Optional<AwardGuaranteeDue> findDueOf(long agreementId);

  @Query(GUARANTEE + " WHERE g.award_id = :awardId ORDER BY g.id DESC")
  List<Guarantee> listOf(long awardId);

  @Query("SELECT id FROM framework_agreement WHERE award_id = :awardId FOR UPDATE")
  Optional<Long> lockAgreement(long awardId);

  @Query("SELECT id FROM award WHERE id = :awardId FOR UPDATE")
  Optional<Long> lockAward(long awardId);

  /**
   * Holds an award until the act ends. Its agreement is held before, as by one who orders, since
   * triggers of guarantees read the agreement and those of orders the award.
   */
  default void hold(long awardId) {
    lockAgreement(awardId);
    lockAward(awardId);
  }

  @Query(
      """
      INSERT INTO performance_guarantee (award_id, status, held_award, bank, reference, document,
        amount, currency, valid_until, registered_by, registered_at)
      VALUES (:awardId, 'HELD', :awardId, :bank, :reference, :document, :amount, :currency,
              :validUntil, :personId, UTC_TIMESTAMP(6))""")
  void register(
      long awardId,
      String bank,
      String reference,
      String document,
      BigDecimal amount,
      String currency,
      LocalDate validUntil,
      long personId);

  @Query(
      """
      INSERT INTO guarantee_extension (guarantee_id, number, valid_before, valid_after, document,
                                       recorded_by, recorded_at)
      VALUES (:id, :number, :before, :after, :document, :personId, UTC_TIMESTAMP(6))""")
  void addExtension(
      long id, int number, LocalDate before, LocalDate after, String document, long personId);

  @Query(
      """
      UPDATE performance_guarantee SET valid_until = :validUntil
       WHERE id = :id AND status = 'HELD'""")
  int extend(long id, LocalDate validUntil);

  @Query(
      """
      UPDATE performance_guarantee
         SET status = :status, held_award = NULL, ended_by = :personId, ended_at = UTC_TIMESTAMP(6),
             end_reason = :reason, called_amount = :called
       WHERE id = :id AND status = 'HELD'""")
  int end(
      long id, GuaranteeStatus status, long personId, String reason, @Nullable BigDecimal called);
}
