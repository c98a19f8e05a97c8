package org.muwahhad.notification.notice;

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

/**
 * Notices as stored, and who gets them: one statement for each audience, whatever its size. A
 * person who belongs to an audience twice is notified once.
 *
 * <p>The audiences stand in interfaces of their own, by who they are.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Notices
    extends GenericRepository<Notices.NoticeId, Long>,
        StateAudiences,
        PanelAudiences,
        BidderAudiences,
        AgreementAudiences {
  /** The number of a notice. */
  @Introspected
  @MappedEntity("notice")
  record NoticeId(@Id long id) {}

  /** What is said about a submission, without the sums of its lines. */
  @Introspected
  @MappedEntity("submission")
  record Submission(
      @Id long id,
      String stateCode,
      @Relation(EMBEDDED) Bilingual roundName,
      @Relation(EMBEDDED) Bilingual entityName,
      Instant endorsementUntil) {}

  @Query(
      """
      SELECT s.id, s.state_code, r.name_ar AS round_name_ar, r.name_en AS round_name_en,
             e.name_ar AS entity_name_ar, e.name_en AS entity_name_en,
             rs.endorsement_until
        FROM submission s
        JOIN demand_round r ON r.id = s.round_id
        JOIN round_state_in_force rs ON rs.round_id = s.round_id AND rs.state_code = s.state_code
        JOIN procuring_entity e ON e.id = s.entity_id
       WHERE s.id = :id\
      """)
  Optional<Submission> findSubmission(long id);

  @Query("SELECT id FROM notice WHERE once_key = :onceKey")
  Optional<Long> findOnce(String onceKey);

  /** Everybody who holds a role, whatever its limits. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g WHERE g.role = :role\
      """)
  int tellRole(long noticeId, String role);

  /** The name of a supplier. */
  @Introspected
  @MappedEntity("supplier")
  record SupplierName(@Id long id, @Relation(EMBEDDED) Bilingual name) {}

  @Query("SELECT id, name_ar, name_en FROM supplier WHERE id = :id")
  Optional<SupplierName> findSupplier(long id);

  /** One person. */
  @Query("INSERT INTO inbox_message (notice_id, person_id) VALUES (:noticeId, :personId)")
  int tellPerson(long noticeId, long personId);

  /** The central buyers and administrators who did not send a tender for approval. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g
       WHERE g.role IN ('CENTRAL_BUYER', 'ADMINISTRATOR')
         AND NOT EXISTS (SELECT 1 FROM approval_request r
                          WHERE r.tender_id = :tenderId AND r.asked_by = g.person_id)\
      """)
  int tellApprovers(long noticeId, long tenderId);

  /** Every administrator but one. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g
       WHERE g.role = 'ADMINISTRATOR' AND g.person_id <> :personId\
      """)
  int tellOtherAdministrators(long noticeId, long personId);

  /** Every administrator who may decide on a proposal about an identity provider. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g
        JOIN identity_proposal a ON a.id = :proposalId
       WHERE g.role = 'ADMINISTRATOR' AND g.person_id <> a.proposed_by
         AND NOT (g.person_id <=> a.person_id)\
      """)
  int tellWhoDecidesOnProvider(long noticeId, long proposalId);

  /** How many people of a role were reached; each is counted in one role. */
  @Introspected
  @MappedEntity("inbox_message")
  record ReachedRole(@Id String role, long people) {}

  @Query(
      """
      SELECT p.role, COUNT(*) AS people
        FROM (SELECT i.person_id, COALESCE(MIN(g.role), 'none') AS role
                FROM inbox_message i LEFT JOIN role_grant g ON g.person_id = i.person_id
               WHERE i.notice_id IN (:noticeIds)
               GROUP BY i.person_id) p
       GROUP BY p.role
       ORDER BY people DESC, p.role\
      """)
  List<ReachedRole> countReached(List<Long> noticeIds);

  /** Notices of a kind and of pages that went out by e-mail in the last hour, among a thousand. */
  @Query(
      """
      SELECT COUNT(*) FROM notice n
       WHERE n.id BETWEEN :noticeId - 1000 AND :noticeId - 1 AND n.kind = :kind AND n.href LIKE :pages
         AND n.created_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 1 HOUR)
         AND EXISTS (SELECT 1 FROM inbox_message i JOIN mail m ON m.inbox_message_id = i.id
                      WHERE i.notice_id = n.id)\
      """)
  int countMailedInHour(long noticeId, String kind, String pages);

  /**
   * Everybody told of a notice gets it by e-mail too, at another address where one is given. What
   * names the mail is drawn at random, so that nobody counts mails, and with them bids, by it. What
   * a demonstration plays more than a fortnight back was mailed long ago: nothing is written of it.
   */
  @Query(
      """
      INSERT INTO mail (inbox_message_id, message_id, status, due_at, address)
      SELECT i.id, LOWER(HEX(RANDOM_BYTES(16))), 'PENDING', SYSDATE(6), :address
        FROM inbox_message i
       WHERE i.notice_id = :noticeId
         AND UTC_TIMESTAMP(6) > DATE_SUB(SYSDATE(6), INTERVAL 14 DAY)\
      """)
  int mailAll(long noticeId, @Nullable String address);

  /** Deletes some that nobody has any more; one that is sent only once stays. */
  @Query(
      """
      DELETE FROM notice
       WHERE kept_until <= :before AND once_key IS NULL
         AND NOT EXISTS (SELECT 1 FROM inbox_message i WHERE i.notice_id = notice.id)
       ORDER BY kept_until LIMIT :most\
      """)
  int deleteOld(Instant before, int most);
}
