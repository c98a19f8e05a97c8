package org.muwahhad.initiative;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.shared.Refusal;

/** Initiatives as stored, with what belongs to them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Initiatives extends GenericRepository<Initiatives.LockedInitiative, Long> {

  /** What an act needs of an initiative; its row stays locked until the act ends. */
  @Introspected
  @MappedEntity("initiative")
  record LockedInitiative(
      @Id long id, String code, CommitteeCode committee, InitiativeStatus status, int version) {

    /** Refused with {@code initiative.not-draft} once it was sent. */
    void requireDraft() {
      if (status != InitiativeStatus.DRAFT) {
        throw new Refusal.RuleBroken("initiative.not-draft");
      }
    }

    /** Refused with {@code initiative.not-submitted} unless it is before the ministers. */
    void requireSubmitted() {
      if (status != InitiativeStatus.SUBMITTED) {
        throw new Refusal.RuleBroken("initiative.not-submitted");
      }
    }

    /** Refused with {@code initiative.not-approved} unless it is under way. */
    void requireApproved() {
      if (status != InitiativeStatus.APPROVED) {
        throw new Refusal.RuleBroken("initiative.not-approved");
      }
    }
  }

  /** A milestone as an act needs it. */
  @Introspected
  @MappedEntity("initiative_milestone")
  record StoredMilestone(@Id long id, @Nullable LocalDate reachedOn) {}

  /** What serves an initiative. */
  @Introspected
  @MappedEntity("initiative_procurement")
  record StoredLink(@Id long id, @Nullable Long roundId, @Nullable Long tenderId) {}

  @Query(
      """
      SELECT i.id, i.code, c.code AS committee, i.status, i.version
        FROM initiative i JOIN committee c ON c.id = i.committee_id
       WHERE i.id = :id FOR UPDATE""")
  Optional<LockedInitiative> lock(long id);

  /** The initiative, held until the transaction ends. */
  default LockedInitiative getLocked(long id) {
    return lock(id).orElseThrow(() -> new Refusal.NotFound("initiative " + id));
  }

  @Query("SELECT id FROM initiative WHERE code = :code")
  Optional<Long> findByCode(String code);

  @Query("SELECT COUNT(*) FROM strategy_phase WHERE id = :phase")
  int countPhases(int phase);

  @Query("SELECT COUNT(*) FROM currency WHERE code = :currency")
  int countCurrencies(String currency);

  @Query("SELECT COUNT(*) FROM member_state WHERE code IN (:codes)")
  int countStates(List<String> codes);

  @Query("SELECT id FROM committee WHERE code = :committee")
  long getCommitteeId(CommitteeCode committee);

  @Query(
      """
      INSERT INTO initiative (code, name_ar, name_en, purpose_ar, purpose_en, phase_id,
                              committee_id, budget, currency, status, proposed_by, proposed_at)
      VALUES (:code, :nameAr, :nameEn, :purposeAr, :purposeEn, :phase, :committeeId, :budget,
              :currency, 'DRAFT', :personId, UTC_TIMESTAMP(6))""")
  void insert(
      String code,
      String nameAr,
      String nameEn,
      String purposeAr,
      String purposeEn,
      int phase,
      long committeeId,
      BigDecimal budget,
      String currency,
      long personId);

  @Query(
      """
      UPDATE initiative
         SET name_ar = :nameAr, name_en = :nameEn, purpose_ar = :purposeAr,
             purpose_en = :purposeEn, phase_id = :phase, committee_id = :committeeId,
             budget = :budget, currency = :currency, version = version + 1
       WHERE id = :id AND status = 'DRAFT' AND version = :version""")
  int amend(
      long id,
      String nameAr,
      String nameEn,
      String purposeAr,
      String purposeEn,
      int phase,
      long committeeId,
      BigDecimal budget,
      String currency,
      int version);

  @Query("INSERT INTO initiative_state (initiative_id, state_code) VALUES (:id, :stateCode)")
  void addState(long id, String stateCode);

  @Query(
      """
      INSERT INTO initiative_milestone (initiative_id, position, name_ar, name_en, due_on)
      VALUES (:id, :position, :nameAr, :nameEn, :dueOn)""")
  void addMilestone(long id, int position, String nameAr, String nameEn, LocalDate dueOn);

  @Query(
      """
      INSERT INTO initiative_indicator (initiative_id, position, name_ar, name_en, unit_ar,
                                        unit_en, baseline, target)
      VALUES (:id, :position, :nameAr, :nameEn, :unitAr, :unitEn, :baseline, :target)""")
  void addIndicator(
      long id,
      int position,
      String nameAr,
      String nameEn,
      String unitAr,
      String unitEn,
      BigDecimal baseline,
      BigDecimal target);

  @Query("DELETE FROM initiative_state WHERE initiative_id = :id")
  int removeStates(long id);

  @Query("DELETE FROM initiative_milestone WHERE initiative_id = :id")
  int removeMilestones(long id);

  @Query("DELETE FROM initiative_indicator WHERE initiative_id = :id")
  int removeIndicators(long id);

  /** Whether states, milestones and indicators are named. */
  @Query(
      """
      SELECT EXISTS (SELECT 1 FROM initiative_state WHERE initiative_id = :id)
         AND EXISTS (SELECT 1 FROM initiative_milestone WHERE initiative_id = :id)
         AND EXISTS (SELECT 1 FROM initiative_indicator WHERE initiative_id = :id)""")
  int countWhole(long id);

  @Query(
      """
      UPDATE initiative
         SET status = 'SUBMITTED', submitted_by = :personId, submitted_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE id = :id AND status = 'DRAFT' AND version = :version""")
  int submit(long id, long personId, int version);

  @Query(
      """
      SELECT COUNT(*) FROM initiative_vote
       WHERE initiative_id = :id AND initiative_version = :version AND state_code = :stateCode""")
  int countVotesOf(long id, int version, String stateCode);

  @Query(
      """
      SELECT COUNT(*) FROM initiative_vote
       WHERE initiative_id = :id AND initiative_version = :version AND choice = :choice""")
  int countVotes(long id, int version, VoteChoice choice);

  @Query(
      """
      INSERT INTO initiative_vote (initiative_id, initiative_version, committee_id, person_id,
                                   state_code, choice, reason, cast_at)
      VALUES (:id, :version, :committeeId, :personId, :stateCode, :choice, :reason,
              UTC_TIMESTAMP(6))""")
  void addVote(
      long id,
      int version,
      long committeeId,
      long personId,
      String stateCode,
      VoteChoice choice,
      String reason);

  @Query(
      """
      UPDATE initiative
         SET status = :to, decided_by = :personId, decided_at = UTC_TIMESTAMP(6),
             return_reason = :reason, version = version + 1
       WHERE id = :id AND status = 'SUBMITTED' AND version = :version""")
  int decide(long id, InitiativeStatus to, @Nullable String reason, long personId, int version);

  @Query(
      """
      SELECT id, reached_on FROM initiative_milestone
       WHERE id = :milestoneId AND initiative_id = :id""")
  Optional<StoredMilestone> findMilestone(long id, long milestoneId);

  @Query(
      """
      UPDATE initiative_milestone
         SET reached_on = :day, evidence = :evidence, recorded_by = :personId,
             recorded_at = UTC_TIMESTAMP(6)
       WHERE id = :milestoneId AND reached_on IS NULL""")
  int reach(long milestoneId, LocalDate day, String evidence, long personId);

  @Query(
      "SELECT COUNT(*) FROM initiative_indicator WHERE id = :indicatorId AND initiative_id = :id")
  int countIndicators(long id, long indicatorId);

  @Query(
      """
      INSERT INTO indicator_value (indicator_id, measured_on, value, source, request_key,
                                   recorded_by, recorded_at)
      VALUES (:indicatorId, :day, :value, :source, :requestKey, :personId, UTC_TIMESTAMP(6))""")
  void addValue(
      long indicatorId,
      LocalDate day,
      BigDecimal value,
      String source,
      String requestKey,
      long personId);

  /** Whether a request recorded a value of an indicator; 1 or 0. */
  @Query(
      """
      SELECT COUNT(*) FROM indicator_value
       WHERE indicator_id = :indicatorId AND request_key = :requestKey""")
  int countByRequest(long indicatorId, String requestKey);

  @Query(
      """
      UPDATE initiative
         SET status = 'CLOSED', outcome = :outcome, outcome_note = :note, closed_by = :personId,
             closed_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND status = 'APPROVED' AND version = :version""")
  int close(long id, InitiativeOutcome outcome, String note, long personId, int version);

  @Query("SELECT COUNT(*) FROM demand_round WHERE id = :id")
  int countRounds(long id);

  @Query("SELECT COUNT(*) FROM joint_tender WHERE id = :id")
  int countTenders(long id);

  @Query("SELECT COUNT(*) FROM initiative_procurement WHERE round_id = :id")
  int countLinksOfRound(long id);

  @Query("SELECT COUNT(*) FROM initiative_procurement WHERE tender_id = :id")
  int countLinksOfTender(long id);

  @Query(
      """
      INSERT INTO initiative_procurement (initiative_id, round_id, tender_id, linked_by, linked_at)
      VALUES (:id, :roundId, :tenderId, :personId, UTC_TIMESTAMP(6))""")
  void link(long id, @Nullable Long roundId, @Nullable Long tenderId, long personId);

  @Query(
      """
      SELECT id, round_id, tender_id FROM initiative_procurement
       WHERE id = :linkId AND initiative_id = :id""")
  Optional<StoredLink> findLink(long id, long linkId);

  @Query("DELETE FROM initiative_procurement WHERE id = :linkId")
  int unlink(long linkId);
}
