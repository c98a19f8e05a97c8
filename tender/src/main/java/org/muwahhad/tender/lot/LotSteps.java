package org.muwahhad.tender.lot;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;

/** The steps by which the lots of a draft were rearranged, the newest first. */
@Singleton
public class LotSteps {
  private final LotStepQueries queries;
  private final LotLayouts layouts;

  LotSteps(LotStepQueries queries, LotLayouts layouts) {
    this.queries = queries;
    this.layouts = layouts;
  }

  /**
   * A step.
   *
   * @param act as in the audit record
   * @param at UTC
   * @param undoneAt UTC, when it was taken back
   */
  @Introspected
  @MappedEntity("lot_step")
  public record LotStepRow(
      @Id long id,
      int number,
      String act,
      @Relation(EMBEDDED) Bilingual name,
      Instant at,
      @Nullable Instant undoneAt) {
    public boolean undone() {
      return undoneAt != null;
    }
  }

  /** Notes a step that is about to be done, with the lots as they are before it. */
  void add(Actor actor, long tenderId, String act) {
    queries.add(
        tenderId,
        queries.lastNumber(tenderId) + 1,
        act,
        layouts.current(tenderId),
        actor.personId());
  }

  public List<LotStepRow> list(long tenderId) {
    return queries.list(tenderId);
  }

  /** The step that can be taken back now: the last one that stands. */
  public Optional<LotStepRow> findLast(long tenderId) {
    return list(tenderId).stream().filter(s -> !s.undone()).findFirst();
  }

  /** Brings back the lots as they were before a step; false when it was taken back already. */
  boolean undo(Actor actor, long tenderId, LotStepRow step) {
    if (queries.stampUndone(step.id(), actor.personId()) != 1) {
      return false;
    }
    layouts.restore(tenderId, queries.getLayout(step.id()));
    return true;
  }

  @JdbcRepository(dialect = Dialect.MYSQL)
  interface LotStepQueries extends GenericRepository<LotStepRow, Long> {

    @Query("SELECT COALESCE(MAX(number), 0) FROM lot_step WHERE tender_id = :tenderId")
    int lastNumber(long tenderId);

    @Query(
        """
        INSERT INTO lot_step (tender_id, number, act, layout_before, person_id, at)
        VALUES (:tenderId, :number, :act, :layout, :personId, UTC_TIMESTAMP(6))""")
    void add(long tenderId, int number, String act, String layout, long personId);

    @Query(
        """
        SELECT s.id, s.number, s.act, p.name_ar, p.name_en, s.at, s.undone_at
          FROM lot_step s JOIN person p ON p.id = s.person_id
         WHERE s.tender_id = :tenderId ORDER BY s.number DESC""")
    List<LotStepRow> list(long tenderId);

    @Query("SELECT layout_before FROM lot_step WHERE id = :id")
    String getLayout(long id);

    @Query(
        """
        UPDATE lot_step SET undone_by = :personId, undone_at = UTC_TIMESTAMP(6)
         WHERE id = :id AND undone_at IS NULL""")
    int stampUndone(long id, long personId);
  }
}
