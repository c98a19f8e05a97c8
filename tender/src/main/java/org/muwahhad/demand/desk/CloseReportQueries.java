package org.muwahhad.demand.desk;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * The lines of a closed round that did not become demand. Who may read them is decided by {@link
 * ViewCloseReport}; an empty state or an entity of 0 asks for all.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CloseReportQueries
    extends GenericRepository<CloseReportQueries.LeftOutLine, Long> {

  /** Why a line is not in the demand of its round. */
  enum OmissionReason {
    /** Still a draft when the round closed. */
    NOT_SUBMITTED,
    /** Returned, and the time to correct it is running. */
    AWAITS_CORRECTION,
    /** Returned, and not submitted again in time. */
    NOT_CORRECTED,
    /** Submitted, and the time to endorse it is running. */
    AWAITS_ENDORSEMENT,
    /** Submitted, and not endorsed in time. */
    NOT_ENDORSED,
    /** Taken back by the entity. */
    WITHDRAWN
  }

  /**
   * A line that is not in.
   *
   * @param reason what the coordinator or the entity wrote, where it was returned or withdrawn
   * @param endorsementUntil UTC, for the state of the entity
   */
  @Introspected
  @MappedEntity("demand_line")
  record LeftOutLine(
      @Id long id,
      long submissionId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entity,
      OmissionReason why,
      @Nullable String reason,
      Instant endorsementUntil,
      int lineNumber,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      BigDecimal quantity,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal estimatedUnitPrice,
      String currency) {
    /** Estimate of one unit without VAT. */
    public Money unitPrice() {
      return Money.rounded(estimatedUnitPrice, currency);
    }
  }

  String FROM =
      """
        FROM submission s
        JOIN demand_round r ON r.id = s.round_id
        JOIN round_state_in_force rs ON rs.round_id = s.round_id AND rs.state_code = s.state_code
        JOIN demand_line l ON l.submission_id = s.id
      """;

  /**
   * In SQL, why a submission {@code s} of a closed round {@code r} is not in, where {@code rs} is
   * the state in the round. See {@link OmissionReason}.
   */
  String WHY =
      """
      CASE s.status
        WHEN 'DRAFT' THEN 'NOT_SUBMITTED'
        WHEN 'WITHDRAWN' THEN 'WITHDRAWN'
        WHEN 'RETURNED' THEN
          CASE WHEN r.status = 'CLOSED' AND rs.endorsement_until > UTC_TIMESTAMP(6)
               THEN 'AWAITS_CORRECTION' ELSE 'NOT_CORRECTED' END
        ELSE
          CASE WHEN r.status = 'CLOSED' AND rs.endorsement_until > UTC_TIMESTAMP(6)
               THEN 'AWAITS_ENDORSEMENT' ELSE 'NOT_ENDORSED' END
      END AS why
      """;

  String WHERE =
      """
       WHERE s.round_id = :roundId AND s.status <> 'ENDORSED'
         AND (:stateCode = '' OR s.state_code = :stateCode)
         AND (:entityId = 0 OR s.entity_id = :entityId)
      """;

  @Query("SELECT COUNT(*) " + FROM + WHERE)
  long count(long roundId, String stateCode, long entityId);

  @Query(
      """
      SELECT l.id, s.id AS submission_id, s.state_code, m.name_ar AS state_ar,
             m.name_en AS state_en, e.code AS entity_code, e.name_ar AS entity_ar,
             e.name_en AS entity_en,
      """
          + WHY
          + """
             , s.status_reason AS reason,
             rs.endorsement_until,
             l.line_number, i.code AS item_code, v.name_ar, v.name_en, l.quantity,
             u.name_ar AS unit_ar, u.name_en AS unit_en, l.estimated_unit_price, l.currency
      """
          + FROM
          + """
              JOIN member_state m ON m.code = s.state_code
              JOIN procuring_entity e ON e.id = s.entity_id
              JOIN item_revision v ON v.id = l.revision_id
              JOIN catalog_item i ON i.id = v.item_id
              JOIN unit_of_measure u ON u.code = l.unit_code
            """
          + WHERE
          + " ORDER BY s.state_code, e.code, l.line_number LIMIT :limit OFFSET :offset")
  List<LeftOutLine> list(long roundId, String stateCode, long entityId, int limit, long offset);

  /**
   * In SQL, whether an entity {@code e} could state demand in a round {@code r}, or has a
   * submission {@code s} in it: one that was closed before the round was is not asked any more.
   */
  String ASKED = " (e.closed_at IS NULL OR e.closed_at > r.closed_at OR s.id IS NOT NULL) ";

  /** Entities of the invited states that could state demand and began no submission. */
  @Query(
      """
      SELECT e.id AS entity_id, e.code, e.name_ar, e.name_en, e.state_code,
             NULL AS submission_id, NULL AS status
        FROM round_state rs
        JOIN demand_round r ON r.id = rs.round_id
        JOIN procuring_entity e ON e.state_code = rs.state_code
        LEFT JOIN submission s ON s.round_id = rs.round_id AND s.entity_id = e.id
       WHERE rs.round_id = :roundId AND s.id IS NULL
         AND (:stateCode = '' OR rs.state_code = :stateCode)
         AND (:entityId = 0 OR e.id = :entityId)
         AND
      """
          + ASKED
          + " ORDER BY e.state_code, e.code")
  List<RoundQueries.EntityProgress> listSilent(long roundId, String stateCode, long entityId);

  /**
   * A submission that was endorsed although a budget of its state is exceeded by it.
   *
   * @param reason as the coordinator wrote it
   */
  @Introspected
  @MappedEntity("submission")
  record OverBudgetSubmission(
      @Id long submissionId,
      @Relation(EMBEDDED) Bilingual state,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entity,
      String reason) {}

  @Query(
      """
      SELECT s.id AS submission_id, m.name_ar AS state_ar, m.name_en AS state_en,
             e.code AS entity_code, e.name_ar AS entity_ar, e.name_en AS entity_en,
             s.over_budget_reason AS reason
        FROM submission s
        JOIN member_state m ON m.code = s.state_code
        JOIN procuring_entity e ON e.id = s.entity_id
       WHERE s.round_id = :roundId AND s.over_budget_reason IS NOT NULL
         AND (:stateCode = '' OR s.state_code = :stateCode)
         AND (:entityId = 0 OR s.entity_id = :entityId)
       ORDER BY m.code, e.code, s.id""")
  List<OverBudgetSubmission> listOverBudget(long roundId, String stateCode, long entityId);
}
