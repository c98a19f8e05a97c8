package org.muwahhad.demand.desk;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.RiyadhDay;

/** Reminders to entities that have not answered a round, as stored. Days are those of Riyadh. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DemandReminders extends GenericRepository<DemandReminders.SilentEntity, Long> {

  /**
   * An entity that has submitted nothing in a round.
   *
   * @param remindedToday whether it was reminded today
   * @param reachable whether it has an officer who can sign in
   */
  @Introspected
  @MappedEntity("procuring_entity")
  record SilentEntity(@Id long entityId, String code, boolean remindedToday, boolean reachable) {}

  /** Whether an entity, by the alias {@code e}, is open and has an officer who can sign in. */
  String REACHABLE =
      """
             (e.closed_at IS NULL
              AND EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id
                           WHERE g.entity_id = e.id AND g.role = 'PROCUREMENT_OFFICER'
                             AND p.blocked_at IS NULL))
      """;

  /** Entities of a state without an answer; none once the round no longer takes demand. */
  @Query(
      """
      SELECT e.id AS entity_id, e.code,
             EXISTS (SELECT 1 FROM demand_reminder d
                      WHERE d.round_id = r.id AND d.entity_id = e.id
                        AND d.reminded_on =
      """
          + RiyadhDay.TODAY
          + """
       )
               AS reminded_today,
      """
          + REACHABLE
          + """
               AS reachable
        FROM demand_round r
        JOIN round_state rs ON rs.round_id = r.id
        JOIN procuring_entity e ON e.state_code = rs.state_code AND e.closed_at IS NULL
        LEFT JOIN submission s ON s.round_id = r.id AND s.entity_id = e.id
       WHERE r.id = :roundId AND rs.state_code = :stateCode AND r.status = 'OPEN'
         AND r.closes_at > UTC_TIMESTAMP(6)
         AND (s.id IS NULL OR s.status IN ('DRAFT', 'WITHDRAWN'))
       ORDER BY e.code""")
  List<SilentEntity> listSilent(long roundId, String stateCode);

  @Query("SELECT COUNT(*) FROM procuring_entity WHERE id = :entityId AND state_code = :stateCode")
  int countEntities(long entityId, String stateCode);

  @Query("SELECT COUNT(*) FROM procuring_entity WHERE id = :entityId AND closed_at IS NOT NULL")
  int countClosed(long entityId);

  @Query(
      """
      INSERT INTO demand_reminder (round_id, entity_id, reminded_on, state_code, reminded_by,
                                   reminded_at)
      VALUES (:roundId, :entityId,
      """
          + RiyadhDay.TODAY
          + """
       , :stateCode, :personId,
              UTC_TIMESTAMP(6))""")
  void insert(long roundId, long entityId, String stateCode, long personId);
}
