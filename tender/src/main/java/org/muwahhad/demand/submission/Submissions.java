package org.muwahhad.demand.submission;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Moments;
import org.muwahhad.web.Refusals;

/** Submissions and their receipts as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Submissions extends GenericRepository<Submissions.SubmissionState, Long> {

  /**
   * A submission with what the rules ask of its round and entity. Instants are UTC.
   *
   * @param version of what its form holds: of its amendment while one is written, else its own
   * @param amending whether an amendment is written beside what was submitted
   * @param endorsementUntil the end for the entity's state
   * @param draftKept whether text of its form is kept
   * @param draftPending whether that text says what the lines do not
   * @param hardCeiling most that may be submitted, in the currency of the state, or null
   * @param closedAt when the round was closed, which may be before its closing time, or null
   */
  @Introspected
  @MappedEntity("submission")
  record SubmissionState(
      @Id long id,
      SubmissionStatus status,
      int version,
      boolean amending,
      long roundId,
      String roundCode,
      @Relation(EMBEDDED) Bilingual roundName,
      RoundStatus roundStatus,
      Instant opensAt,
      Instant closesAt,
      Instant endorsementUntil,
      long entityId,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entityName,
      String stateCode,
      String currency,
      int lineCount,
      int receiptCount,
      boolean draftKept,
      boolean draftPending,
      @Nullable BigDecimal hardCeiling,
      @Nullable Instant closedAt,
      Instant now) {

    boolean windowIsOpen() {
      return roundStatus == RoundStatus.OPEN && !now.isBefore(opensAt) && now.isBefore(closesAt);
    }

    /** The round takes this submission's lines now, as a first or as a corrected submission. */
    public void requireEditable() {
      if (!status.isEditable() && !amending) {
        throw new Refusal.RuleBroken("demand.not-editable");
      }
      requireRoundNotFinished();
      if (status == SubmissionStatus.RETURNED) {
        requireEndorsementTime();
      } else {
        requireWindow();
      }
    }

    void requireWindow() {
      if (!windowIsOpen()) {
        throw outsideWindow(now);
      }
    }

    /** Why nothing is taken at a time: too late tells the closing time and the time of arrival. */
    Refusal.RuleBroken outsideWindow(Instant arrival) {
      return Submissions.outsideWindow(closedAt == null ? closesAt : closedAt, arrival);
    }

    void requireEvent(SubmissionStatus.SubmissionEvent event) {
      requireRoundNotFinished();
      if (!event.isAllowedFrom(status)) {
        throw new Refusal.RuleBroken("demand.wrong-status");
      }
    }

    void requireEndorsementTime() {
      if (!now.isBefore(endorsementUntil)) {
        throw new Refusal.RuleBroken("demand.endorsement-over");
      }
    }

    void requireRoundNotFinished() {
      if (roundStatus == RoundStatus.AGGREGATED || roundStatus == RoundStatus.CANCELLED) {
        throw new Refusal.RuleBroken("demand.round-finished");
      }
    }
  }

  /** See {@link SubmissionState#outsideWindow}. */
  static Refusal.RuleBroken outsideWindow(Instant end, Instant arrival) {
    return arrival.isBefore(end)
        ? new Refusal.RuleBroken("demand.round-not-open")
        : new Refusal.RuleBroken(
            "demand.round-closed", Moments.inRiyadh(end), Moments.inRiyadh(arrival));
  }

  String STATE =
      """
      SELECT s.id, s.status, COALESCE(a.version, s.version) AS version,
             a.submission_id IS NOT NULL AS amending, s.round_id, r.code AS round_code,
             r.name_ar AS round_name_ar, r.name_en AS round_name_en, r.status AS round_status, r.opens_at, r.closes_at,
             rs.endorsement_until,
             s.entity_id, e.code AS entity_code, e.name_ar AS entity_name_ar, e.name_en AS entity_name_en,
             s.state_code, m.currency,
             (SELECT COUNT(*) FROM demand_line l WHERE l.submission_id = s.id) AS line_count,
             (SELECT COUNT(*) FROM submission_receipt c WHERE c.submission_id = s.id)
               AS receipt_count,
             EXISTS (SELECT 1 FROM submission_draft d WHERE d.submission_id = s.id) AS draft_kept,
             EXISTS (SELECT 1 FROM submission_draft d WHERE d.submission_id = s.id AND d.pending)
               AS draft_pending,
             (SELECT b.amount FROM entity_ceiling b
               WHERE b.round_id = s.round_id AND b.entity_id = s.entity_id AND b.hard)
               AS hard_ceiling,
             r.closed_at, UTC_TIMESTAMP(6) AS now
        FROM submission s
        JOIN demand_round r ON r.id = s.round_id
        JOIN round_state_in_force rs ON rs.round_id = s.round_id AND rs.state_code = s.state_code
        JOIN procuring_entity e ON e.id = s.entity_id
        JOIN member_state m ON m.code = s.state_code
        LEFT JOIN submission_amendment a ON a.submission_id = s.id
      """;

  @Query(STATE + " WHERE s.id = :id")
  Optional<SubmissionState> findState(long id);

  @Query("SELECT id FROM submission WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  /**
   * The submission, held until the transaction ends: anyone who sends the same request at the same
   * time waits here and then sees what the first one did.
   */
  default SubmissionState getLocked(long id) {
    return lock(id)
        .flatMap(this::findState)
        .orElseThrow(() -> new Refusal.NotFound("submission " + id));
  }

  /**
   * The submission for an act of a person, held until the transaction ends.
   *
   * @throws Refusal.NotFound also when the person may not read it, so that nobody learns from
   *     refused acts which submissions there are
   */
  default SubmissionState getLocked(Actor actor, long id) {
    return readable(actor, getLocked(id));
  }

  /** The submission, as far as the person may read it; see {@link #getLocked(Actor, long)}. */
  default SubmissionState get(Actor actor, long id) {
    return readable(
        actor, findState(id).orElseThrow(() -> new Refusal.NotFound("submission " + id)));
  }

  private static SubmissionState readable(Actor actor, SubmissionState submission) {
    if (DemandReaders.mayRead(actor, submission.stateCode(), submission.entityId())) {
      return submission;
    }
    if (actor.isAnyOf(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR)) {
      throw new Refusal.NotFound("submission " + submission.id());
    }
    throw new Refusal.NotPermitted();
  }

  @Query("SELECT id FROM submission WHERE round_id = :roundId AND entity_id = :entityId")
  Optional<Long> findId(long roundId, long entityId);

  @Query(
      """
      INSERT INTO submission (round_id, entity_id, state_code, status, created_by, created_at,
                              updated_at)
      VALUES (:roundId, :entityId, :stateCode, 'DRAFT', :createdBy, UTC_TIMESTAMP(6),
              UTC_TIMESTAMP(6))""")
  void begin(long roundId, long entityId, String stateCode, long createdBy);

  @Query(
      """
      UPDATE submission SET updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND status = :status AND version = :version""")
  int touch(long id, SubmissionStatus status, int version);

  @Query(
      """
      UPDATE submission_amendment SET version = version + 1
       WHERE submission_id = :id AND version = :version""")
  int touchAmendment(long id, int version);

  /**
   * Counts a change of what the form holds.
   *
   * @throws Refusal.Conflict when it is no longer the version read
   */
  default void touch(SubmissionState submission) {
    int touched =
        submission.amending()
            ? touchAmendment(submission.id(), submission.version())
            : touch(submission.id(), submission.status(), submission.version());
    if (touched != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  @Query(
      """
      UPDATE submission
         SET status = :to, status_reason = NULL, updated_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int move(long id, SubmissionStatus from, SubmissionStatus to, int version);

  /**
   * Moves a submission while its round is open. The round may close after the submission was read:
   * then the database has the last word, and both times are told here, too.
   */
  default int moveInWindow(SubmissionState submission, SubmissionStatus.SubmissionEvent event) {
    return inWindow(
        submission,
        () -> move(submission.id(), submission.status(), event.to(), submission.version()));
  }

  /** Opens what was submitted for its amendment, which then takes its place. */
  default int reopenInWindow(SubmissionState submission) {
    return inWindow(
        submission, () -> reopen(submission.id(), submission.status(), submission.version()));
  }

  private int inWindow(SubmissionState submission, IntSupplier move) {
    try {
      return move.getAsInt();
    } catch (DataAccessException e) {
      throw Refusals.find(e)
          .filter(refusal -> refusal.code().equals("demand.round-not-open"))
          .flatMap(refusal -> findState(submission.id()))
          .<RuntimeException>map(now -> now.outsideWindow(now.now()))
          .orElse(e);
    }
  }

  /** See {@link #reopenInWindow}; the version goes on from that of the amendment. */
  @Query(
      """
      UPDATE submission
         SET status = 'DRAFT', status_reason = NULL, endorsed_by = NULL, endorsed_at = NULL,
             over_budget_reason = NULL, updated_at = UTC_TIMESTAMP(6), version = GREATEST(version, :version) + 1
       WHERE id = :id AND status = :from""")
  int reopen(long id, SubmissionStatus from, int version);

  /** Lets the version of a submission go on from that of an amendment that was dropped. */
  @Query("UPDATE submission SET version = GREATEST(version, :version) + 1 WHERE id = :id")
  int goOnFrom(long id, int version);

  /**
   * Ends an open amendment too; the version of the submission continues from that of the amendment.
   */
  @Query(
      """
      UPDATE submission
         SET status = :to, status_reason = :reason, updated_at = UTC_TIMESTAMP(6),
             version = GREATEST(version, COALESCE((SELECT a.version FROM submission_amendment a
                                                    WHERE a.submission_id = :id), 0)) + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int moveWithReason(
      long id, SubmissionStatus from, SubmissionStatus to, String reason, int version);

  @Query(
      """
      UPDATE submission
         SET status = 'ENDORSED', status_reason = NULL, endorsed_by = :personId,
             endorsed_at = UTC_TIMESTAMP(6), over_budget_reason = :overBudgetReason, updated_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int endorse(
      long id,
      SubmissionStatus from,
      long personId,
      @Nullable String overBudgetReason,
      int version);

  /** Nothing else of it changes, and an amendment that is written beside it goes on. */
  @Query(
      """
      UPDATE submission
         SET status = 'SUBMITTED', status_reason = :reason, endorsed_by = NULL,
             endorsed_at = NULL, over_budget_reason = NULL, updated_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE id = :id AND status = 'ENDORSED' AND version = :version""")
  int withdrawEndorsement(long id, String reason, int version);

  /** How often lots of tenders were made of lines of a submission. */
  @Query(
      """
      SELECT COUNT(*)
        FROM demand_line l JOIN allocation a ON a.demand_line_id = l.id
       WHERE l.submission_id = :id""")
  long countAllocated(long id);

  /** The SHA-256 of what a receipt acknowledges. */
  @Query("SELECT sha256 FROM submission_receipt WHERE submission_id = :id AND number = :number")
  Optional<String> findHash(long id, int number);

  @Query(
      """
      INSERT INTO submission_receipt (submission_id, number, receipt_number, request_key,
                                      received_at, received_from, sha256, content,
                                      declaration_ar, declaration_en)
      VALUES (:submissionId, :number, :receiptNumber, :requestKey, :receivedAt, :receivedFrom,
              :sha256, :content, :declarationAr, :declarationEn)""")
  void keepReceipt(
      long submissionId,
      int number,
      String receiptNumber,
      String requestKey,
      Instant receivedAt,
      long receivedFrom,
      String sha256,
      String content,
      String declarationAr,
      String declarationEn);
}
