package org.muwahhad.home;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.RiyadhDay;

/** What waits in demand rounds and under framework agreements. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DemandTaskQueries extends GenericRepository<TaskRow, Long> {

  /** A year with so many plans that no joint plan counts. */
  @Introspected
  @MappedEntity("state_plan")
  record YearToPublish(@Id int year, long plans) {}

  /** Open rounds in which an entity has not submitted; the number is that of the round. */
  @Query(
      """
      SELECT r.id, CASE WHEN s.status = 'DRAFT' THEN 'COMPLETE_DRAFT' ELSE 'STATE_DEMAND' END AS kind,
             r.code, r.name_ar, r.name_en,
             (SELECT COUNT(*) FROM demand_line l WHERE l.submission_id = s.id) AS count,
             r.closes_at AS due
        FROM demand_round r
        JOIN round_state i ON i.round_id = r.id AND i.state_code = :state
        LEFT JOIN submission s ON s.round_id = r.id AND s.entity_id = :entityId
       WHERE r.status = 'OPEN' AND r.opens_at <= UTC_TIMESTAMP(6) AND r.closes_at > UTC_TIMESTAMP(6)
         AND (s.id IS NULL OR s.status IN ('DRAFT', 'WITHDRAWN'))
         AND (s.status = 'DRAFT' OR EXISTS (SELECT 1 FROM procuring_entity e
                                             WHERE e.id = :entityId AND e.closed_at IS NULL))
       ORDER BY r.closes_at""")
  List<TaskRow> listUnsubmitted(long entityId, String state);

  /** Submissions of an entity that were returned; the number is that of the submission. */
  @Query(
      """
      SELECT s.id, 'CORRECT_SUBMISSION' AS kind, r.code, r.name_ar, r.name_en, 0 AS count,
             rs.endorsement_until AS due
        FROM submission s JOIN demand_round r ON r.id = s.round_id
        JOIN round_state_in_force rs ON rs.round_id = s.round_id AND rs.state_code = s.state_code
       WHERE s.entity_id = :entityId AND s.status = 'RETURNED'
         AND r.status IN ('OPEN', 'CLOSED') AND rs.endorsement_until > UTC_TIMESTAMP(6)
       ORDER BY due""")
  List<TaskRow> listReturned(long entityId);

  /** Amendments of an entity that are written and not submitted; the number is the round's. */
  @Query(
      """
      SELECT r.id, 'FINISH_AMENDMENT' AS kind, r.code, r.name_ar, r.name_en, 0 AS count,
             r.closes_at AS due
        FROM submission_amendment a
        JOIN submission s ON s.id = a.submission_id
        JOIN demand_round r ON r.id = s.round_id
       WHERE s.entity_id = :entityId AND r.status = 'OPEN' AND r.closes_at > UTC_TIMESTAMP(6)
       ORDER BY r.closes_at""")
  List<TaskRow> listAmending(long entityId);

  /**
   * Agreements that end within three months and of which an entity has something left to order; the
   * number is that of the agreement, the count is of its items.
   */
  @Query(
      """
      SELECT a.id, 'CALL_OFF' AS kind, a.number AS code, l.title_ar AS name_ar,
             l.title_en AS name_en, COUNT(*) AS count,
             DATE_ADD(TIMESTAMP(a.ends_on), INTERVAL 21 HOUR) AS due
        FROM entitlement e
        JOIN agreement_in_force a ON a.id = e.agreement_id
        JOIN award w ON w.id = a.award_id
        JOIN lot l ON l.id = w.lot_id
       WHERE e.entity_id = :entityId
         AND e.called_quantity < e.awarded_quantity + e.transferred_quantity
                           + e.joined_quantity + e.amended_quantity
         AND DATE_SUB(a.ends_on, INTERVAL 3 MONTH) <=
      """
          + RiyadhDay.TODAY
          + """
       GROUP BY a.id, a.number, l.title_ar, l.title_en, a.ends_on
       ORDER BY a.ends_on, a.number
       LIMIT 20""")
  List<TaskRow> listEndingWithBalance(long entityId);

  /** Rounds with submissions of a state to endorse; the number is that of the round. */
  @Query(
      """
      SELECT r.id, 'ENDORSE' AS kind, r.code, r.name_ar, r.name_en, COUNT(*) AS count,
             rs.endorsement_until AS due
        FROM submission s JOIN demand_round r ON r.id = s.round_id
        JOIN round_state_in_force rs ON rs.round_id = s.round_id AND rs.state_code = s.state_code
       WHERE s.state_code = :state AND s.status = 'SUBMITTED'
         AND r.status IN ('OPEN', 'CLOSED') AND rs.endorsement_until > UTC_TIMESTAMP(6)
       GROUP BY r.id, r.code, r.name_ar, r.name_en, due
       ORDER BY due""")
  List<TaskRow> listToEndorse(String state);

  /** Rounds in which a state has requests to join equivalents to answer. */
  @Query(
      """
      SELECT r.id, 'ANSWER_JOIN' AS kind, r.code, r.name_ar, r.name_en, COUNT(*) AS count,
             MIN(q.answer_until) AS due
        FROM join_answer a
        JOIN join_request q ON q.id = a.request_id AND q.status = 'ASKED'
        JOIN demand_round r ON r.id = q.round_id AND r.status = 'CLOSED'
       WHERE a.state_code = :state AND a.answer IS NULL AND q.answer_until > UTC_TIMESTAMP(6)
       GROUP BY r.id, r.code, r.name_ar, r.name_en
       ORDER BY due""")
  List<TaskRow> listJoinsToAnswer(String state);

  /** Open rounds for which entities of a state have stated no demand yet. */
  @Query(
      """
      SELECT r.id, 'ENTITIES_MISSING' AS kind, r.code, r.name_ar, r.name_en, COUNT(*) AS count,
             r.closes_at AS due
        FROM demand_round r
        JOIN round_state i ON i.round_id = r.id AND i.state_code = :state
        JOIN procuring_entity e ON e.state_code = i.state_code AND e.closed_at IS NULL
        LEFT JOIN submission s ON s.round_id = r.id AND s.entity_id = e.id
       WHERE r.status = 'OPEN' AND r.opens_at <= UTC_TIMESTAMP(6) AND r.closes_at > UTC_TIMESTAMP(6)
         AND (s.id IS NULL OR s.status IN ('DRAFT', 'WITHDRAWN'))
       GROUP BY r.id, r.code, r.name_ar, r.name_en, r.closes_at
       ORDER BY r.closes_at""")
  List<TaskRow> listMissing(String state);

  /**
   * Editions of a state's plan that are drafted and not submitted; the number is that of the plan.
   */
  @Query(
      """
      SELECT p.id, 'SUBMIT_PLAN' AS kind, CONCAT(p.state_code, '-', p.year) AS code, m.name_ar,
             m.name_en,
             (SELECT COUNT(DISTINCT n.category_code) FROM state_plan_need n WHERE n.plan_id = p.id)
               AS count,
             NULL AS due
        FROM state_plan p JOIN member_state m ON m.code = p.state_code
       WHERE p.state_code = :state AND p.status = 'DRAFT'
       ORDER BY p.year""")
  List<TaskRow> listPlansToSubmit(String state);

  /** Intentions to buy with requests to answer; the number is that of the intention. */
  @Query(
      """
      SELECT i.id, 'ANSWER_INVITATIONS' AS kind, i.code, i.name_ar, i.name_en, COUNT(*) AS count,
             i.rounds_from AS due
        FROM invitation_request q JOIN purchase_intention i ON i.id = q.intention_id
       WHERE q.answer IS NULL AND i.withdrawn_at IS NULL
       GROUP BY i.id, i.code, i.name_ar, i.name_en, i.rounds_from
       ORDER BY i.rounds_from LIMIT 50""")
  List<TaskRow> listInvitationsToAnswer();

  /**
   * Years for which a plan is in force that the newest joint plan is not made of, and enough states
   * have planned.
   */
  @Query(
      """
      SELECT f.year, COUNT(*) AS plans FROM state_plan_in_force f
       WHERE NOT EXISTS (SELECT 1 FROM joint_plan j
                           JOIN joint_plan_state s ON s.joint_plan_id = j.id
                          WHERE s.state_plan_id = f.id AND j.published_at IS NOT NULL)
         AND (SELECT COUNT(*) FROM state_plan_in_force g WHERE g.year = f.year GROUP BY g.year)
             >= (SELECT r.value FROM plan_rule_in_force r WHERE r.code = 'round.least-states')
       GROUP BY f.year ORDER BY f.year""")
  List<YearToPublish> listPlansToPublish();

  /** Rounds that the central purchasing body has to move on; the number is that of the round. */
  @Query(
      """
      SELECT r.id,
             CASE r.status WHEN 'PLANNED' THEN 'OPEN_ROUND' WHEN 'OPEN' THEN 'CLOSE_ROUND'
                           ELSE 'AGGREGATE' END AS kind,
             r.code, r.name_ar, r.name_en,
             (SELECT COUNT(*) FROM submission s WHERE s.round_id = r.id AND s.status = 'ENDORSED') AS count,
             CASE r.status WHEN 'PLANNED' THEN r.closes_at END AS due
        FROM demand_round r
       WHERE (r.status = 'PLANNED' AND r.opens_at <= UTC_TIMESTAMP(6) AND r.closes_at > UTC_TIMESTAMP(6))
          OR (r.status = 'OPEN' AND r.closes_at <= UTC_TIMESTAMP(6))
          OR (r.status = 'CLOSED'
              AND EXISTS (SELECT 1 FROM submission s WHERE s.round_id = r.id AND s.status = 'ENDORSED'))
       ORDER BY r.closes_at LIMIT 50""")
  List<TaskRow> listRoundsToMove();
}
