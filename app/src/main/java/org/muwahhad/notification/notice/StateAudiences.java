package org.muwahhad.notification.notice;

import io.micronaut.data.annotation.Query;

/**
 * Audiences of the states: officers of entities and coordinators, by a round, a submission, an
 * agreement or a question to them.
 */
interface StateAudiences {

  /** Officers and coordinators of all states. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g
       WHERE g.role IN ('PROCUREMENT_OFFICER', 'NATIONAL_COORDINATOR')""")
  int tellStates(long noticeId);

  /** Coordinators of a state that asked to be invited, and the person who asked. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM invitation_request q
        JOIN role_grant g ON (g.role = 'NATIONAL_COORDINATOR' AND g.state_code = q.state_code)
                          OR g.person_id = q.asked_by
       WHERE q.intention_id = :intentionId AND q.state_code = :stateCode""")
  int tellRequesting(long noticeId, long intentionId, String stateCode);

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

  /** Officers whose entity takes part and has begun nothing in a round, or took it back. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM round_state rs
        JOIN procuring_entity e ON e.state_code = rs.state_code
        JOIN role_grant g ON g.entity_id = e.id AND g.role = 'PROCUREMENT_OFFICER'
        LEFT JOIN submission s ON s.round_id = rs.round_id AND s.entity_id = e.id
       WHERE rs.round_id = :roundId AND e.closed_at IS NULL
         AND (s.id IS NULL OR s.status = 'WITHDRAWN')""")
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

  /** Officers of an entity but for one of them. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g
       WHERE g.entity_id = :entityId AND g.role = 'PROCUREMENT_OFFICER'
         AND g.person_id <> :personId""")
  int tellOtherOfficers(long noticeId, long entityId, long personId);

  /** Officers of the entity that placed an order, and the coordinators of its state. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM call_off o
        JOIN procuring_entity e ON e.id = o.entity_id
        JOIN role_grant g
          ON (g.role = 'PROCUREMENT_OFFICER' AND g.entity_id = e.id)
          OR (g.role = 'NATIONAL_COORDINATOR' AND g.state_code = e.state_code)
       WHERE o.id = :callOffId""")
  int tellCallOff(long noticeId, long callOffId);

  /**
   * The people concerned by a transfer of a balance: the officers of both entities and, when they
   * are of two states, the coordinators of both.
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
         AND n.called_quantity < n.awarded_quantity + n.transferred_quantity
                           + n.joined_quantity + n.amended_quantity""")
  int tellWithBalance(long noticeId, long agreementId);

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
}
