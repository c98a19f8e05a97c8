package org.muwahhad.initiative;

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
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Initiatives as pages, programs and reports read them. Who may read which is decided in {@link
 * ViewInitiatives}. Instants are UTC, days are days in Riyadh.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface InitiativeQueries
    extends GenericRepository<InitiativeQueries.InitiativeRow, Long> {

  /**
   * An initiative with how far it has come.
   *
   * @param budget without VAT, in {@code currency}
   * @param returnReason why the ministerial committee returned it last
   * @param version that is voted on once it was sent
   * @param milestones how many; {@code reached} and {@code overdue} are of these
   * @param nextDue day of the next milestone that is not reached
   */
  @Introspected
  @MappedEntity("initiative")
  record InitiativeRow(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual purpose,
      int phaseId,
      @Relation(EMBEDDED) Bilingual phase,
      CommitteeCode committee,
      @Relation(EMBEDDED) Bilingual owner,
      BigDecimal budget,
      String currency,
      InitiativeStatus status,
      @Relation(EMBEDDED) Bilingual proposer,
      Instant proposedAt,
      @Nullable Instant submittedAt,
      @Nullable Instant decidedAt,
      @Nullable String returnReason,
      @Nullable InitiativeOutcome outcome,
      @Nullable String outcomeNote,
      @Nullable Instant closedAt,
      int version,
      int milestones,
      int reached,
      int overdue,
      @Nullable LocalDate nextDue) {

    public Money money() {
      return Money.rounded(budget, currency);
    }
  }

  /** A phase of the strategy, by its turn. */
  @Introspected
  @MappedEntity("strategy_phase")
  record PhaseRow(@Id int id, @Relation(EMBEDDED) Bilingual name, int firstYear, int lastYear) {}

  /** A state, committee, round or tender by its code. */
  @Introspected
  @MappedEntity("member_state")
  record NamedCode(@Id String code, @Relation(EMBEDDED) Bilingual name) {}

  /**
   * A milestone.
   *
   * @param evidence what shows that it was reached; null until then
   * @param recorder who recorded it; empty until then
   */
  @Introspected
  @MappedEntity("initiative_milestone")
  record MilestoneRow(
      @Id long id,
      long initiativeId,
      int position,
      @Relation(EMBEDDED) Bilingual name,
      LocalDate dueOn,
      @Nullable LocalDate reachedOn,
      @Nullable String evidence,
      @Relation(EMBEDDED) Bilingual recorder) {

    public boolean isReached() {
      return reachedOn != null;
    }

    public boolean isOverdue(LocalDate today) {
      return reachedOn == null && dueOn.isBefore(today);
    }
  }

  /** An indicator, with its newest value where there is one. */
  @Introspected
  @MappedEntity("initiative_indicator")
  record IndicatorRow(
      @Id long id,
      long initiativeId,
      String code,
      int position,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal baseline,
      BigDecimal target,
      @Nullable BigDecimal latest,
      @Nullable LocalDate measuredOn,
      @Nullable String source) {

    /** Whether the newest value is at the target or beyond it, away from the beginning. */
    public boolean isMet() {
      return latest != null
          && latest.compareTo(target) * Integer.signum(target.compareTo(baseline)) >= 0;
    }
  }

  /** A value of an indicator. */
  @Introspected
  @MappedEntity("indicator_value")
  record ValueRow(
      @Id long id,
      long indicatorId,
      LocalDate measuredOn,
      BigDecimal value,
      String source,
      @Relation(EMBEDDED) Bilingual recorder) {}

  /** What a state voted, if it did. */
  @Introspected
  @MappedEntity("member_state")
  record StateBallot(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable VoteChoice choice,
      @Nullable String reason) {}

  /** A round or a tender that serves an initiative. */
  @Introspected
  @MappedEntity("initiative_procurement")
  record ServingRow(
      @Id long id,
      @Nullable Long roundId,
      @Nullable Long tenderId,
      String code,
      @Relation(EMBEDDED) Bilingual name) {}

  /** A round or tender that may be linked. */
  @Introspected
  @MappedEntity("demand_round")
  record LinkableRow(@Id long id, String code, @Relation(EMBEDDED) Bilingual name) {}

  String SELECT =
      """
      SELECT i.id, i.code, i.name_ar, i.name_en, i.purpose_ar, i.purpose_en, i.phase_id,
             h.name_ar AS phase_ar, h.name_en AS phase_en, c.code AS committee,
             c.name_ar AS owner_ar, c.name_en AS owner_en, i.budget, i.currency, i.status,
             p.name_ar AS proposer_ar, p.name_en AS proposer_en, i.proposed_at, i.submitted_at,
             i.decided_at, i.return_reason, i.outcome, i.outcome_note, i.closed_at, i.version,
             (SELECT COUNT(*) FROM initiative_milestone m WHERE m.initiative_id = i.id)
               AS milestones,
             (SELECT COUNT(*) FROM initiative_milestone m
               WHERE m.initiative_id = i.id AND m.reached_on IS NOT NULL) AS reached,
             (SELECT COUNT(*) FROM initiative_milestone m
               WHERE m.initiative_id = i.id AND m.reached_on IS NULL AND m.due_on < :today
                 AND i.status = 'APPROVED') AS overdue,
             (SELECT MIN(m.due_on) FROM initiative_milestone m
               WHERE m.initiative_id = i.id AND m.reached_on IS NULL) AS next_due
        FROM initiative i
        JOIN strategy_phase h ON h.id = i.phase_id
        JOIN committee c ON c.id = i.committee_id
        JOIN person p ON p.id = i.proposed_by
      """;

  /**
   * Which of them a reader sees, and answer a text and a filter; the pattern is of {@code LIKE},
   * empty for all.
   */
  String CHOSEN =
      """
       WHERE (:reach = 'ALL' OR i.status IN ('APPROVED', 'CLOSED')
              OR :reach = 'SENT' AND i.submitted_at IS NOT NULL)
         AND (:like = '' OR i.code LIKE :like OR i.name_ar LIKE :like OR i.name_en LIKE :like)
         AND (:filter = '' OR i.status = :filter OR CONCAT('PHASE_', i.phase_id) = :filter
              OR :filter = 'OVERDUE' AND i.status = 'APPROVED'
                 AND EXISTS (SELECT 1 FROM initiative_milestone m
                              WHERE m.initiative_id = i.id AND m.reached_on IS NULL
                                AND m.due_on < :today))
      """;

  /**
   * A page of them.
   *
   * @param reach name of a {@link ViewInitiatives.InitiativeReach}
   * @param filter name of a status, {@code PHASE_1}, {@code OVERDUE}, or empty
   * @param sort code, phase, or due for the next milestone, with {@code -} before it for the last
   *     first
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'code' THEN i.code END,
                CASE :sort WHEN '-code' THEN i.code END DESC,
                CASE :sort WHEN '-phase' THEN i.phase_id END DESC,
                CASE :sort WHEN 'due' THEN next_due END,
                CASE :sort WHEN '-due' THEN next_due END DESC,
                i.phase_id, i.code, i.id
       LIMIT :most OFFSET :offset""")
  List<InitiativeRow> listPage(
      String reach,
      String like,
      String filter,
      String sort,
      LocalDate today,
      int most,
      long offset);

  @Query("SELECT COUNT(*) FROM initiative i" + CHOSEN)
  int count(String reach, String like, String filter, LocalDate today);

  @Query(SELECT + " WHERE i.id = :id")
  Optional<InitiativeRow> find(long id, LocalDate today);

  @Query("SELECT id, name_ar, name_en, first_year, last_year FROM strategy_phase ORDER BY id")
  List<PhaseRow> listPhases();

  @Query("SELECT code, name_ar, name_en FROM committee ORDER BY id")
  List<NamedCode> listCommittees();

  @Query("SELECT code, name_ar, name_en FROM member_state ORDER BY code")
  List<NamedCode> listMemberStates();

  @Query("SELECT code, name_ar, name_en FROM currency ORDER BY code <> 'USD', code")
  List<NamedCode> listCurrencies();

  @Query(
      """
      SELECT s.code, s.name_ar, s.name_en
        FROM initiative_state i JOIN member_state s ON s.code = i.state_code
       WHERE i.initiative_id = :id ORDER BY s.code""")
  List<NamedCode> listStates(long id);

  String MILESTONES =
      """
      SELECT m.id, m.initiative_id, m.position, m.name_ar, m.name_en, m.due_on, m.reached_on,
             m.evidence, COALESCE(p.name_ar, '') AS recorder_ar,
             COALESCE(p.name_en, '') AS recorder_en
        FROM initiative_milestone m LEFT JOIN person p ON p.id = m.recorded_by
      """;

  @Query(MILESTONES + " WHERE m.initiative_id = :id ORDER BY m.position")
  List<MilestoneRow> listMilestones(long id);

  /** Those of approved initiatives that are overdue, the longest first. */
  @Query(
      MILESTONES
          + """
        JOIN initiative i ON i.id = m.initiative_id
       WHERE i.status = 'APPROVED' AND m.reached_on IS NULL AND m.due_on < :today
       ORDER BY m.due_on, m.id LIMIT 200""")
  List<MilestoneRow> listOverdue(LocalDate today);

  String INDICATORS =
      """
      SELECT n.id, n.initiative_id, i.code, n.position, n.name_ar, n.name_en, n.unit_ar,
             n.unit_en, n.baseline, n.target, v.value AS latest, v.measured_on, v.source
        FROM initiative_indicator n
        JOIN initiative i ON i.id = n.initiative_id
        LEFT JOIN indicator_value v ON v.id = (SELECT x.id FROM indicator_value x
             WHERE x.indicator_id = n.id ORDER BY x.measured_on DESC, x.id DESC LIMIT 1)
      """;

  @Query(INDICATORS + " WHERE n.initiative_id = :id ORDER BY n.position")
  List<IndicatorRow> listIndicators(long id);

  /** Those of all approved and closed initiatives. */
  @Query(
      INDICATORS
          + """
       WHERE i.status IN ('APPROVED', 'CLOSED')
       ORDER BY i.phase_id, i.code, n.position LIMIT 5000""")
  List<IndicatorRow> listIndicators();

  @Query(
      """
      SELECT v.id, v.indicator_id, v.measured_on, v.value, v.source, p.name_ar AS recorder_ar,
             p.name_en AS recorder_en
        FROM indicator_value v
        JOIN initiative_indicator n ON n.id = v.indicator_id
        JOIN person p ON p.id = v.recorded_by
       WHERE n.initiative_id = :id
       ORDER BY v.measured_on DESC, v.id DESC LIMIT 100""")
  List<ValueRow> listValues(long id);

  /**
   * What each state voted.
   *
   * @param version that was voted on; below zero for the last on which there was a vote
   */
  @Query(
      """
      SELECT s.code, s.name_ar, s.name_en, v.choice, v.reason
        FROM member_state s
        LEFT JOIN initiative_vote v ON v.state_code = s.code AND v.initiative_id = :id
         AND v.initiative_version = IF(:version >= 0, :version,
             (SELECT MAX(x.initiative_version) FROM initiative_vote x WHERE x.initiative_id = :id))
       ORDER BY s.code""")
  List<StateBallot> listBallots(long id, int version);

  @Query("SELECT COUNT(*) FROM initiative_vote WHERE initiative_id = :id AND person_id = :personId")
  int countVotesBy(long id, long personId);

  @Query(
      """
      SELECT x.id, x.round_id, x.tender_id, COALESCE(r.code, t.number) AS code,
             COALESCE(r.name_ar, t.title_ar) AS name_ar, COALESCE(r.name_en, t.title_en) AS name_en
        FROM initiative_procurement x
        LEFT JOIN demand_round r ON r.id = x.round_id
        LEFT JOIN joint_tender t ON t.id = x.tender_id
       WHERE x.initiative_id = :id ORDER BY x.id LIMIT 200""")
  List<ServingRow> listServing(long id);

  /** The newest rounds that serve no initiative. */
  @Query(
      """
      SELECT r.id, r.code, r.name_ar, r.name_en FROM demand_round r
       WHERE r.status <> 'CANCELLED'
         AND NOT EXISTS (SELECT 1 FROM initiative_procurement x WHERE x.round_id = r.id)
       ORDER BY r.id DESC LIMIT 100""")
  List<LinkableRow> listLinkableRounds();

  /** The newest tenders that serve no initiative. */
  @Query(
      """
      SELECT t.id, t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en
        FROM joint_tender t
       WHERE t.status <> 'CANCELLED'
         AND NOT EXISTS (SELECT 1 FROM initiative_procurement x WHERE x.tender_id = t.id)
       ORDER BY t.id DESC LIMIT 100""")
  List<LinkableRow> listLinkableTenders();
}
