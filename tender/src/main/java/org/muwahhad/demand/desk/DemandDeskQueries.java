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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.RiyadhDay;

/** What a coordinator's desk and the check page are made of. Who may read decides the caller. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DemandDeskQueries extends GenericRepository<DemandDeskQueries.EntityRow, Long> {

  /**
   * One entity of the state with its submission, if it has begun one.
   *
   * @param version of the submission, 0 while there is none
   * @param receipts how often it was submitted
   * @param total sum of its lines without VAT, in the currency of the state
   * @param overBudgetReason why it was endorsed although a budget of the state is exceeded by it
   * @param updatedAt UTC, last saved
   * @param amended whether an amendment is written beside what was submitted
   * @param beingFilledIn whether its officer has typed what the lines do not say yet
   * @param remindedAt UTC, when its coordinator last reminded it of the round
   * @param remindedToday whether that was today, in Riyadh
   * @param reachable whether it has an officer who can sign in
   */
  @Introspected
  @MappedEntity("procuring_entity")
  record EntityRow(
      @Id long entityId,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      String currency,
      @Nullable Long submissionId,
      @Nullable SubmissionStatus status,
      @Nullable String statusReason,
      @Nullable String overBudgetReason,
      @Nullable Instant updatedAt,
      int version,
      int receipts,
      int lineCount,
      BigDecimal total,
      boolean amended,
      boolean beingFilledIn,
      @Nullable Instant remindedAt,
      boolean remindedToday,
      boolean reachable) {
    /** Whether it has answered nothing yet, so that it can be reminded. */
    public boolean isSilent() {
      return status == null
          || status == SubmissionStatus.DRAFT
          || status == SubmissionStatus.WITHDRAWN;
    }

    /** Whether its coordinator can remind it today, while the round is open. */
    public boolean isToRemind() {
      return isSilent() && !remindedToday && reachable;
    }

    public Money sum() {
      return Money.rounded(total, currency);
    }
  }

  /**
   * One line with what the rules for unusual lines ask of it.
   *
   * @param estimatedUnitPrice without VAT, in {@code currency}
   * @param benchmarkPrice of the revision asked for, without VAT, in {@code benchmarkCurrency}
   */
  @Introspected
  @MappedEntity("demand_line")
  record DeskLine(
      @Id long id,
      long submissionId,
      long entityId,
      @Relation(EMBEDDED) Bilingual entity,
      SubmissionStatus status,
      int lineNumber,
      long itemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      String categoryCode,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      BigDecimal estimatedUnitPrice,
      String currency,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      @Nullable LocalDate needBy,
      @Nullable Long siteId) {
    public Money unitPrice() {
      return Money.rounded(estimatedUnitPrice, currency);
    }

    /** Quantity times price, rounded half up to the currency's decimals. */
    public Money total() {
      return unitPrice().times(quantity);
    }
  }

  /**
   * What an entity asked for of an item in its last rounds.
   *
   * @param largest the largest quantity of one round
   * @param smallest the smallest
   */
  @Introspected
  @MappedEntity("demand_line")
  record PastQuantity(
      @Id long entityId, long itemId, String unitCode, BigDecimal largest, BigDecimal smallest) {}

  /** A revision of an item with what a line against it shows. */
  @Introspected
  @MappedEntity("item_revision")
  record RevisionRow(
      @Id long id,
      long itemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      String categoryCode,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency) {}

  /** A category of the round with the state's budget for it, null while none is set. */
  @Introspected
  @MappedEntity("round_category")
  record BudgetRow(
      @Id String code,
      int level,
      @Relation(EMBEDDED) Bilingual name,
      String currency,
      @Nullable BigDecimal amount,
      int version) {}

  @Query(
      """
      SELECT e.id AS entity_id, e.code, e.name_ar, e.name_en, m.currency, s.id AS submission_id,
             s.status, s.status_reason, s.over_budget_reason, s.updated_at,
             COALESCE(s.version, 0) AS version,
             (SELECT COUNT(*) FROM submission_receipt c WHERE c.submission_id = s.id) AS receipts,
             COUNT(l.id) AS line_count,
             COALESCE(SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)), 0) AS total,
             EXISTS (SELECT 1 FROM submission_amendment a WHERE a.submission_id = s.id) AS amended,
             s.status IN ('DRAFT', 'RETURNED')
             AND EXISTS (SELECT 1 FROM submission_draft d
                          WHERE d.submission_id = s.id AND d.pending) AS being_filled_in,
             (SELECT MAX(z.reminded_at) FROM demand_reminder z
               WHERE z.round_id = :roundId AND z.entity_id = e.id) AS reminded_at,
             EXISTS (SELECT 1 FROM demand_reminder z
                      WHERE z.round_id = :roundId AND z.entity_id = e.id
                        AND z.reminded_on =
      """
          + RiyadhDay.TODAY
          + """
       )
               AS reminded_today,
      """
          + DemandReminders.REACHABLE
          + """
               AS reachable
        FROM round_state rs
        JOIN procuring_entity e ON e.state_code = rs.state_code
        JOIN member_state m ON m.code = rs.state_code
        JOIN currency c ON c.code = m.currency
        LEFT JOIN submission s ON s.round_id = rs.round_id AND s.entity_id = e.id
        LEFT JOIN demand_line l ON l.submission_id = s.id
       WHERE rs.round_id = :roundId AND rs.state_code = :stateCode
         AND (e.closed_at IS NULL OR s.id IS NOT NULL)
       GROUP BY e.id, e.code, e.name_ar, e.name_en, e.closed_at, m.currency, s.id, s.status,
                s.status_reason, s.over_budget_reason, s.updated_at, s.version
       ORDER BY CASE COALESCE(s.status, 'NONE')
                  WHEN 'SUBMITTED' THEN 1 WHEN 'RETURNED' THEN 2 WHEN 'DRAFT' THEN 3
                  WHEN 'NONE' THEN 4 WHEN 'WITHDRAWN' THEN 5 ELSE 6 END, e.code""")
  List<EntityRow> listEntities(long roundId, String stateCode);

  String LINES =
      """
      SELECT l.id, l.submission_id, s.entity_id, e.name_ar AS entity_ar, e.name_en AS entity_en,
             s.status, l.line_number, v.item_id, i.code AS item_code, v.name_ar, v.name_en,
             i.category_code, l.unit_code, u.name_ar AS unit_ar, u.name_en AS unit_en, l.quantity,
             l.estimated_unit_price, l.currency, v.benchmark_price, v.benchmark_currency,
             l.need_by, l.site_id
        FROM submission s
        JOIN procuring_entity e ON e.id = s.entity_id
        JOIN demand_line l ON l.submission_id = s.id
        JOIN item_revision v ON v.id = l.revision_id
        JOIN catalog_item i ON i.id = v.item_id
        JOIN unit_of_measure u ON u.code = l.unit_code
      """;

  /** Lines of the state that were handed in: submitted, returned and endorsed ones. */
  @Query(
      LINES
          + """
             WHERE s.round_id = :roundId AND s.state_code = :stateCode
               AND s.status IN ('SUBMITTED', 'RETURNED', 'ENDORSED')
             ORDER BY e.code, l.line_number""")
  List<DeskLine> listLines(long roundId, String stateCode);

  @Query(LINES + " WHERE s.id = :submissionId ORDER BY l.line_number")
  List<DeskLine> listLinesOf(long submissionId);

  @Query(
      """
      SELECT v.id, v.item_id, i.code AS item_code, v.name_ar, v.name_en, i.category_code,
             u.name_ar AS unit_ar, u.name_en AS unit_en, v.benchmark_price, v.benchmark_currency
        FROM item_revision v
        JOIN catalog_item i ON i.id = v.item_id
        JOIN unit_of_measure u ON u.code = v.unit_code
       WHERE v.id IN (:revisions)""")
  List<RevisionRow> listRevisions(List<Long> revisions);

  /** The last three rounds before this one for which the state's demand was endorsed. */
  @Query(
      """
      SELECT h.id FROM demand_round h JOIN demand_round r ON r.id = :roundId
       WHERE h.id <> r.id AND h.status IN ('CLOSED', 'AGGREGATED')
         AND h.closed_at < COALESCE(r.closed_at, r.closes_at)
         AND EXISTS (SELECT 1 FROM submission s
                      WHERE s.round_id = h.id AND s.state_code = :stateCode
                        AND s.status = 'ENDORSED')
       ORDER BY h.closed_at DESC, h.id DESC LIMIT 3""")
  List<Long> listLastRounds(long roundId, String stateCode);

  @Query(
      """
      SELECT q.entity_id, q.item_id, q.unit_code, MAX(q.quantity) AS largest,
             MIN(q.quantity) AS smallest
        FROM (SELECT s.entity_id, v.item_id, l.unit_code, s.round_id, SUM(l.quantity) AS quantity
                FROM submission s
                JOIN demand_line l ON l.submission_id = s.id
                JOIN item_revision v ON v.id = l.revision_id
               WHERE s.round_id IN (:rounds) AND s.state_code = :stateCode
                 AND s.status = 'ENDORSED'
               GROUP BY s.entity_id, v.item_id, l.unit_code, s.round_id) q
       GROUP BY q.entity_id, q.item_id, q.unit_code""")
  List<PastQuantity> listPast(List<Long> rounds, String stateCode);

  @Query(
      """
      SELECT k.code, k.level, k.name_ar, k.name_en, m.currency, b.amount,
             COALESCE(b.version, 0) AS version
        FROM round_category rc
        JOIN category k ON k.code = rc.category_code
        JOIN member_state m ON m.code = :stateCode
        LEFT JOIN state_budget b ON b.round_id = rc.round_id AND b.category_code = rc.category_code
                                AND b.state_code = m.code
       WHERE rc.round_id = :roundId ORDER BY k.code""")
  List<BudgetRow> listBudgets(long roundId, String stateCode);

  /** Days between the end of endorsement and the award at the least, by the rules in force. */
  @Query(
      """
      SELECT CAST(COALESCE(SUM(CASE unit WHEN 'WORKING_DAYS' THEN CEILING(value * 7 / 5)
                                         ELSE value END), 0) AS SIGNED)
        FROM rule_default
       WHERE code IN ('bid.minimum-days', 'standstill.days')""")
  int countDaysToAward();
}
