package org.muwahhad.tender.amendment;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.TenderStatus;

/** Amendments as stored, and what they change. The database lets nothing else change it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Amendments extends GenericRepository<Amendments.Gate, Long> {

  /**
   * A tender, held until the end of the transaction, with the database's time. Instants are UTC.
   */
  @Introspected
  @MappedEntity("joint_tender")
  record Gate(
      @Id long id, String number, TenderStatus status, @Nullable Instant deadlineAt, int version) {
    boolean isAmendable(Instant now) {
      return status == TenderStatus.PUBLISHED && deadlineAt != null && now.isBefore(deadlineAt);
    }
  }

  /** Waits until no bid is being received: what came before it is before the amendment. */
  @Query(
      """
      SELECT id, number, status, deadline_at, version FROM joint_tender
       WHERE id = :tenderId FOR UPDATE""")
  Optional<Gate> lockGate(long tenderId);

  /** A proposal with whose it is. */
  @Introspected
  @MappedEntity("tender_amendment")
  record Proposal(@Id long id, @Nullable Instant deadlineWanted, long proposedBy) {}

  @Query(
      """
      SELECT id, deadline_wanted, proposed_by FROM tender_amendment
       WHERE id = :id AND tender_id = :tenderId AND status = 'PROPOSED' FOR UPDATE""")
  Optional<Proposal> lockProposal(long tenderId, long id);

  @Query("SELECT id FROM tender_amendment WHERE proposed_in = :tenderId")
  Optional<Long> findProposed(long tenderId);

  @Query(
      """
      SELECT COUNT(*) FROM tender_amendment
       WHERE proposed_in = :tenderId AND proposed_by = :personId""")
  int countProposedBy(long tenderId, long personId);

  @Query(
      """
      INSERT INTO tender_amendment (tender_id, status, proposed_in, reason_ar, reason_en,
                                    deadline_wanted, proposed_by, proposed_at)
      VALUES (:tenderId, 'PROPOSED', :tenderId, :reasonAr, :reasonEn, :deadlineWanted, :personId,
              UTC_TIMESTAMP(6))""")
  int propose(
      long tenderId,
      String reasonAr,
      String reasonEn,
      @Nullable Instant deadlineWanted,
      long personId);

  @Query(
      """
      INSERT INTO tender_amendment_change (amendment_id, part, position, label_ar, label_en,
                                           before_ar, before_en, after_ar, after_en)
      VALUES (:amendmentId, :part, :position, :labelAr, :labelEn, :beforeAr, :beforeEn, :afterAr,
              :afterEn)""")
  int addChange(
      long amendmentId,
      String part,
      int position,
      String labelAr,
      String labelEn,
      String beforeAr,
      String beforeEn,
      String afterAr,
      String afterEn);

  @Query(
      """
      UPDATE tender_amendment
         SET status = 'PUBLISHED', proposed_in = NULL, number = :number, approved_by = :personId,
             published_at = :publishedAt, deadline_before = :before, deadline_after = :after
       WHERE id = :id AND status = 'PROPOSED'""")
  int publish(
      long id, int number, long personId, Instant publishedAt, Instant before, Instant after);

  @Query(
      """
      UPDATE tender_amendment SET status = 'WITHDRAWN', proposed_in = NULL
       WHERE id = :id AND status = 'PROPOSED'""")
  int withdraw(long id);

  @Query(
      """
      UPDATE joint_tender
         SET deadline_at = :deadline, version = version + 1, updated_at = UTC_TIMESTAMP(6)
       WHERE id = :tenderId AND status = 'PUBLISHED' AND version = :version""")
  int moveDeadline(long tenderId, Instant deadline, int version);

  @Query(
      """
      UPDATE joint_tender SET title_ar = :ar, title_en = :en
       WHERE id = :tenderId AND status = 'PUBLISHED'""")
  int retitle(long tenderId, String ar, String en);

  @Query(
      """
      UPDATE lot SET title_ar = :ar, title_en = :en, version = version + 1
       WHERE id = :lotId AND tender_id = :tenderId""")
  int renameLot(long tenderId, long lotId, String ar, String en);

  @Query(
      """
      UPDATE criterion SET name_ar = :ar, name_en = :en
       WHERE id = :criterionId AND tender_id = :tenderId""")
  int rewordCriterion(long tenderId, long criterionId, String ar, String en);

  @Query(
      """
      UPDATE criterion SET weight = :weight WHERE id = :criterionId AND tender_id = :tenderId""")
  int weighCriterion(long tenderId, long criterionId, BigDecimal weight);

  @Query(
      """
      INSERT INTO dossier_text (tender_id, part, text_ar, text_en)
      VALUES (:tenderId, :part, :ar, :en)
      ON DUPLICATE KEY UPDATE text_ar = VALUES(text_ar), text_en = VALUES(text_en)""")
  int writeText(long tenderId, String part, String ar, String en);
}
