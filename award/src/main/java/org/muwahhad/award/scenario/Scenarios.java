package org.muwahhad.award.scenario;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.work.QueueTable;

/** Scenarios and the work on them as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Scenarios extends GenericRepository<Scenarios.ScenarioSummary, Long> {
  /** The best awards come before what their limits cost. */
  QueueTable QUEUE =
      new QueueTable(
          "award_scenario_run",
          List.of("scenario_id", "kind"),
          "QUEUED",
          "RUNNING",
          "lease_until",
          "kind = 'COSTS', queued_at, scenario_id",
          ", started_at = SYSDATE(6)");

  /** A scenario without its problem, which may be large. Instants are UTC. */
  @Introspected
  @MappedEntity("award_scenario")
  record ScenarioSummary(
      @Id long id,
      long tenderId,
      int number,
      @Relation(EMBEDDED) Bilingual name,
      String terms,
      int timeLimitSeconds,
      String problemSha256,
      Instant createdAt,
      @Relation(EMBEDDED) Bilingual creator) {}

  /**
   * One piece of work on a scenario. Instants are UTC.
   *
   * @param result what the command {@code award-solve} prints; null until it is done
   * @param error code of the refusal; null unless it failed
   */
  @Introspected
  @MappedEntity("award_scenario_run")
  record Run(
      @Id long scenarioId,
      RunKind kind,
      RunStatus status,
      int attempts,
      Instant queuedAt,
      @Nullable Instant startedAt,
      @Nullable Instant doneAt,
      @Nullable String result,
      @Nullable String resultSha256,
      @Nullable String error) {}

  /** Work that a node has taken up. */
  @Introspected
  @MappedEntity("award_scenario_run")
  record ScenarioWork(
      @Id long scenarioId,
      RunKind kind,
      int attempts,
      long tenderId,
      int number,
      int timeLimitSeconds) {}

  /** The same as far as every version can read it. */
  @Introspected
  @MappedEntity("award_scenario_run")
  record UnreadRun(@Id long scenarioId, String kind, long tenderId, int number) {}

  /** Scenarios of a tender are stated one after the other, so that their numbers have no gaps. */
  @Query("SELECT id FROM joint_tender WHERE id = :tenderId FOR UPDATE")
  long lockTender(long tenderId);

  @Query("SELECT COUNT(*) FROM award_scenario WHERE tender_id = :tenderId")
  int count(long tenderId);

  @Query(
      """
      INSERT INTO award_scenario (tender_id, number, name_ar, name_en, terms, time_limit_seconds,
                                  problem, problem_sha256, created_by, created_at)
      VALUES (:tenderId, :number, :nameAr, :nameEn, :terms, :seconds, :problem, :sha256, :personId,
              UTC_TIMESTAMP(6))""")
  int state(
      long tenderId,
      int number,
      String nameAr,
      String nameEn,
      String terms,
      int seconds,
      String problem,
      String sha256,
      long personId);

  @Query(
      """
      INSERT INTO award_scenario_run (scenario_id, kind, status, queued_at)
      SELECT s.id, :kind, 'QUEUED', UTC_TIMESTAMP(6) FROM award_scenario s
       WHERE s.tender_id = :tenderId AND s.number = :number""")
  int queue(long tenderId, int number, RunKind kind);

  String STATED =
      """
      SELECT s.id, s.tender_id, s.number, s.name_ar, s.name_en, s.terms, s.time_limit_seconds, s.problem_sha256,
             s.created_at, p.name_ar AS creator_ar, p.name_en AS creator_en
        FROM award_scenario s JOIN person p ON p.id = s.created_by
      """;

  @Query(STATED + " WHERE s.tender_id = :tenderId ORDER BY s.number")
  List<ScenarioSummary> list(long tenderId);

  @Query(STATED + " WHERE s.tender_id = :tenderId AND s.number = :number")
  Optional<ScenarioSummary> find(long tenderId, int number);

  @Query("SELECT problem FROM award_scenario WHERE id = :id")
  String getProblem(long id);

  @Query(
      """
      SELECT r.scenario_id, r.kind, r.status, r.attempts, r.queued_at, r.started_at, r.done_at,
             r.result, r.result_sha256, r.error
        FROM award_scenario_run r JOIN award_scenario s ON s.id = r.scenario_id
       WHERE s.tender_id = :tenderId AND (:number = 0 OR s.number = :number)
       ORDER BY r.scenario_id, r.kind""")
  List<Run> listRuns(long tenderId, int number);

  String DUE =
      """
      SELECT r.scenario_id, r.kind, r.attempts, s.tender_id, s.number, s.time_limit_seconds
        FROM award_scenario_run r JOIN award_scenario s ON s.id = r.scenario_id
      """;

  /** What a node works under a claim. */
  @Query(DUE + " WHERE r.claim = :claim")
  ScenarioWork getClaimed(String claim);

  @Query(
      """
      SELECT r.scenario_id, r.kind, s.tender_id, s.number
        FROM award_scenario_run r JOIN award_scenario s ON s.id = r.scenario_id
       WHERE r.claim = :claim""")
  UnreadRun getUnread(String claim);

  @Query(
      """
      UPDATE award_scenario_run
         SET status = 'DONE', claim = NULL, lease_until = NULL, done_at = SYSDATE(6),
             result = :result, result_sha256 = :sha256
       WHERE claim = :claim AND status = 'RUNNING'""")
  int finish(String claim, String result, String sha256);

  @Query(
      """
      UPDATE award_scenario_run
         SET status = 'FAILED', claim = NULL, lease_until = NULL, done_at = SYSDATE(6),
             error = :error
       WHERE claim = :claim AND status = 'RUNNING'""")
  int fail(String claim, String error);

  @Query(
      """
      INSERT INTO scenario_choice (decision_id, tender_id, scenario_id, reason, deviations,
                                   chosen_by, chosen_at)
      VALUES (:decisionId, :tenderId, :scenarioId, :reason, :deviations, :personId,
              UTC_TIMESTAMP(6))""")
  int choose(
      long decisionId,
      long tenderId,
      long scenarioId,
      String reason,
      int deviations,
      long personId);

  /** The recommendations made from scenarios, the newest first. */
  @Query(
      """
      SELECT c.decision_id, s.number, c.reason, c.deviations, c.chosen_at,
             p.name_ar AS chooser_ar, p.name_en AS chooser_en
        FROM scenario_choice c
        JOIN award_scenario s ON s.id = c.scenario_id
        JOIN person p ON p.id = c.chosen_by
       WHERE c.tender_id = :tenderId ORDER BY c.decision_id DESC""")
  List<ChosenScenario> listChosen(long tenderId);
}
