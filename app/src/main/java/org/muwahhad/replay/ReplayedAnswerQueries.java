package org.muwahhad.replay;

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
import org.muwahhad.shared.Bilingual;

/**
 * What is kept of questions and answers: on the dossier, on low prices, on the quantities of the
 * states; under the names and in the words in which they are played.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReplayedAnswerQueries extends GenericRepository<ReplayedPartQueries.PartLine, String> {

  /** A question on a low price, to be answered until an instant, UTC. */
  @Introspected
  @MappedEntity("low_price_question")
  record LowPriceQuestionRow(@Id String name, Instant dueAt, String text) {}

  /** A question and its answer, by the number of the answer. */
  @Introspected
  @MappedEntity("tender_question")
  record PublishedAnswerWords(
      @Id String name,
      @Relation(EMBEDDED) Bilingual question,
      @Relation(EMBEDDED) Bilingual answer) {}

  @Query(
      """
      SELECT CAST(number AS CHAR) AS name, '' AS text FROM tender_question
       WHERE tender_id = :tenderId AND number IS NOT NULL""")
  List<ReplayedPartQueries.PartLine> listAnswered(long tenderId);

  @Query(
      """
      SELECT CAST(number AS CHAR) AS name, question_ar, question_en, answer_ar, answer_en
        FROM tender_question WHERE tender_id = :tenderId AND number IS NOT NULL""")
  List<PublishedAnswerWords> listWords(long tenderId);

  @Query(
      """
      SELECT CONCAT(l.number, '/', q.bid_id, '/', q.number) AS name, q.due_at, q.question AS text
        FROM low_price_question q JOIN lot l ON l.id = q.lot_id
       WHERE q.tender_id = :tenderId""")
  List<LowPriceQuestionRow> listPriceQuestions(long tenderId);

  @Query(
      """
      SELECT CONCAT(l.number, '/', q.bid_id, '/', q.number) AS name,
             COALESCE(TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM q.price)), '') AS text
        FROM low_price_question q JOIN lot l ON l.id = q.lot_id
       WHERE q.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listPricesAsked(long tenderId);

  @Query(
      """
      SELECT CONCAT(l.number, '/', d.bid_id, '/',
                    ROW_NUMBER() OVER (PARTITION BY d.lot_id, d.bid_id
                                       ORDER BY d.decided_at, d.examination)) AS name,
             COALESCE(TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM d.price)), '') AS text
        FROM low_price_decision d JOIN lot l ON l.id = d.lot_id
       WHERE d.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listPricesDecided(long tenderId);

  @Query(
      """
      SELECT CONCAT(l.number, '/', q.bid_id, '/', q.number) AS name, a.answer AS text
        FROM low_price_answer a
        JOIN low_price_question q ON q.id = a.question_id
        JOIN lot l ON l.id = q.lot_id
       WHERE q.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listPriceAnswers(long tenderId);

  /** Numbered in their order: of one bid there is one in each examination, for each solution. */
  @Query(
      """
      SELECT CONCAT(l.number, '/', d.bid_id, '/',
                    ROW_NUMBER() OVER (PARTITION BY d.lot_id, d.bid_id
                                       ORDER BY d.decided_at, d.examination)) AS name,
             CONCAT(CASE WHEN d.is_accepted THEN 'accepted ' ELSE 'rejected ' END, d.reason) AS text
        FROM low_price_decision d JOIN lot l ON l.id = d.lot_id
       WHERE d.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listPriceDecisions(long tenderId);

  @Query(
      """
      SELECT CONCAT(l.number, '/', d.bid_id, '/', d.number) AS name,
             CONCAT(CASE WHEN d.is_excluded THEN 'excluded ' ELSE 'readmitted ' END, d.reason) AS text
        FROM arithmetic_decision d JOIN lot l ON l.id = d.lot_id
       WHERE d.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listArithmetic(long tenderId);

  @Query(
      """
      SELECT CAST(c.id AS CHAR) AS name, CONCAT_WS('|', 'lot', l.lot_id, c.band_percent) AS text
        FROM quantity_confirmation c JOIN confirmation_lot l ON l.confirmation_id = c.id
       WHERE c.tender_id = :tenderId
      UNION ALL
      SELECT CAST(c.id AS CHAR), CONCAT_WS('|', 'state', s.state_code, s.answer_until)
        FROM quantity_confirmation c JOIN confirmation_state s ON s.confirmation_id = c.id
       WHERE c.tender_id = :tenderId
      UNION ALL
      SELECT CAST(c.id AS CHAR),
             CONCAT_WS('|', 'asked', q.state_code, q.lot_item_id, q.asked, q.lowest, q.highest)
        FROM quantity_confirmation c JOIN state_quantity q ON q.confirmation_id = c.id
       WHERE c.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listAsked(long tenderId);

  /** One empty line for each state that answered, and one for each quantity that it changed. */
  @Query(
      """
      SELECT CONCAT(s.confirmation_id, '/', s.state_code) AS name,
             COALESCE(CONCAT(q.lot_item_id, '/', TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM q.confirmed))), '') AS text
        FROM quantity_confirmation c
        JOIN confirmation_state s ON s.confirmation_id = c.id AND s.status = 'ANSWERED'
        LEFT JOIN state_quantity q ON q.confirmation_id = s.confirmation_id
         AND q.state_code = s.state_code AND q.confirmed <> q.asked
       WHERE c.tender_id = :tenderId
       ORDER BY s.confirmation_id, s.state_code, q.lot_item_id""")
  List<ReplayedPartQueries.PartLine> listStates(long tenderId);

  @Query(
      """
      SELECT CONCAT(o.confirmation_id, '/', o.state_code, '/', o.lot_id) AS name,
             SHA2(o.reason, 256) AS text
        FROM lot_opt_out o JOIN quantity_confirmation c ON c.id = o.confirmation_id
       WHERE c.tender_id = :tenderId""")
  List<ReplayedPartQueries.PartLine> listOptOuts(long tenderId);

  /**
   * With one empty line for each confirmation that was settled and changed nothing, and with the
   * lines of the tender's items that name another confirmation or one that is not settled.
   */
  @Query(
      """
      SELECT CAST(c.id AS CHAR) AS name,
             COALESCE(CONCAT_WS('|', l.demand_line_id, l.lot_item_id, l.quantity), '') AS text
        FROM quantity_confirmation c LEFT JOIN confirmed_line l ON l.confirmation_id = c.id
       WHERE c.tender_id = :tenderId AND c.status = 'SETTLED'
      UNION ALL
      SELECT CAST(l.confirmation_id AS CHAR),
             CONCAT_WS('|', l.demand_line_id, l.lot_item_id, l.quantity)
        FROM lot_item i
        JOIN confirmed_line l ON l.lot_item_id = i.id
        LEFT JOIN quantity_confirmation c
          ON c.id = l.confirmation_id AND c.tender_id = i.tender_id AND c.status = 'SETTLED'
       WHERE i.tender_id = :tenderId AND c.id IS NULL""")
  List<ReplayedPartQueries.PartLine> listShared(long tenderId);

  @Query(
      """
      SELECT CAST(c.id AS CHAR) AS name,
             CONCAT_WS('|', r.lot_id, r.bid_id, r.basis, COALESCE(r.rank_position, r.exclusion),
                       r.bid_total, r.converted_total, r.evaluated_price, r.technical_score,
                       r.price_score, r.final_score, r.is_abnormally_low) AS text
        FROM quantity_confirmation c JOIN quantity_ranking r ON r.confirmation_id = c.id
       WHERE c.tender_id = :tenderId AND c.status = 'SETTLED'""")
  List<ReplayedPartQueries.PartLine> listRanked(long tenderId);
}
