package org.muwahhad.notification.reminder;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/** DeadlineQueries of rounds of which people are reminded. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DeadlineQueries extends GenericRepository<DeadlineQueries.UpcomingDeadline, Long> {

  /**
   * A deadline to come. Instants are UTC.
   *
   * @param since when people could begin to act; a reminder due before then is left out
   * @param stateCode the state whose endorsement ends; empty for the close of a round
   */
  @Introspected
  @MappedEntity("demand_round")
  record UpcomingDeadline(
      @Id long roundId,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      String stateCode,
      Instant since,
      Instant at,
      Instant now) {}

  /** Rounds that close within the given number of days. */
  @Query(
      """
      SELECT r.id AS round_id, r.code, r.name_ar, r.name_en, '' AS state_code,
             r.opens_at AS since, r.closes_at AS at, UTC_TIMESTAMP(6) AS now
        FROM demand_round r
       WHERE r.status = 'OPEN' AND r.closes_at > UTC_TIMESTAMP(6)
         AND r.closes_at <= DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :days DAY)
       ORDER BY r.closes_at, r.id""")
  List<UpcomingDeadline> listClosing(int days);

  /**
   * States whose endorsement ends within the given number of days while submissions wait in them.
   */
  @Query(
      """
      SELECT r.id AS round_id, r.code, r.name_ar, r.name_en, rs.state_code,
             LEAST(r.closes_at, COALESCE(r.closed_at, r.closes_at)) AS since,
             rs.endorsement_until AS at, UTC_TIMESTAMP(6) AS now
        FROM demand_round r JOIN round_state_in_force rs ON rs.round_id = r.id
       WHERE r.status IN ('OPEN', 'CLOSED') AND r.closes_at <= UTC_TIMESTAMP(6)
         AND rs.endorsement_until > UTC_TIMESTAMP(6)
         AND rs.endorsement_until <= DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :days DAY)
         AND EXISTS (SELECT 1 FROM submission s
                      WHERE s.round_id = r.id AND s.state_code = rs.state_code
                        AND s.status IN ('SUBMITTED', 'RETURNED'))
       ORDER BY at, r.id, rs.state_code""")
  List<UpcomingDeadline> listEndorsementsEnding(int days);

  @Query(
      "SELECT COUNT(*) FROM submission WHERE round_id = :roundId AND state_code = :stateCode"
          + " AND status = 'SUBMITTED'")
  int countWaiting(long roundId, String stateCode);

  /** A request to join equivalents of which the time for an answer ends. */
  @Introspected
  @MappedEntity("join_request")
  record AnswerDue(@Id long requestId, long roundId) {}

  /**
   * Requests whose answer is due within a day while a state has not answered; what was asked within
   * the last day before that is left out, since its coordinators have only just been told.
   */
  @Query(
      """
      SELECT q.id AS request_id, q.round_id
        FROM join_request q
       WHERE q.status = 'ASKED' AND q.answer_until > UTC_TIMESTAMP(6)
         AND q.answer_until <= DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :days DAY)
         AND q.asked_at <= DATE_SUB(q.answer_until, INTERVAL :days DAY)
         AND EXISTS (SELECT 1 FROM join_answer a
                      WHERE a.request_id = q.id AND a.answer IS NULL)
       ORDER BY q.answer_until, q.id""")
  List<AnswerDue> listAnswersDue(int days);

  /** A framework agreement under which balances are left, near its end. */
  @Introspected
  @MappedEntity("framework_agreement")
  record Ending(
      @Id long agreementId, String number, @Relation(EMBEDDED) Bilingual lot, LocalDate endsOn) {}

  /** Agreements that end within the given number of days, in Riyadh, without a notice sent yet. */
  @Query(
      """
      SELECT f.id AS agreement_id, f.number, l.title_ar AS lot_ar, l.title_en AS lot_en, f.ends_on
        FROM agreement_in_force f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
       WHERE f.ends_on <=
      """
          + RiyadhDay.TODAY
          + """
       + INTERVAL :days DAY
         AND NOT EXISTS (SELECT 1 FROM notice n
                          WHERE n.once_key = CONCAT('agreement-ending:', f.id))
         AND EXISTS (SELECT 1 FROM entitlement e
                      WHERE e.agreement_id = f.id
                        AND e.called_quantity < e.awarded_quantity + e.transferred_quantity
                           + e.joined_quantity + e.amended_quantity)
       ORDER BY f.ends_on, f.id""")
  List<Ending> listAgreementsEnding(int days);

  /** A framework agreement that has ended. */
  @Introspected
  @MappedEntity("framework_agreement")
  record EndedAgreement(
      @Id long agreementId,
      String number,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      LocalDate endsOn) {}

  /** Agreements that ended within the given number of days, in Riyadh, without a notice of it. */
  @Query(
      """
      SELECT c.agreement_id, c.number, b.supplier_id, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, c.ends_on
        FROM agreement_condition c
        JOIN agreement_supplier b ON b.agreement_id = c.agreement_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE c.standing IN ('EXPIRED', 'TERMINATED')
         AND c.ends_on >=
      """
          + RiyadhDay.TODAY
          + """
       - INTERVAL :days DAY
         AND NOT EXISTS (SELECT 1 FROM notice n
                          WHERE n.once_key = CONCAT('agreement-over:', c.agreement_id))
       ORDER BY c.ends_on, c.agreement_id
       LIMIT 200""")
  List<EndedAgreement> listAgreementsOver(int days);

  /** Claims an agreement for one node's reminder; another node's claim leaves it out. */
  @Query("SELECT id FROM framework_agreement WHERE id = :agreementId FOR UPDATE SKIP LOCKED")
  Optional<Long> claimAgreement(long agreementId);

  /** Claims a round for one node's reminders; another node's claim leaves it out. */
  @Query("SELECT id FROM demand_round WHERE id = :roundId FOR UPDATE SKIP LOCKED")
  Optional<Long> claim(long roundId);
}
