package org.muwahhad.overview;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.desk.CloseReportQueries;
import org.muwahhad.home.WaitingKind;
import org.muwahhad.shared.Bilingual;

/**
 * How far rounds and tenders are, what they wait for, and what the states demand. Who may read what
 * is decided in {@link ViewOverview}; an empty state asks for all.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProgressQueries extends GenericRepository<ProgressQueries.DivisionRow, String> {

  /** A CPV division of two digits. */
  @Introspected
  @MappedEntity("category")
  record DivisionRow(@Id String code, @Relation(EMBEDDED) Bilingual name) {}

  /**
   * A round or tender that is not finished.
   *
   * @param due UTC, when its stage ends; null where no day is fixed
   * @param since UTC, when it came to the stage
   */
  @Introspected
  @MappedEntity("joint_tender")
  record StageRow(
      @Id long id,
      PipelineStage stage,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      Instant since,
      @Nullable Instant due) {}

  /**
   * Something that waits for somebody.
   *
   * @param number how many submissions wait, the key of the decision or the number of the complaint
   * @param holder the name of the committee or state whose turn it is; null for all others
   */
  @Introspected
  @MappedEntity("joint_tender")
  record WaitingRow(
      @Id long id,
      WaitingKind kind,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      long number,
      @Nullable @Relation(EMBEDDED) Bilingual holder,
      Instant since,
      @Nullable Instant due) {}

  /** How many entities of a state a round asked, and how many answered. */
  @Introspected
  @MappedEntity("demand_round")
  record AnswerRow(
      @Id long roundId,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      String stateCode,
      int asked,
      int answered) {}

  /**
   * An entity of a state that a round asked.
   *
   * @param answered whether its submission is sent or endorsed
   */
  @Introspected
  @MappedEntity("procuring_entity")
  record AskedEntityRow(
      @Id String entityCode,
      @Relation(EMBEDDED) Bilingual entity,
      long roundId,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @MappedProperty("is_answered") boolean answered) {}

  /** A round whose demand counts; the version changes with its status. */
  @Introspected
  @MappedEntity("demand_round")
  record RoundRow(
      @Id long id, String code, @Relation(EMBEDDED) Bilingual name, boolean settled, int version) {}

  /**
   * What a state demands in a division, endorsed, in one currency: each line rounded, then summed.
   */
  @Introspected
  @MappedEntity("demand_line")
  record DemandRow(
      @Id long roundId, String stateCode, String division, String currency, BigDecimal total) {}

  @Query("SELECT code, name_ar, name_en FROM category WHERE level = 2 ORDER BY code")
  List<DivisionRow> listDivisions();

  String REACHED =
      """
      COALESCE((SELECT MAX(m.at) FROM tender_milestone m
                 WHERE m.tender_id = t.id AND m.status = t.status), t.created_at)
      """;

  @Query(
      """
      SELECT p.* FROM (
      SELECT r.id,
             CASE r.status WHEN 'PLANNED' THEN 'PLANNED' WHEN 'OPEN' THEN 'OPEN'
                           ELSE 'ENDORSEMENT' END AS stage,
             r.code, r.name_ar, r.name_en,
             CASE r.status WHEN 'PLANNED' THEN r.created_at WHEN 'OPEN' THEN r.opens_at
                           ELSE r.closed_at END AS since,
             CASE r.status WHEN 'PLANNED' THEN r.opens_at WHEN 'OPEN' THEN r.closes_at
                           ELSE r.endorsement_until END AS due
        FROM demand_round r WHERE r.status IN ('PLANNED', 'OPEN', 'CLOSED')
      UNION ALL
      SELECT t.id,
             CASE WHEN t.status IN ('DRAFT', 'APPROVED') THEN 'PREPARATION'
                  WHEN t.status = 'PUBLISHED' AND t.deadline_at > UTC_TIMESTAMP(6) THEN 'BIDDING'
                  WHEN t.status = 'RECOMMENDED' THEN 'COMMITTEE'
                  WHEN t.status = 'DECIDED' THEN 'QUANTITIES'
                  WHEN t.status = 'STANDSTILL' THEN 'STANDSTILL' ELSE 'EVALUATION' END AS stage,
             t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en,
      """
          + REACHED
          + """
             AS since,
             CASE t.status WHEN 'PUBLISHED' THEN t.deadline_at
                  WHEN 'STANDSTILL' THEN t.standstill_until
                  WHEN 'DECIDED' THEN (SELECT MAX(s.answer_until)
                         FROM quantity_confirmation c
                         JOIN confirmation_state s ON s.confirmation_id = c.id
                        WHERE c.open_of = t.id) END AS due
        FROM joint_tender t
       WHERE t.status IN ('DRAFT', 'APPROVED', 'PUBLISHED', 'CLOSED', 'OPENED', 'UNDER_EVALUATION',
                          'RECOMMENDED', 'DECIDED', 'STANDSTILL')) AS p
       ORDER BY FIELD(p.stage, 'PLANNED', 'OPEN', 'ENDORSEMENT', 'PREPARATION', 'BIDDING',
                      'EVALUATION', 'COMMITTEE', 'QUANTITIES', 'STANDSTILL'),
                p.due IS NULL, p.due, p.code
       LIMIT 500""")
  List<StageRow> listUnfinished();

  /** What waits, the longest first; complaints only where they are asked for. */
  @Query(
      """
      SELECT w.id, w.kind, w.code, w.name_ar, w.name_en, w.number, w.holder_ar, w.holder_en, w.since,
             w.due
        FROM (
      SELECT r.id, CASE WHEN r.status = 'OPEN' THEN 'CLOSE_ROUND' ELSE 'AGGREGATE' END AS kind,
             r.code, r.name_ar, r.name_en, 0 AS number, NULL AS holder_ar, NULL AS holder_en,
             NULL AS state_code,
             CASE WHEN r.status = 'OPEN' THEN r.closes_at ELSE r.endorsement_until END AS since,
             NULL AS due
        FROM demand_round r
       WHERE (r.status = 'OPEN' AND r.closes_at <= UTC_TIMESTAMP(6))
          OR (r.status = 'CLOSED' AND r.endorsement_until <= UTC_TIMESTAMP(6))
      UNION ALL
      SELECT r.id, 'ENDORSE', r.code, r.name_ar, r.name_en, COUNT(*), m.name_ar, m.name_en, m.code,
             MIN(s.updated_at), n.endorsement_until
        FROM demand_round r
        JOIN submission s ON s.round_id = r.id AND s.status = 'SUBMITTED'
        JOIN round_state_in_force n ON n.round_id = r.id AND n.state_code = s.state_code
        JOIN member_state m ON m.code = s.state_code
       WHERE r.status IN ('OPEN', 'CLOSED') AND n.endorsement_until > UTC_TIMESTAMP(6)
       GROUP BY r.id, r.code, r.name_ar, r.name_en, m.code, m.name_ar, m.name_en,
                n.endorsement_until
      UNION ALL
      SELECT t.id,
             CASE WHEN t.status = 'DRAFT' THEN 'PREPARE_TENDER'
                  WHEN t.status = 'APPROVED' THEN 'PUBLISH_TENDER'
                  WHEN t.status IN ('PUBLISHED', 'CLOSED') THEN 'OPEN_BIDS'
                  WHEN t.status = 'RECOMMENDED' THEN 'PUT_QUESTION'
                  WHEN t.status = 'STANDSTILL' THEN 'CONFIRM_AWARDS'
                  WHEN t.two_envelopes AND c.tender_id IS NOT NULL AND p.opened_at IS NULL
                  THEN 'OPEN_PRICES' ELSE 'EVALUATE' END,
             t.number, t.title_ar, t.title_en, 0, NULL, NULL, NULL,
             CASE WHEN t.status IN ('PUBLISHED', 'CLOSED') THEN t.deadline_at
                  WHEN t.status = 'STANDSTILL' THEN t.standstill_until
                  WHEN t.two_envelopes AND c.tender_id IS NOT NULL AND p.opened_at IS NULL
                  THEN c.closed_at
                  WHEN t.status = 'UNDER_EVALUATION' THEN COALESCE(p.opened_at, t.opened_at)
                  ELSE
      """
          + REACHED
          + """
                  END, NULL
        FROM joint_tender t
        LEFT JOIN technical_closure c ON c.tender_id = t.id
        LEFT JOIN price_opening p ON p.tender_id = t.id
       WHERE t.status IN ('DRAFT', 'APPROVED', 'CLOSED', 'OPENED', 'UNDER_EVALUATION')
          OR (t.status = 'PUBLISHED' AND t.deadline_at <= UTC_TIMESTAMP(6))
          OR (t.status = 'STANDSTILL' AND t.standstill_until <= UTC_TIMESTAMP(6))
          OR (t.status = 'RECOMMENDED' AND NOT EXISTS (
                SELECT 1 FROM decision d WHERE d.tender_id = t.id AND d.status = 'OPEN'))
      UNION ALL
      SELECT t.id, 'DECIDE', t.number, t.title_ar, t.title_en, d.id, k.name_ar, k.name_en, NULL,
             d.opened_at, NULL
        FROM joint_tender t
        JOIN decision d ON d.tender_id = t.id AND d.status = 'OPEN'
        JOIN committee k ON k.id = d.committee_id
       WHERE t.status = 'RECOMMENDED'
      UNION ALL
      SELECT t.id, 'CONFIRM_QUANTITIES', t.number, t.title_ar, t.title_en, 0, m.name_ar, m.name_en,
             m.code, c.opened_at, s.answer_until
        FROM joint_tender t
        JOIN quantity_confirmation c ON c.open_of = t.id
        JOIN confirmation_state s ON s.confirmation_id = c.id AND s.status = 'WAITING'
        JOIN member_state m ON m.code = s.state_code
       WHERE t.status = 'DECIDED'
      UNION ALL
      SELECT t.id, 'DECIDE_COMPLAINT', t.number, t.title_ar, t.title_en, k.number, NULL, NULL, NULL,
             k.filed_at, k.decide_until
        FROM joint_tender t
        JOIN complaint k ON k.tender_id = t.id AND k.status IN ('FILED', 'ANSWERED')
       WHERE :complaintsToo AND t.status IN ('DECIDED', 'STANDSTILL', 'UNDER_EVALUATION')
      ) AS w
       WHERE :stateCode = '' OR w.state_code IS NULL OR w.state_code = :stateCode
       ORDER BY w.since, w.code, w.kind, w.holder_en
       LIMIT 500""")
  List<WaitingRow> listWaiting(String stateCode, boolean complaintsToo);

  /**
   * Of the rounds of twelve months; an answer that was returned and not given again does not count.
   */
  @Query(
      """
      SELECT r.id AS round_id, r.code, r.name_ar, r.name_en, n.state_code,
             COUNT(DISTINCT e.id) AS asked,
             COUNT(DISTINCT CASE WHEN s.status IN ('SUBMITTED', 'ENDORSED') THEN e.id END)
             AS answered
        FROM demand_round r
        JOIN round_state n ON n.round_id = r.id
        JOIN procuring_entity e ON e.state_code = n.state_code
        LEFT JOIN submission s ON s.round_id = r.id AND s.entity_id = e.id
       WHERE r.status IN ('OPEN', 'CLOSED', 'AGGREGATED')
         AND r.opens_at >= DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 12 MONTH)
         AND (:stateCode = '' OR n.state_code = :stateCode)
         AND
      """
          + CloseReportQueries.ASKED
          + """
       GROUP BY r.id, r.code, r.name_ar, r.name_en, r.opens_at, n.state_code
       ORDER BY r.opens_at DESC, r.id DESC, n.state_code
       LIMIT 600""")
  List<AnswerRow> listAnswers(String stateCode);

  /** The entities of a state that the rounds of twelve months asked, one for each round. */
  String ASKED_ENTITIES =
      """
        FROM demand_round r
        JOIN round_state n ON n.round_id = r.id
        JOIN procuring_entity e ON e.state_code = n.state_code
        LEFT JOIN submission s ON s.round_id = r.id AND s.entity_id = e.id
       WHERE r.status IN ('OPEN', 'CLOSED', 'AGGREGATED')
         AND r.opens_at >= DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 12 MONTH)
         AND n.state_code = :stateCode
         AND CASE WHEN :text = '' THEN TRUE
                  WHEN EXISTS (SELECT 1 FROM demand_round x
                                WHERE x.code = :text AND x.status <> 'PLANNED') THEN r.code = :text
                  ELSE r.code LIKE :like OR r.name_ar LIKE :like OR r.name_en LIKE :like
                       OR e.code LIKE :like OR e.name_ar LIKE :like OR e.name_en LIKE :like END
         AND CASE :filter WHEN '' THEN TRUE
                  WHEN 'ANSWERED' THEN COALESCE(s.status IN ('SUBMITTED', 'ENDORSED'), FALSE)
                  WHEN 'SILENT' THEN NOT COALESCE(s.status IN ('SUBMITTED', 'ENDORSED'), FALSE)
                  ELSE FALSE END
         AND
      """
          + CloseReportQueries.ASKED;

  /**
   * A page of them, the newest round first if no other order is chosen.
   *
   * @param text code of a round, for that round alone, or what is looked for; empty for all
   * @param like pattern of {@code LIKE} for the text
   * @param filter ANSWERED, SILENT or empty
   * @param sort entity or round, with {@code -} before it for the last first
   */
  @Query(
      """
      SELECT e.code AS entity_code, e.name_ar AS entity_ar, e.name_en AS entity_en,
             r.id AS round_id, r.code, r.name_ar, r.name_en,
             COALESCE(s.status IN ('SUBMITTED', 'ENDORSED'), FALSE) AS is_answered
      """
          + ASKED_ENTITIES
          + """
       ORDER BY CASE :sort WHEN 'entity' THEN e.name_en WHEN 'round' THEN r.code END,
                CASE :sort WHEN '-entity' THEN e.name_en WHEN '-round' THEN r.code END DESC,
                r.opens_at DESC, r.id DESC, e.code
       LIMIT :most OFFSET :offset""")
  List<AskedEntityRow> listAsked(
      String stateCode,
      String text,
      String like,
      String filter,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*) " + ASKED_ENTITIES)
  int countAsked(String stateCode, String text, String like, String filter);

  /** The rounds that took demand, the newest first. */
  @Query(
      """
      SELECT r.id, r.code, r.name_ar, r.name_en, r.status = 'AGGREGATED' AS settled, r.version
        FROM demand_round r
       WHERE r.status IN ('OPEN', 'CLOSED', 'AGGREGATED')
       ORDER BY r.opens_at DESC, r.id DESC
       LIMIT 2000""")
  List<RoundRow> listRounds();

  @Query(
      """
      SELECT s.round_id, s.state_code, CONCAT(LEFT(i.category_code, 2), '000000') AS division,
             l.currency, SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)) AS total
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN currency c ON c.code = l.currency
        JOIN item_revision v ON v.id = l.revision_id
        JOIN catalog_item i ON i.id = v.item_id
       WHERE s.round_id IN (:rounds) AND s.status = 'ENDORSED'
       GROUP BY s.round_id, s.state_code, division, l.currency
       ORDER BY s.round_id, s.state_code, division, l.currency""")
  List<DemandRow> listDemand(List<Long> rounds);
}
