package org.muwahhad.tender.procedure;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderStatus;

/** Applications to be prequalified, and what the panel finds, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Applications extends GenericRepository<Applications.Application, Long> {

  /** An application. The instant is UTC, of the last change by the supplier. */
  @Introspected
  @MappedEntity("prequalification_application")
  record Application(
      @Id long id,
      long tenderId,
      long supplierId,
      String registrationNumber,
      @Relation(EMBEDDED) Bilingual supplier,
      ApplicationStatus status,
      String statement,
      Instant appliedAt) {}

  /** A criterion with what the applicant answered and, once checked, whether it is met. */
  @Introspected
  @MappedEntity("prequalification_criterion")
  record Point(
      @Id long criterionId,
      int position,
      @Relation(EMBEDDED) Bilingual name,
      String answer,
      @Nullable Boolean met) {}

  /** What a member proposed and, if so, another confirmed. Instants are UTC. */
  @Introspected
  @MappedEntity("prequalification_finding")
  record ApplicationFinding(
      @Id long applicationId,
      boolean qualified,
      @Relation(EMBEDDED) Bilingual reason,
      long proposedBy,
      @Relation(EMBEDDED) Bilingual proposer,
      Instant proposedAt,
      @Nullable Long confirmedBy,
      @Relation(EMBEDDED) @Nullable Bilingual confirmer,
      @Nullable Instant confirmedAt) {}

  /**
   * Until when a selective tender takes applications, with the database's time. Instants are UTC.
   *
   * @param concludedAt null before the prequalification was concluded
   */
  @Introspected
  @MappedEntity("tender_procedure")
  record ApplicationTimes(
      @Id long tenderId,
      TenderStatus status,
      Instant applicationsUntil,
      @Nullable Instant concludedAt,
      @Nullable Instant deadlineAt,
      int minimumBidDays,
      Instant now) {
    boolean takesApplications() {
      return status == TenderStatus.PUBLISHED
          && concludedAt == null
          && now.isBefore(applicationsUntil);
    }

    /** Whether the panel may look and decide. */
    boolean isDecidable() {
      return status == TenderStatus.PUBLISHED
          && !now.isBefore(applicationsUntil)
          && concludedAt == null;
    }
  }

  String HOURS =
      """
      SELECT p.tender_id, t.status, p.applications_until, p.concluded_at, t.deadline_at,
             t.minimum_bid_days, UTC_TIMESTAMP(6) AS now
        FROM tender_procedure p
        JOIN joint_tender t ON t.id = p.tender_id AND t.procurement_method = 'selective'
       WHERE p.tender_id = :tenderId AND p.applications_until IS NOT NULL
         AND t.published_at IS NOT NULL
      """;

  @Query(HOURS)
  Optional<ApplicationTimes> findHours(long tenderId);

  /** The same, with the procedure held for the transaction. */
  @Query(HOURS + " FOR UPDATE")
  Optional<ApplicationTimes> lockHours(long tenderId);

  String APPLICATION =
      """
      SELECT a.id, a.tender_id, a.supplier_id, s.registration_number, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, a.status, a.statement, a.applied_at
        FROM prequalification_application a JOIN supplier s ON s.id = a.supplier_id
      """;

  /** All that stand, by register number; those withdrawn are left out. */
  @Query(
      APPLICATION
          + " WHERE a.tender_id = :tenderId AND a.status <> 'WITHDRAWN'"
          + " ORDER BY s.registration_number")
  List<Application> list(long tenderId);

  @Query(APPLICATION + " WHERE a.tender_id = :tenderId AND a.id = :id AND a.status <> 'WITHDRAWN'")
  Optional<Application> find(long tenderId, long id);

  @Query(APPLICATION + " WHERE a.tender_id = :tenderId AND a.supplier_id = :supplierId")
  Optional<Application> findOf(long tenderId, long supplierId);

  @Query(
      """
      SELECT c.id AS criterion_id, c.position, c.name_ar, c.name_en,
             COALESCE(w.answer, '') AS answer, k.is_met AS met
        FROM prequalification_criterion c
        LEFT JOIN prequalification_answer w
          ON w.criterion_id = c.id AND w.application_id = :applicationId
        LEFT JOIN prequalification_check k
          ON k.criterion_id = c.id AND k.application_id = :applicationId
       WHERE c.tender_id = :tenderId ORDER BY c.position""")
  List<Point> listPoints(long tenderId, long applicationId);

  String FINDING =
      """
      SELECT f.application_id, f.is_qualified AS qualified, f.reason_ar, f.reason_en,
             f.proposed_by, p.name_ar AS proposer_ar, p.name_en AS proposer_en, f.proposed_at,
             f.confirmed_by, q.name_ar AS confirmer_ar, q.name_en AS confirmer_en, f.confirmed_at
        FROM prequalification_finding f
        JOIN person p ON p.id = f.proposed_by
        LEFT JOIN person q ON q.id = f.confirmed_by
      """;

  @Query(FINDING + " WHERE f.tender_id = :tenderId")
  List<ApplicationFinding> listFindings(long tenderId);

  @Query(FINDING + " WHERE f.application_id = :applicationId")
  Optional<ApplicationFinding> findFinding(long applicationId);

  @Query(
      """
      INSERT INTO prequalification_application (id, tender_id, supplier_id, status, statement,
                                                applied_by, applied_at)
      VALUES (:id, :tenderId, :supplierId, 'APPLIED', :statement, :personId, UTC_TIMESTAMP(6))""")
  int add(long id, long tenderId, long supplierId, String statement, long personId);

  @Query(
      """
      UPDATE prequalification_application
         SET status = 'APPLIED', statement = :statement, applied_by = :personId,
             applied_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = :from""")
  int sendAgain(long id, ApplicationStatus from, String statement, long personId);

  @Query("UPDATE prequalification_application SET status = :to WHERE id = :id AND status = :from")
  int move(long id, ApplicationStatus from, ApplicationStatus to);

  @Query("DELETE FROM prequalification_answer WHERE application_id = :applicationId")
  int removeAnswers(long applicationId);

  @Query(
      """
      INSERT INTO prequalification_answer (application_id, criterion_id, tender_id, answer)
      VALUES (:applicationId, :criterionId, :tenderId, :answer)""")
  int addAnswer(long applicationId, long criterionId, long tenderId, String answer);

  @Query(
      """
      INSERT INTO prequalification_finding (application_id, tender_id, is_qualified, reason_ar,
                                            reason_en, proposed_by, proposed_at)
      VALUES (:applicationId, :tenderId, :qualified, :reasonAr, :reasonEn, :personId,
              UTC_TIMESTAMP(6))""")
  int propose(
      long applicationId,
      long tenderId,
      boolean qualified,
      String reasonAr,
      String reasonEn,
      long personId);

  @Query(
      """
      INSERT INTO prequalification_check (application_id, criterion_id, tender_id, is_met)
      VALUES (:applicationId, :criterionId, :tenderId, :met)""")
  int addCheck(long applicationId, long criterionId, long tenderId, boolean met);

  @Query(
      """
      UPDATE prequalification_finding
         SET confirmed_by = :personId, confirmed_at = UTC_TIMESTAMP(6)
       WHERE application_id = :applicationId AND confirmed_by IS NULL AND proposed_at = :proposedAt""")
  int confirm(long applicationId, long personId, Instant proposedAt);

  @Query("DELETE FROM prequalification_check WHERE application_id = :applicationId")
  int removeChecks(long applicationId);

  @Query(
      """
      DELETE FROM prequalification_finding
       WHERE application_id = :applicationId AND confirmed_by IS NULL""")
  int removeFinding(long applicationId);

  @Query(
      """
      UPDATE tender_procedure SET concluded_at = UTC_TIMESTAMP(6), concluded_by = :personId
       WHERE tender_id = :tenderId AND concluded_at IS NULL""")
  int conclude(long tenderId, long personId);

  @Query(
      """
      INSERT INTO tender_invitation (tender_id, supplier_id, origin, added_at)
      SELECT a.tender_id, a.supplier_id, 'QUALIFIED', UTC_TIMESTAMP(6)
        FROM prequalification_application a
       WHERE a.tender_id = :tenderId AND a.status = 'QUALIFIED'""")
  int inviteQualified(long tenderId);
}
