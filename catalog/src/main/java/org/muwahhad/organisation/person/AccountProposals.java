package org.muwahhad.organisation.person;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Proposals of administrators as stored. Times are those of the database's clock. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AccountProposals extends GenericRepository<AccountProposals.Proposal, Long> {

  /** What is proposed. */
  enum AccountProposalKind {
    OPEN_ACCOUNT,
    GRANT_ROLE,
    RESET_PASSWORD,
    COMMITTEE_SEAT
  }

  /** Where a proposal stands. */
  enum AccountProposalStatus {
    /** Waits for a second administrator. */
    PROPOSED,
    CONFIRMED,
    REJECTED,
    /** Nobody decided in time. */
    EXPIRED
  }

  /**
   * A proposal.
   *
   * @param personId whose account; null while the account is not open
   * @param login of the account to be opened; null for one that is there, as are the next five
   * @param role name of the role to be given; empty if there is none
   * @param committee code of the committee of the seat; empty if there is none
   * @param expired whether its time is over
   */
  @Introspected
  @MappedEntity("account_proposal")
  record Proposal(
      @Id long id,
      AccountProposalKind kind,
      AccountProposalStatus status,
      @Nullable Long personId,
      @Nullable String login,
      @Relation(EMBEDDED) @Nullable Bilingual name,
      @Relation(EMBEDDED) @Nullable Bilingual title,
      @Nullable String email,
      String role,
      @Nullable String stateCode,
      @Nullable String entityCode,
      @Nullable String supplierNumber,
      String committee,
      boolean isChair,
      long proposedBy,
      Instant expiresAt,
      boolean expired) {}

  @Query(
      """
      SELECT id, kind, status, person_id, login, name_ar, name_en, title_ar, title_en, email, role,
             state_code, entity_code, supplier_number, committee, is_chair, proposed_by, expires_at,
             (expires_at <= UTC_TIMESTAMP(6)) AS expired
        FROM account_proposal WHERE id = :id FOR UPDATE""")
  Optional<Proposal> lock(long id);

  /** Ends what nobody decided in time, so that the same can be proposed again. */
  @Query(
      """
      UPDATE account_proposal SET status = 'EXPIRED'
       WHERE status = 'PROPOSED' AND expires_at <= UTC_TIMESTAMP(6)""")
  int expire();

  @Query(
      """
      SELECT COUNT(*) FROM account_proposal
       WHERE status = 'PROPOSED' AND kind = :kind AND role = :role AND committee = :committee
         AND (person_id = :personId OR login = :login)""")
  int countWaiting(
      AccountProposalKind kind,
      @Nullable Long personId,
      @Nullable String login,
      String role,
      String committee);

  @Query(
      """
      INSERT INTO account_proposal (kind, status, person_id, login, name_ar, name_en, title_ar,
        title_en, email, role, state_code, entity_code, supplier_number, committee, is_chair,
        proposed_by, proposed_at, expires_at)
      VALUES (:kind, 'PROPOSED', :personId, :login, :nameAr, :nameEn, :titleAr, :titleEn, :email,
        :role, :stateCode, :entityCode, :supplierNumber, :committee, :chair, :by,
        UTC_TIMESTAMP(6), DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :hours HOUR))""")
  void insert(
      AccountProposalKind kind,
      @Nullable Long personId,
      @Nullable String login,
      @Nullable String nameAr,
      @Nullable String nameEn,
      @Nullable String titleAr,
      @Nullable String titleEn,
      @Nullable String email,
      String role,
      @Nullable String stateCode,
      @Nullable String entityCode,
      @Nullable String supplierNumber,
      String committee,
      boolean chair,
      long by,
      int hours);

  /** The number of the proposal that a person made last. */
  @Query("SELECT MAX(id) FROM account_proposal WHERE proposed_by = :by")
  Long findLast(long by);

  @Query(
      """
      UPDATE account_proposal
         SET status = 'CONFIRMED', person_id = :personId, decided_by = :by,
             decided_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'PROPOSED'""")
  int confirm(long id, long personId, long by);

  @Query(
      """
      UPDATE account_proposal
         SET status = 'REJECTED', decided_by = :by, decided_at = UTC_TIMESTAMP(6), reason = :reason
       WHERE id = :id AND status = 'PROPOSED'""")
  int reject(long id, long by, String reason);
}
