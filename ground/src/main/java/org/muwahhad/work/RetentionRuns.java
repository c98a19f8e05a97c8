package org.muwahhad.work;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** When each kind of old rows is deleted next, and which node does it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RetentionRuns extends GenericRepository<RetentionRuns.Run, String> {
  QueueTable QUEUE =
      new QueueTable(
          "retention_run", List.of("name"), "WAITING", "RUNNING", "due_at", "due_at, name", "");

  /**
   * A rule that a node works.
   *
   * @param at when the node took it up, by the clock of the machine, which no demonstration moves
   */
  @Introspected
  @MappedEntity("retention_run")
  record Run(@Id String name, int attempts, String claim, Instant at) {}

  @Query(
      """
      INSERT INTO retention_run (name, status, attempts, due_at, deleted)
      VALUES (:name, 'WAITING', 0, SYSDATE(6), 0)
      ON DUPLICATE KEY UPDATE deleted = deleted""")
  int ensure(String name);

  @Query("SELECT name, attempts, claim, SYSDATE(6) AS at FROM retention_run WHERE claim = :claim")
  Run getClaimed(String claim);

  /** Ends a turn; the next one is due in less than an hour. */
  @Query(
      """
      UPDATE retention_run
         SET status = 'WAITING', attempts = 0, claim = NULL, deleted = deleted + :some,
             due_at = DATE_ADD(SYSDATE(6), INTERVAL 50 MINUTE), ended_at = SYSDATE(6)
       WHERE name = :name AND claim = :claim AND status = 'RUNNING'""")
  int finish(String name, String claim, long some);
}
