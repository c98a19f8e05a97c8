package org.muwahhad.tender;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of a tender's own row and rules, but for its status. Each changes one row or nothing. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Tenders extends GenericRepository<TenderQueries.Tender, Long> {

  @Query(
      """
      UPDATE joint_tender SET version = version + 1, updated_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'DRAFT' AND version = :version""")
  int touch(long id, int version);

  @Query(
      """
      UPDATE joint_tender
         SET title_ar = :titleAr, title_en = :titleEn, procurement_method = :method,
             award_criteria = :awardCriteria, currency = :currency,
             two_envelopes = :twoEnvelopes,
             minimum_bid_days = :minimumBidDays, urgency_reason = :urgencyReason,
             deadline_at = :deadlineAt, rate_date = :rateDate
       WHERE id = :id AND status = 'DRAFT'""")
  int setTerms(
      long id,
      String titleAr,
      String titleEn,
      String method,
      String awardCriteria,
      String currency,
      boolean twoEnvelopes,
      int minimumBidDays,
      @Nullable String urgencyReason,
      @Nullable Instant deadlineAt,
      @Nullable LocalDate rateDate);

  @Query("UPDATE tender_rule SET value = :value WHERE tender_id = :tenderId AND code = :code")
  int setRule(long tenderId, String code, BigDecimal value);

  /** Notes that a draft was sent for approval as it stands. */
  @Query(
      """
      INSERT INTO approval_request (tender_id, tender_version, asked_by, asked_at)
      VALUES (:tenderId, :version, :personId, UTC_TIMESTAMP(6))""")
  int addRequest(long tenderId, int version, long personId);

  /** Whether a version of a draft was sent for approval: 1 or 0. */
  @Query(
      """
      SELECT COUNT(*) FROM approval_request
       WHERE tender_id = :tenderId AND tender_version = :version""")
  int countRequests(long tenderId, int version);

  /** Until when the last of the states that were asked may confirm its quantities. */
  @Query(
      """
      SELECT s.answer_until
        FROM quantity_confirmation c JOIN confirmation_state s ON s.confirmation_id = c.id
       WHERE c.open_of = :tenderId
       ORDER BY s.answer_until DESC LIMIT 1""")
  Optional<Instant> findQuantitiesUntil(long tenderId);

  /** Rounds of a tender that have its title, in either language. */
  @Query(
      """
      SELECT COUNT(*) FROM tender_round t JOIN demand_round r ON r.id = t.round_id
       WHERE t.tender_id = :tenderId AND (r.name_ar = :titleAr OR r.name_en = :titleEn)""")
  int countRoundsNamed(long tenderId, String titleAr, String titleEn);

  /** Texts of the dossier. */
  @Query("SELECT COUNT(*) FROM dossier_text WHERE tender_id = :tenderId")
  int countTexts(long tenderId);

  @Query("UPDATE joint_tender SET approved_by = :personId WHERE id = :id AND status = 'DRAFT'")
  int stampApprover(long id, long personId);

  @Query("UPDATE joint_tender SET approved_by = NULL WHERE id = :id AND status = 'DRAFT'")
  int forgetApprover(long id);

  @Query("UPDATE joint_tender SET published_at = :at WHERE id = :id AND status = 'APPROVED'")
  int stampPublished(long id, Instant at);

  @Query("UPDATE joint_tender SET cancel_reason = :reason WHERE id = :id AND status = :status")
  int stampCancelReason(long id, String reason, TenderStatus status);

  /** Texts of the dossier that are there in one language only. */
  @Query(
      """
      SELECT COUNT(*) FROM dossier_text
       WHERE tender_id = :tenderId AND (text_ar = '') <> (text_en = '')""")
  int countHalfTranslated(long tenderId);

  /** Edits of the draft by a person, from the audit record. */
  @Query(
      """
      SELECT COUNT(*) FROM audit_entry
       WHERE object_type = 'tender' AND object_id = :tenderId AND person_id = :personId
         AND act IN ('tender.aggregated', 'tender.terms-set', 'tender.criteria-set',
                     'tender.panel-appointed', 'tender.lot-renamed',
                     'tender.lot-names-confirmed', 'tender.items-moved',
                     'tender.lots-merged', 'tender.lot-split', 'tender.lot-step-undone',
                     'tender.procedure-set', 'tender.document-added',
                     'tender.document-removed', 'tender.requirements-set',
                     'tender.requirements-proposed', 'tender.general-requirements-set',
                     'tender.template-applied', 'tender.price-index-set')""")
  int countEdits(String tenderId, long personId);
}
