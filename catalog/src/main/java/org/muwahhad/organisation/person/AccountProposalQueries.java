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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Proposals about accounts as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AccountProposalQueries
    extends GenericRepository<AccountProposalQueries.ProposalListRow, Long> {

  /**
   * A proposal. Instants are UTC.
   *
   * @param status {@code EXPIRED} as soon as its time is over
   * @param personId whose account; null while it is not open
   * @param role name of the role to be given; empty if there is none
   * @param limit what role or seat are limited to; null for nothing
   * @param committee committee of the seat; null for what is no seat
   */
  @Introspected
  @MappedEntity("account_proposal")
  record ProposalListRow(
      @Id long id,
      AccountProposals.AccountProposalKind kind,
      AccountProposals.AccountProposalStatus status,
      @Nullable Long personId,
      String login,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title,
      String email,
      String role,
      @Relation(EMBEDDED) @Nullable Bilingual limit,
      @Relation(EMBEDDED) @Nullable Bilingual committee,
      boolean isChair,
      long proposedBy,
      @Relation(EMBEDDED) Bilingual by,
      Instant proposedAt,
      Instant expiresAt,
      @Relation(EMBEDDED) @Nullable Bilingual decider,
      @Nullable Instant decidedAt,
      @Nullable String reason) {
    boolean waits() {
      return status == AccountProposals.AccountProposalStatus.PROPOSED;
    }
  }

  String SELECT =
      """
      SELECT a.id, a.kind,
             CASE WHEN a.status = 'PROPOSED' AND a.expires_at <= UTC_TIMESTAMP(6) THEN 'EXPIRED'
                  ELSE a.status END AS status,
             a.person_id, COALESCE(a.login, p.login) AS login,
             COALESCE(a.name_ar, p.name_ar) AS name_ar, COALESCE(a.name_en, p.name_en) AS name_en,
             COALESCE(a.title_ar, p.title_ar) AS title_ar,
             COALESCE(a.title_en, p.title_en) AS title_en, COALESCE(a.email, p.email) AS email,
             a.role, COALESCE(s.name_ar, e.name_ar, m.name_ar) AS limit_ar,
             COALESCE(s.name_en, e.name_en, m.name_en) AS limit_en,
             c.name_ar AS committee_ar, c.name_en AS committee_en, a.is_chair, a.proposed_by,
             b.name_ar AS by_ar, b.name_en AS by_en, a.proposed_at, a.expires_at,
             d.name_ar AS decider_ar, d.name_en AS decider_en, a.decided_at, a.reason
        FROM account_proposal a
        JOIN person b ON b.id = a.proposed_by
        LEFT JOIN person p ON p.id = a.person_id
        LEFT JOIN person d ON d.id = a.decided_by
        LEFT JOIN member_state m ON m.code = a.state_code
        LEFT JOIN procuring_entity e ON e.code = a.entity_code
        LEFT JOIN supplier s ON s.registration_number = a.supplier_number
        LEFT JOIN committee c ON c.code = a.committee
      """;

  @Query(SELECT + " WHERE a.id = :id")
  Optional<ProposalListRow> find(long id);

  /** Which of them answer a text and a filter. */
  String CHOSEN =
      """
       WHERE (:like = '' OR COALESCE(a.login, p.login) LIKE :like OR b.name_ar LIKE :like
              OR b.name_en LIKE :like OR COALESCE(a.name_ar, p.name_ar) LIKE :like
              OR COALESCE(a.name_en, p.name_en) LIKE :like)
         AND (:filter = ''
              OR :filter = CASE WHEN a.status = 'PROPOSED' AND a.expires_at <= UTC_TIMESTAMP(6)
                                THEN 'EXPIRED' ELSE a.status END)
      """;

  /**
   * A page of them. By itself the list has those that wait first, then the newest.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a status, or empty
   * @param sort login, by or proposed, with {@code -} before it for the last first; or empty
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'login' THEN COALESCE(a.login, p.login) WHEN 'by' THEN b.name_en END,
                CASE :sort WHEN '-login' THEN COALESCE(a.login, p.login)
                           WHEN '-by' THEN b.name_en END DESC,
                CASE :sort WHEN 'proposed' THEN a.id END,
                CASE :sort WHEN '-proposed' THEN a.id END DESC,
                (a.status = 'PROPOSED' AND a.expires_at > UTC_TIMESTAMP(6)) DESC, a.id DESC
       LIMIT :most OFFSET :offset""")
  List<ProposalListRow> listPage(String like, String filter, String sort, int most, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM account_proposal a
        JOIN person b ON b.id = a.proposed_by
        LEFT JOIN person p ON p.id = a.person_id
      """
          + CHOSEN)
  int count(String like, String filter);
}
