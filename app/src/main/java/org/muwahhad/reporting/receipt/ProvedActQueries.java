package org.muwahhad.reporting.receipt;

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
import org.muwahhad.shared.Bilingual;

/** What orders, votes, reports and keys of tenders are, for the words of their proofs. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProvedActQueries extends GenericRepository<ProvedActQueries.ActFacts, Long> {

  /**
   * What an act was about.
   *
   * @param number of what it was done to or in
   * @param parentNumber number of what that belongs to
   * @param name of who did it, or of what it was done to
   * @param at UTC
   */
  @Introspected
  @MappedEntity("call_off")
  record ActFacts(
      @Id String number, String parentNumber, @Relation(EMBEDDED) Bilingual name, Instant at) {}

  /**
   * A report that was issued.
   *
   * @param tenderNumber of the tender that it is about; empty before that is published, and where
   *     it is about something else
   * @param issuedAt UTC
   */
  @Introspected
  @MappedEntity("issued_report")
  record ReportFacts(
      @Id String report, String edition, String format, String tenderNumber, Instant issuedAt) {}

  @Query(
      """
      SELECT c.number, f.number AS parent_number, e.name_ar, e.name_en, c.placed_at AS at
        FROM call_off c
        JOIN framework_agreement f ON f.id = c.agreement_id
        JOIN procuring_entity e ON e.id = c.entity_id
       WHERE c.id = :callOffId""")
  Optional<ActFacts> findOrder(long callOffId);

  @Query(
      """
      SELECT t.number, '' AS parent_number, k.name_ar, k.name_en, v.cast_at AS at
        FROM vote v
        JOIN decision d ON d.id = v.decision_id
        JOIN committee k ON k.id = v.committee_id
        JOIN joint_tender t ON t.id = d.tender_id
       WHERE v.decision_id = :decisionId AND v.person_id = :personId""")
  Optional<ActFacts> findVote(long decisionId, long personId);

  @Query(
      """
      SELECT i.code AS number, '' AS parent_number, i.name_ar, i.name_en, v.cast_at AS at
        FROM initiative_vote v JOIN initiative i ON i.id = v.initiative_id
       WHERE v.initiative_id = :initiativeId AND v.person_id = :personId
       ORDER BY v.id DESC LIMIT 1""")
  Optional<ActFacts> findInitiativeVote(long initiativeId, long personId);

  @Query(
      """
      SELECT t.number, '' AS parent_number, t.title_ar AS name_ar, t.title_en AS name_en,
             t.published_at AS at
        FROM joint_tender t
       WHERE t.number = :number AND t.published_at IS NOT NULL
         AND t.status NOT IN ('DRAFT', 'APPROVED')""")
  Optional<ActFacts> findTenderKey(String number);

  @Query(
      """
      SELECT r.report, r.edition, r.format, r.issued_at,
             COALESCE(CASE WHEN t.published_at IS NOT NULL THEN t.number END, '') AS tender_number
        FROM issued_report r LEFT JOIN joint_tender t ON t.id = r.tender_id
       WHERE r.sha256 = :sha256 ORDER BY r.id LIMIT 1""")
  Optional<ReportFacts> findReport(String sha256);
}
