package org.muwahhad.committee;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Recommendations, the committees their value needs, and what those have decided. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Levels extends GenericRepository<Levels.Recommendation, Long> {

  /** A recommendation that stands, with its value in the tender's currency and in riyals. */
  @Introspected
  @MappedEntity("recommendation")
  record Recommendation(
      @Id long id, long tenderId, BigDecimal amount, String currency, BigDecimal valueSar) {}

  /** A committee in its turn. */
  @Introspected
  @MappedEntity("recommendation_level")
  record Level(
      @Id int position,
      long committeeId,
      CommitteeCode code,
      @Relation(EMBEDDED) Bilingual name,
      VotingRule votingRule,
      BigDecimal thresholdSar,
      @Relation(EMBEDDED) Bilingual source,
      @Nullable LocalDate validFrom) {}

  /** What a level has decided. The instant is UTC. */
  @Introspected
  @MappedEntity("decision")
  record Step(
      @Id long id,
      int levelPosition,
      @Relation(EMBEDDED) Bilingual committee,
      DecisionStatus status,
      String documentSha256,
      Instant closedAt,
      int inFavour,
      int against,
      int abstained,
      @Nullable ReturnTo returnedTo,
      @Nullable String returnReason) {}

  /** The value is worked out here as the guard does: at the rates of the tender's rate date. */
  @Query(
      """
      INSERT INTO recommendation (tender_id, current_of, amount, currency, value_sar, made_by,
                                  made_at)
      SELECT t.id, t.id, v.amount, t.currency,
             CASE WHEN t.currency = 'SAR' THEN v.amount
                  ELSE ROUND(v.amount
                         * (SELECT x.units_per_usd FROM tender_exchange_rate x
                             WHERE x.tender_id = t.id AND x.currency = 'SAR')
                         / (SELECT x.units_per_usd FROM tender_exchange_rate x
                             WHERE x.tender_id = t.id AND x.currency = t.currency), 2) END,
             :personId, UTC_TIMESTAMP(6)
        FROM joint_tender t
        JOIN (SELECT a.tender_id, SUM(a.converted_amount) AS amount
                FROM award a
               WHERE a.tender_id = :tenderId AND a.status = 'pending'
               GROUP BY a.tender_id) v ON v.tender_id = t.id
       WHERE t.id = :tenderId""")
  int recommend(long tenderId, long personId);

  @Query(
      """
      SELECT id, tender_id, amount, currency, value_sar
        FROM recommendation WHERE current_of = :tenderId""")
  Optional<Recommendation> findCurrent(long tenderId);

  /** Every committee whose threshold the value reaches, from the working level up. */
  @Query(
      """
      INSERT INTO recommendation_level (recommendation_id, position, committee_id, threshold_sar,
                                        source_ar, source_en, valid_from)
      SELECT m.id, ROW_NUMBER() OVER (ORDER BY c.id), c.id, r.value,
             COALESCE(r.source_ar, d.source_ar), COALESCE(r.source_en, d.source_en),
             COALESCE(r.valid_from, d.valid_from)
        FROM recommendation m
        JOIN tender_rule r ON r.tender_id = m.tender_id AND r.value <= m.value_sar
        JOIN rule_default d ON d.code = r.code
        JOIN committee c ON r.code = CONCAT('level.', LOWER(c.code))
       WHERE m.id = :id""")
  int addLevels(long id);

  /** One committee alone, where the rule set of the tender names no thresholds. */
  @Query(
      """
      INSERT INTO recommendation_level (recommendation_id, position, committee_id, threshold_sar,
                                        source_ar, source_en, valid_from)
      VALUES (:id, 1, :committeeId, 0, '', '', NULL)""")
  void addLevel(long id, long committeeId);

  @Query("SELECT COUNT(*) FROM tender_rule WHERE tender_id = :tenderId AND code LIKE 'level.%'")
  int countThresholds(long tenderId);

  @Query(
      """
      SELECT l.position, l.committee_id, c.code, c.name_ar, c.name_en, c.voting_rule,
             l.threshold_sar, l.source_ar, l.source_en, l.valid_from
        FROM recommendation_level l JOIN committee c ON c.id = l.committee_id
       WHERE l.recommendation_id = :id ORDER BY l.position""")
  List<Level> listLevels(long id);

  /** What was decided on a recommendation, the oldest first. */
  @Query(
      """
      SELECT d.id, d.level_position, c.name_ar AS committee_ar, c.name_en AS committee_en,
             d.status, d.document_sha256, d.closed_at,
             COALESCE(SUM(v.choice = 'FOR'), 0) AS in_favour,
             COALESCE(SUM(v.choice = 'AGAINST'), 0) AS against,
             COALESCE(SUM(v.choice = 'ABSTAIN'), 0) AS abstained, d.returned_to, d.return_reason
        FROM decision d
        JOIN committee c ON c.id = d.committee_id
        LEFT JOIN vote v ON v.decision_id = d.id AND """
          + " "
          + DecisionQueries.COUNTS
          + """

       WHERE d.recommendation_id = :id AND d.status <> 'OPEN'
       GROUP BY d.id, d.level_position, c.name_ar, c.name_en, d.status, d.document_sha256,
                d.closed_at, d.returned_to, d.return_reason
       ORDER BY d.id""")
  List<Step> listSteps(long id);

  @Query("UPDATE recommendation SET current_of = NULL WHERE current_of = :tenderId")
  int end(long tenderId);
}
