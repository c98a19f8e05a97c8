package org.muwahhad.reporting.figures;

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
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.NoAward;

/**
 * The figures of an award report, one query a section. Instants are UTC; amounts are without VAT
 * unless named otherwise.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AwardReportFigureQueries
    extends GenericRepository<AwardReportFigureQueries.StateRow, String> {

  /** A member state: each has its column, whether it asked or not, and may have voted. */
  @Introspected
  @MappedEntity("member_state")
  record StateRow(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual officialName,
      String currency,
      BigDecimal vatPercent) {}

  /** Demand of one state in one currency of estimates. */
  @Introspected
  @MappedEntity("submission")
  record DemandRow(
      @Id String stateCode,
      String currency,
      int submissions,
      int entryCount,
      BigDecimal quantity,
      BigDecimal estimate) {}

  /** A place in the ranking of a lot, with the bidder's names. */
  @Introspected
  @MappedEntity("lot_ranking")
  record RankingRow(
      @Id long lotId,
      long bidId,
      @Relation(EMBEDDED) Bilingual supplier,
      @Nullable String exclusion,
      BigDecimal bidTotal,
      String bidCurrency,
      BigDecimal convertedTotal,
      BigDecimal evaluatedPrice,
      BigDecimal technicalScore,
      BigDecimal priceScore,
      BigDecimal finalScore,
      @Nullable Integer rankPosition,
      @Nullable String tieRule,
      @Nullable String explanation,
      int examination,
      @Nullable String alternative) {}

  /** An agreed score, of the examination that the ranking of the lot rests on. */
  @Introspected
  @MappedEntity("consensus_score")
  record ScoreRow(@Id long bidId, long lotId, long criterionId, BigDecimal points) {}

  /**
   * A living award, in the quantities in force; {@code confirmed} when its lot was decided on in
   * others.
   */
  @Introspected
  @MappedEntity("award")
  record AwardRow(
      @Id long id,
      long lotId,
      long bidId,
      @Relation(EMBEDDED) Bilingual supplier,
      BigDecimal amount,
      String currency,
      BigDecimal convertedAmount,
      BigDecimal sharePercent,
      boolean confirmed,
      String reason) {}

  /**
   * A lot without a living award.
   *
   * @param cause null while it can still be awarded
   */
  @Introspected
  @MappedEntity("lot")
  record UnawardedRow(@Id long lotId, @Nullable NoAward cause) {}

  /** What the catalog expects a unit of a lot item to cost, without VAT. */
  @Introspected
  @MappedEntity("item_revision")
  record BenchmarkRow(@Id long lotItemId, BigDecimal price, String currency) {}

  /** What one state takes of one lot item: what it confirmed, where it did, else what it asked. */
  @Introspected
  @MappedEntity("allocation")
  record StateQuantityRow(@Id long lotItemId, String stateCode, BigDecimal quantity) {}

  /** What an award gives of an item to a state, at the price paid in the currency of the award. */
  @Introspected
  @MappedEntity("award_item")
  record StateAwardRow(
      @Id long lotItemId,
      long awardId,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal amount,
      String currency,
      String stateCode,
      BigDecimal stateQuantity) {}

  /**
   * A complaint about awards of the tender. Instants are UTC.
   *
   * @param outcome null until decided, and when withdrawn
   * @param remedies what the decision means for each lot, such as {@code 1:NONE 2:EXCLUDE}
   */
  @Introspected
  @MappedEntity("complaint")
  record ComplaintRow(
      @Id String number,
      String lots,
      Instant filedAt,
      @Nullable Instant endedAt,
      @Nullable String outcome,
      @Nullable String remedies) {}

  /** A decision on the tender. */
  @Introspected
  @MappedEntity("decision")
  record DecisionRow(
      @Id long id,
      @Relation(EMBEDDED) Bilingual committee,
      String status,
      String votingRule,
      @Nullable Instant closedAt) {}

  /** A vote, with the voter's names. */
  @Introspected
  @MappedEntity("vote")
  record VoteRow(
      @Id long decisionId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual voter,
      @Relation(EMBEDDED) Bilingual title,
      String choice,
      String reason,
      Instant castAt) {}

  @Query(
      """
      SELECT s.code, s.name_ar, s.name_en, s.official_name_ar, s.official_name_en, s.currency,
             s.vat_percent
        FROM member_state s
       ORDER BY s.code""")
  List<StateRow> listStates();

  @Query(
      """
      SELECT s.state_code, l.currency, COUNT(DISTINCT s.id) AS submissions,
             COUNT(*) AS entry_count, SUM(a.tendered_quantity) AS quantity,
             SUM(a.line_quantity * l.estimated_unit_price) AS estimate
        FROM lot_item i
        JOIN allocation_in_force a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
        JOIN submission s ON s.id = l.submission_id
       WHERE i.tender_id = :tenderId
       GROUP BY s.state_code, l.currency ORDER BY s.state_code""")
  List<DemandRow> listDemand(long tenderId);

  /** What officers estimated for the quantities in force of a lot, in one currency, not rounded. */
  @Introspected
  @MappedEntity("lot_item")
  record LotEstimateRow(@Id long lotId, String currency, BigDecimal estimate) {}

  @Query(
      """
      SELECT i.lot_id, l.currency, SUM(a.line_quantity * l.estimated_unit_price) AS estimate
        FROM lot_item i
        JOIN allocation_in_force a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
       WHERE i.tender_id = :tenderId
       GROUP BY i.lot_id, l.currency ORDER BY i.lot_id, l.currency""")
  List<LotEstimateRow> listLotEstimates(long tenderId);

  @Query(
      """
      SELECT r.lot_id, r.bid_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en, r.exclusion,
             r.bid_total, r.bid_currency, r.converted_total, r.evaluated_price, r.technical_score,
             r.price_score, r.final_score, r.rank_position, r.tie_rule, r.explanation,
             r.examination, x.description AS alternative
        FROM lot_ranking r
        LEFT JOIN bid_alternative x ON x.bid_id = r.bid_id AND x.lot_id = r.lot_id
         AND r.is_alternative
        JOIN bid b ON b.id = r.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE r.tender_id = :tenderId
       ORDER BY r.lot_id, r.rank_position IS NULL, r.rank_position, s.id""")
  List<RankingRow> listRanking(long tenderId);

  @Query(
      "SELECT l.id AS lot_id, "
          + NoAward.OF_LOT
          + """
             AS cause
        FROM lot l
       WHERE l.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id)
       ORDER BY l.number""")
  List<UnawardedRow> listUnawarded(long tenderId);

  @Query(
      """
      SELECT c.bid_id, r.lot_id, c.criterion_id, c.points
        FROM lot_ranking r
        JOIN consensus_score c ON c.bid_id = r.bid_id AND c.examination = r.examination
       WHERE r.tender_id = :tenderId""")
  List<ScoreRow> listScores(long tenderId);

  @Query(
      """
      SELECT a.id, a.lot_id, a.bid_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en, a.amount,
             a.currency, a.converted_amount,
             ROUND((SELECT 100 * SUM(x.quantity) FROM award_item x WHERE x.award_id = a.id)
               / (SELECT SUM(f.quantity) FROM lot_item_in_force f
                   WHERE f.lot_id = a.lot_id GROUP BY f.lot_id), 2) AS share_percent,
             EXISTS (SELECT 1 FROM confirmation_lot y
                       JOIN quantity_confirmation c ON c.id = y.confirmation_id
                        AND a.recommended_at < c.settled_at
                       JOIN lot_item i ON i.lot_id = y.lot_id
                       JOIN allocation_in_force z ON z.lot_item_id = i.id AND z.is_confirmed
                      WHERE y.lot_id = a.lot_id) AS confirmed,
             a.reason
        FROM live_award a
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE a.tender_id = :tenderId ORDER BY a.lot_id, a.id""")
  List<AwardRow> listAwards(long tenderId);

  @Query(
      """
      SELECT i.id AS lot_item_id, s.state_code, SUM(a.quantity) AS quantity
        FROM lot_item i
        JOIN allocation_in_force a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
        JOIN submission s ON s.id = l.submission_id
       WHERE i.tender_id = :tenderId
       GROUP BY i.id, s.state_code""")
  List<StateQuantityRow> listStateQuantities(long tenderId);

  @Query(
      """
      SELECT i.id AS lot_item_id, r.benchmark_price AS price, r.benchmark_currency AS currency
        FROM lot_item i JOIN item_revision r ON r.id = i.revision_id
       WHERE i.tender_id = :tenderId""")
  List<BenchmarkRow> listBenchmarks(long tenderId);

  @Query(
      """
      SELECT x.lot_item_id, x.award_id, x.quantity, x.unit_price, x.amount, a.currency,
             s.state_code, s.quantity AS state_quantity
        FROM live_award a
        JOIN award_item x ON x.award_id = a.id
        JOIN award_share s ON s.award_id = x.award_id AND s.lot_item_id = x.lot_item_id
       WHERE a.tender_id = :tenderId
       ORDER BY x.lot_item_id, x.award_id, s.state_code""")
  List<StateAwardRow> listGiven(long tenderId);

  @Query(
      """
      SELECT CONCAT('C-', TRIM(LEADING 'JT-' FROM t.number), '-', c.number) AS number,
             (SELECT GROUP_CONCAT(l.number ORDER BY l.number SEPARATOR ', ')
                FROM complaint_lot x JOIN lot l ON l.id = x.lot_id
               WHERE x.complaint_id = c.id) AS lots,
             c.filed_at, c.ended_at, c.outcome,
             (SELECT GROUP_CONCAT(CONCAT(l.number, ':', x.remedy) ORDER BY l.number SEPARATOR ' ')
                FROM review_draft d
                JOIN review_draft_lot x ON x.draft_id = d.id
                JOIN lot l ON l.id = x.lot_id
               WHERE d.current_of = c.id AND d.status = 'ADOPTED') AS remedies
        FROM complaint c JOIN joint_tender t ON t.id = c.tender_id
       WHERE c.tender_id = :tenderId ORDER BY c.number""")
  List<ComplaintRow> listComplaints(long tenderId);

  @Query(
      """
      SELECT d.id, c.name_ar AS committee_ar, c.name_en AS committee_en, d.status, c.voting_rule,
             d.closed_at
        FROM decision d JOIN committee c ON c.id = d.committee_id
       WHERE d.tender_id = :tenderId ORDER BY d.id""")
  List<DecisionRow> listDecisions(long tenderId);

  @Query(
      """
      SELECT v.decision_id, v.state_code, p.name_ar AS voter_ar, p.name_en AS voter_en, p.title_ar,
             p.title_en, v.choice, v.reason, v.cast_at
        FROM vote v
        JOIN decision d ON d.id = v.decision_id
        JOIN person p ON p.id = v.person_id
       WHERE d.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM vote_set_aside x WHERE x.vote_id = v.id)
       ORDER BY v.decision_id, v.state_code""")
  List<VoteRow> listVotes(long tenderId);

  /** A state that stood aside from a decision. */
  @Introspected
  @MappedEntity("recusal")
  record RecusalRow(@Id long decisionId, String stateCode, String reason) {}

  @Query(
      """
      SELECT u.decision_id, u.state_code, u.reason
        FROM recusal u JOIN decision d ON d.id = u.decision_id
       WHERE d.tender_id = :tenderId""")
  List<RecusalRow> listRecusals(long tenderId);

  /** Who signs: the members of the committee that decided, or is to decide. */
  @Introspected
  @MappedEntity("committee_member")
  record SignatoryRow(
      @Id long personId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title) {}

  @Query(
      """
      SELECT m.person_id, m.state_code, p.name_ar, p.name_en, p.title_ar, p.title_en
        FROM committee_member m JOIN person p ON p.id = m.person_id
       WHERE m.committee_id = (SELECT d.committee_id FROM decision d
                                WHERE d.tender_id = :tenderId ORDER BY d.id DESC LIMIT 1)
       ORDER BY m.is_chair DESC, m.state_code, p.id""")
  List<SignatoryRow> listSignatories(long tenderId);

  @Query(
      """
      SELECT COUNT(DISTINCT s.entity_id)
        FROM tender_round tr JOIN submission s ON s.round_id = tr.round_id
       WHERE tr.tender_id = :tenderId AND s.status = 'ENDORSED'""")
  int countEntities(long tenderId);

  @Query("SELECT COUNT(*) FROM opened_bid WHERE tender_id = :tenderId")
  int countBids(long tenderId);
}
