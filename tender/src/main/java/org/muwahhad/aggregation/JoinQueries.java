package org.muwahhad.aggregation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.Bilingual;

/** Requests to join equivalents with names and figures. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface JoinQueries extends GenericRepository<JoinQueries.JoinRequestRow, Long> {

  /**
   * A request.
   *
   * @param status ASKED, ACCEPTED, DECLINED or WITHDRAWN
   * @param answerUntil UTC
   * @param lineCount lines concerned, of the states the reader may see
   * @param inexact how many of them do not convert exactly, and stay with the item they asked for
   * @param quantity sum of them, in the unit asked for
   */
  @Introspected
  @MappedEntity("join_request")
  record JoinRequestRow(
      @Id long id,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual unit,
      String intoCode,
      @Relation(EMBEDDED) Bilingual into,
      @Relation(EMBEDDED) Bilingual intoUnit,
      long numerator,
      long denominator,
      String status,
      String reason,
      Instant answerUntil,
      long lineCount,
      long inexact,
      BigDecimal quantity) {
    public Factor factor() {
      return new Factor(numerator, denominator);
    }

    /** Whether it can be withdrawn. */
    public boolean stands() {
      return status.equals("ASKED") || status.equals("ACCEPTED");
    }
  }

  /** What people are told about a request. */
  @Introspected
  @MappedEntity("join_request")
  record JoinNotice(
      @Id long id,
      long roundId,
      String roundCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual into,
      String status,
      String reason,
      Instant answerUntil,
      long askedBy) {}

  /** What a state answered; null while it is waited for. */
  @Introspected
  @MappedEntity("join_answer")
  record StateReply(
      @Id long requestId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      @Nullable String answer,
      @Nullable String reason,
      @Nullable Instant answeredAt) {
    /** ACCEPTED, DECLINED or WAITING. */
    public String outcome() {
      return answer == null ? "WAITING" : answer;
    }
  }

  @Query(
      """
      SELECT q.id, i.code AS item_code, r.name_ar, r.name_en, u.name_ar AS unit_ar,
             u.name_en AS unit_en, o.code AS into_code, n.name_ar AS into_ar,
             n.name_en AS into_en, v.name_ar AS into_unit_ar, v.name_en AS into_unit_en,
             q.numerator, q.denominator, q.status, q.reason, q.answer_until,
             COUNT(l.id) AS line_count,
             COALESCE(SUM(MOD(l.quantity * IF(q.is_whole, 1, 1000) * q.numerator, q.denominator)
                          <> 0), 0) AS inexact,
             COALESCE(SUM(l.quantity), 0) AS quantity
        FROM join_request q
        JOIN item_revision r ON r.id = q.revision_id
        JOIN catalog_item i ON i.id = r.item_id
        JOIN unit_of_measure u ON u.code = r.unit_code
        JOIN item_revision n ON n.id = q.into_revision_id
        JOIN catalog_item o ON o.id = n.item_id
        JOIN unit_of_measure v ON v.code = n.unit_code
        LEFT JOIN submission s ON s.round_id = q.round_id AND s.status = 'ENDORSED'
         AND (:state = '' OR s.state_code = :state)
         AND EXISTS (SELECT 1 FROM join_answer y
                      WHERE y.request_id = q.id AND y.state_code = s.state_code)
        LEFT JOIN demand_line l ON l.submission_id = s.id AND l.revision_id = q.revision_id
       WHERE q.round_id = :roundId
         AND (:state = '' OR EXISTS (SELECT 1 FROM join_answer a
                                      WHERE a.request_id = q.id AND a.state_code = :state))
       GROUP BY q.id, i.code, r.name_ar, r.name_en, u.name_ar, u.name_en, o.code, n.name_ar,
                n.name_en, v.name_ar, v.name_en, q.numerator, q.denominator, q.status, q.reason,
                q.answer_until
       ORDER BY q.id DESC""")
  List<JoinRequestRow> listRequests(long roundId, String state);

  @Query(
      """
      SELECT a.request_id, a.state_code, m.name_ar AS state_ar, m.name_en AS state_en, a.answer,
             a.reason, a.answered_at
        FROM join_answer a
        JOIN join_request q ON q.id = a.request_id
        JOIN member_state m ON m.code = a.state_code
       WHERE q.round_id = :roundId AND IF(:state = '', TRUE, a.state_code = :state)
       ORDER BY a.request_id, a.state_code""")
  List<StateReply> listAnswers(long roundId, String state);

  @Query(
      """
      SELECT q.id, q.round_id, d.code AS round_code, r.name_ar, r.name_en, n.name_ar AS into_ar,
             n.name_en AS into_en, q.status, q.reason, q.answer_until, q.asked_by
        FROM join_request q
        JOIN demand_round d ON d.id = q.round_id
        JOIN item_revision r ON r.id = q.revision_id
        JOIN item_revision n ON n.id = q.into_revision_id
       WHERE q.id = :id""")
  Optional<JoinNotice> findTold(long id);

  @Query(
      """
      SELECT a.request_id, a.state_code, m.name_ar AS state_ar, m.name_en AS state_en, a.answer,
             a.reason, a.answered_at
        FROM join_answer a JOIN member_state m ON m.code = a.state_code
       WHERE a.request_id = :id AND a.state_code = :state""")
  Optional<StateReply> findAnswer(long id, String state);
}
