package org.muwahhad.notification;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/**
 * Notices as stored, and who gets them: one statement for each audience, whatever its size. A
 * person who belongs to an audience twice is told once.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Notices extends GenericRepository<Notices.NoticeId, Long> {

  /** The number of a notice. */
  @Introspected
  @MappedEntity("notice")
  record NoticeId(@Id long id) {}

  /** What is told of a submission, without the sums of its lines. */
  @Introspected
  @MappedEntity("submission")
  record Submission(
      @Id long id,
      String stateCode,
      String roundNameAr,
      String roundNameEn,
      String entityNameAr,
      String entityNameEn,
      Instant endorsementUntil) {
    Bilingual roundName() {
      return new Bilingual(roundNameAr, roundNameEn);
    }

    Bilingual entityName() {
      return new Bilingual(entityNameAr, entityNameEn);
    }
  }

  @Query(
      """
      SELECT s.id, s.state_code, r.name_ar AS round_name_ar, r.name_en AS round_name_en,
             e.name_ar AS entity_name_ar, e.name_en AS entity_name_en,
             COALESCE(rs.endorsement_until, r.endorsement_until) AS endorsement_until
        FROM submission s
        JOIN demand_round r ON r.id = s.round_id
        JOIN round_state rs ON rs.round_id = s.round_id AND rs.state_code = s.state_code
        JOIN procuring_entity e ON e.id = s.entity_id
       WHERE s.id = :id""")
  Optional<Submission> findSubmission(long id);

  @Query("SELECT id FROM notice WHERE once_key = :onceKey")
  Optional<Long> findOnce(String onceKey);

  /** Officers and coordinators of the states invited to a round. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM round_state rs JOIN role_grant g ON g.state_code = rs.state_code
       WHERE rs.round_id = :roundId
         AND g.role IN ('PROCUREMENT_OFFICER', 'NATIONAL_COORDINATOR')""")
  int tellRound(long noticeId, long roundId);

  /** Officers of the entity of a submission. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM submission s JOIN role_grant g ON g.entity_id = s.entity_id
       WHERE s.id = :submissionId AND g.role = 'PROCUREMENT_OFFICER'""")
  int tellOfficersOf(long noticeId, long submissionId);

  /** Officers whose entity has begun nothing in a round, or took it back. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM round_state rs
        JOIN procuring_entity e ON e.state_code = rs.state_code
        JOIN role_grant g ON g.entity_id = e.id AND g.role = 'PROCUREMENT_OFFICER'
        LEFT JOIN submission s ON s.round_id = rs.round_id AND s.entity_id = e.id
       WHERE rs.round_id = :roundId AND (s.id IS NULL OR s.status = 'WITHDRAWN')""")
  int tellNotStarted(long noticeId, long roundId);

  /** Officers whose entity has a draft in a round. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM submission s JOIN role_grant g ON g.entity_id = s.entity_id
       WHERE s.round_id = :roundId AND s.status = 'DRAFT' AND g.role = 'PROCUREMENT_OFFICER'""")
  int tellDrafts(long noticeId, long roundId);

  /** Officers whose entity has begun an amendment in a round and not finished it. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM submission_amendment a
        JOIN submission s ON s.id = a.submission_id
        JOIN role_grant g ON g.entity_id = s.entity_id
       WHERE s.round_id = :roundId AND g.role = 'PROCUREMENT_OFFICER'""")
  int tellAmending(long noticeId, long roundId);

  /** Officers of an entity. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g
       WHERE g.entity_id = :entityId AND g.role = 'PROCUREMENT_OFFICER'""")
  int tellEntity(long noticeId, long entityId);

  /**
   * Whoever a transfer of a balance concerns: the officers of both entities and, when they are of
   * two states, the coordinators of both.
   */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM balance_transfer x
        JOIN procuring_entity a ON a.id = x.giver_id
        JOIN procuring_entity b ON b.id = x.receiver_id
        JOIN role_grant g
          ON (g.role = 'PROCUREMENT_OFFICER' AND g.entity_id IN (a.id, b.id))
          OR (g.role = 'NATIONAL_COORDINATOR' AND a.state_code <> b.state_code
              AND g.state_code IN (a.state_code, b.state_code))
       WHERE x.id = :transferId""")
  int tellTransfer(long noticeId, long transferId);

  /** The same without the giver, who offers it. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM balance_transfer x
        JOIN procuring_entity a ON a.id = x.giver_id
        JOIN procuring_entity b ON b.id = x.receiver_id
        JOIN role_grant g
          ON (g.role = 'PROCUREMENT_OFFICER' AND g.entity_id = b.id)
          OR (g.role = 'NATIONAL_COORDINATOR' AND a.state_code <> b.state_code
              AND g.state_code IN (a.state_code, b.state_code))
       WHERE x.id = :transferId""")
  int tellAskedForConsent(long noticeId, long transferId);

  /** Officers whose entities have something left under an agreement, and their coordinators. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM entitlement n
        JOIN procuring_entity e ON e.id = n.entity_id
        JOIN role_grant g
          ON (g.role = 'PROCUREMENT_OFFICER' AND g.entity_id = e.id)
          OR (g.role = 'NATIONAL_COORDINATOR' AND g.state_code = e.state_code)
       WHERE n.agreement_id = :agreementId
         AND n.called_quantity < n.awarded_quantity + n.transferred_quantity""")
  int tellWithBalance(long noticeId, long agreementId);

  /** Members of the committee that meets. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, m.person_id
        FROM meeting g
        JOIN committee_member m ON m.committee_id = g.committee_id
        JOIN role_grant r ON r.person_id = m.person_id AND r.state_code = m.state_code
       WHERE g.id = :meetingId AND r.role = 'COMMITTEE_MEMBER'""")
  int tellMeeting(long noticeId, long meetingId);

  /** Coordinators of a state. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g
       WHERE g.state_code = :stateCode AND g.role = 'NATIONAL_COORDINATOR'""")
  int tellCoordinators(long noticeId, String stateCode);

  /** Coordinators of the states asked to confirm their quantities. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM confirmation_state s
        JOIN role_grant g ON g.state_code = s.state_code AND g.role = 'NATIONAL_COORDINATOR'
       WHERE s.confirmation_id = :confirmationId""")
  int tellConfirming(long noticeId, long confirmationId);

  /** Coordinators of the states asked to join equivalents. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM join_answer a
        JOIN role_grant g ON g.state_code = a.state_code AND g.role = 'NATIONAL_COORDINATOR'
       WHERE a.request_id = :requestId""")
  int tellAsked(long noticeId, long requestId);

  /** Coordinators of the states that have not answered a request to join equivalents. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM join_answer a
        JOIN role_grant g ON g.state_code = a.state_code AND g.role = 'NATIONAL_COORDINATOR'
       WHERE a.request_id = :requestId AND a.answer IS NULL""")
  int tellUnanswered(long noticeId, long requestId);

  /** Officers of a state whose submission in a round was returned and has not come back. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM submission s JOIN role_grant g ON g.entity_id = s.entity_id
       WHERE s.round_id = :roundId AND s.state_code = :stateCode AND s.status = 'RETURNED'
         AND g.role = 'PROCUREMENT_OFFICER'""")
  int tellReturned(long noticeId, long roundId, String stateCode);

  /**
   * Whoever acts for a supplier that follows a tender, is invited to it, or has begun or submitted
   * a bid in it: told alike, so that nobody learns from it who bids.
   */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM role_grant g
       WHERE g.role = 'BIDDER'
         AND (EXISTS (SELECT 1 FROM tender_follower f
                       WHERE f.tender_id = :tenderId AND f.supplier_id = g.supplier_id)
              OR EXISTS (SELECT 1 FROM tender_invitation i
                          WHERE i.tender_id = :tenderId AND i.supplier_id = g.supplier_id)
              OR EXISTS (SELECT 1 FROM bid b
                          WHERE b.tender_id = :tenderId AND b.supplier_id = g.supplier_id))""")
  int tellInterested(long noticeId, long tenderId);

  /**
   * The members of a tender's examination panel, and who bids for the suppliers whose bids were
   * opened.
   */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT :noticeId, x.person_id
        FROM (SELECT m.person_id FROM panel_member m
               WHERE m.tender_id = :tenderId AND m.panel = 'EXAMINATION'
                 AND NOT m.is_alternate
               UNION
              SELECT g.person_id
                FROM opened_bid o
                JOIN bid b ON b.id = o.bid_id
                JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
               WHERE o.tender_id = :tenderId) x""")
  int tellExaminersAndBidders(long noticeId, long tenderId);

  /** Members of the review body who had no part in a tender. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM role_grant g JOIN joint_tender t ON t.id = :tenderId
       WHERE g.role = 'REVIEW_MEMBER'
         AND g.person_id NOT IN (t.prepared_by, COALESCE(t.approved_by, 0))
         AND NOT EXISTS (SELECT 1 FROM tender_amendment m
                          WHERE m.tender_id = t.id
                            AND g.person_id IN (m.proposed_by, COALESCE(m.approved_by, 0)))
         AND NOT EXISTS (SELECT 1 FROM complaint_answer n JOIN complaint k ON k.id = n.complaint_id
                          WHERE k.tender_id = t.id AND n.answered_by = g.person_id)
         AND NOT EXISTS (SELECT 1 FROM panel_member m
                          WHERE m.tender_id = t.id AND m.person_id = g.person_id)
         AND NOT EXISTS (SELECT 1 FROM vote v JOIN decision d ON d.id = v.decision_id
                          WHERE d.tender_id = t.id AND v.person_id = g.person_id)""")
  int tellReviewers(long noticeId, long tenderId);

  /** Who bids for the suppliers whose award a complaint suspends or suspended. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM complaint_lot l
        JOIN complaint c ON c.id = l.complaint_id
        JOIN award a ON a.lot_id = l.lot_id AND a.recommended_at <= c.filed_at
                    AND a.decision_id = (SELECT w.decision_id FROM award w WHERE w.id = l.award_id)
        JOIN bid b ON b.id = a.bid_id AND b.id <> c.bid_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
       WHERE l.complaint_id = :complaintId""")
  int tellSuspended(long noticeId, long complaintId);

  /** Who bids for the suppliers whose bids were opened in a tender. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
       WHERE o.tender_id = :tenderId""")
  int tellAllBidders(long noticeId, long tenderId);

  /** The members of a tender's opening panel. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, m.person_id FROM panel_member m
       WHERE m.tender_id = :tenderId AND m.panel = 'OPENING'""")
  int tellOpeningPanel(long noticeId, long tenderId);

  /**
   * Those who bid for suppliers whose bid passed the technical evaluation of a tender, or failed.
   */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM technical_result r
        JOIN bid b ON b.id = r.bid_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
       WHERE r.tender_id = :tenderId AND r.is_passed = :passed""")
  int tellExamined(long noticeId, long tenderId, boolean passed);

  /** Everybody who holds a role, whatever its limits. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g WHERE g.role = :role""")
  int tellRole(long noticeId, String role);

  /** Who bids for a supplier. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g
       WHERE g.supplier_id = :supplierId AND g.role = 'BIDDER'""")
  int tellBidders(long noticeId, long supplierId);

  /** The name of a supplier. */
  @Introspected
  @MappedEntity("supplier")
  record SupplierName(@Id long id, String nameAr, String nameEn) {
    Bilingual name() {
      return new Bilingual(nameAr, nameEn);
    }
  }

  @Query("SELECT id, name_ar, name_en FROM supplier WHERE id = :id")
  Optional<SupplierName> findSupplier(long id);

  /** One person. */
  @Query("INSERT INTO inbox_message (notice_id, person_id) VALUES (:noticeId, :personId)")
  int tellPerson(long noticeId, long personId);

  /** Everybody told of a notice gets it by e-mail too. */
  @Query(
      """
      INSERT INTO mail (inbox_message_id, message_id, status, due_at)
      SELECT i.id, CONCAT('n', i.notice_id, '.', i.id, '.', LOWER(HEX(RANDOM_BYTES(8)))),
             'PENDING', SYSDATE(6)
        FROM inbox_message i WHERE i.notice_id = :noticeId""")
  int mailAll(long noticeId);

  /** Those who bid for the supplier of a bid. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM bid b JOIN role_grant g ON g.supplier_id = b.supplier_id
       WHERE b.id = :bidId AND g.role = 'BIDDER'""")
  int tellBiddersOf(long noticeId, long bidId);

  /** Whoever acts for the suppliers that may bid in an open tender: registered and not debarred. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM supplier s
        JOIN role_grant g ON g.supplier_id = s.id AND g.role = 'BIDDER'
       WHERE s.status = 'REGISTERED'
         AND NOT EXISTS (SELECT 1 FROM supplier_debarment d
                          WHERE d.supplier_id = s.id AND d.status = 'CONFIRMED'
                            AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
                            AND (d.until_day IS NULL
                                 OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)))""")
  int tellRegistered(long noticeId);

  /** Those interested as above, and whoever applied to be prequalified or has begun to. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM role_grant g
       WHERE g.role = 'BIDDER'
         AND (EXISTS (SELECT 1 FROM tender_follower f
                       WHERE f.tender_id = :tenderId AND f.supplier_id = g.supplier_id)
              OR EXISTS (SELECT 1 FROM tender_invitation i
                          WHERE i.tender_id = :tenderId AND i.supplier_id = g.supplier_id)
              OR EXISTS (SELECT 1 FROM prequalification_application a
                          WHERE a.tender_id = :tenderId AND a.supplier_id = g.supplier_id)
              OR EXISTS (SELECT 1 FROM bid b
                          WHERE b.tender_id = :tenderId AND b.supplier_id = g.supplier_id))""")
  int tellInterestedAndApplicants(long noticeId, long tenderId);

  /** The members of both panels of a tender. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, m.person_id FROM panel_member m WHERE m.tender_id = :tenderId""")
  int tellPanels(long noticeId, long tenderId);

  /** Whoever acts for the suppliers invited to a tender that is not open. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM tender_invitation i
        JOIN role_grant g ON g.supplier_id = i.supplier_id AND g.role = 'BIDDER'
       WHERE i.tender_id = :tenderId""")
  int tellInvited(long noticeId, long tenderId);

  /** Whoever acts for the suppliers whose application ended with a status. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM prequalification_application a
        JOIN role_grant g ON g.supplier_id = a.supplier_id AND g.role = 'BIDDER'
       WHERE a.tender_id = :tenderId AND a.status = :status""")
  int tellApplicants(long noticeId, long tenderId, String status);
}
