package org.muwahhad.tender;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/**
 * Who of those who open bids, vote or judge complaints declared a conflict of interest. Examiners
 * declare theirs in their panel.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface LearnedConflicts
    extends GenericRepository<LearnedConflicts.LearnedConflictRow, Long> {

  /**
   * Whether the seat {@code m} of an opening panel chairs it: the chair, or where the chair
   * declared a conflict of interest the first of the others who has none.
   */
  String CHAIRS_OPENING =
      """
      (m.person_id = (SELECT h.person_id FROM panel_member h
                       WHERE h.tender_id = m.tender_id AND h.panel = 'OPENING'
                         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                                          WHERE k.tender_id = h.tender_id
                                            AND k.person_id = h.person_id)
                       ORDER BY h.is_chair DESC, h.person_id LIMIT 1))""";

  /** A declaration, by its tender. */
  @Introspected
  @MappedEntity("learned_conflict")
  record LearnedConflictRow(@Id long tenderId, long personId) {}

  @Query(
      """
      INSERT INTO learned_conflict (tender_id, person_id, part, statement, declared_at)
      VALUES (:tenderId, :personId, :part, :statement, UTC_TIMESTAMP(6))""")
  void add(long tenderId, long personId, ConflictPart part, String statement);

  @Query(
      """
      SELECT COUNT(*) FROM learned_conflict
       WHERE tender_id = :tenderId AND person_id = :personId""")
  int count(long tenderId, long personId);

  /** Whether the person is out of the tender. */
  default boolean isOut(long tenderId, long personId) {
    return count(tenderId, personId) > 0;
  }

  /** Refuses with {@code tender.conflict-declared} who is out of the tender. */
  default void requireNone(Actor actor, long tenderId) {
    if (isOut(tenderId, actor.personId())) {
      throw new Refusal.NotPermitted("tender.conflict-declared");
    }
  }
}
