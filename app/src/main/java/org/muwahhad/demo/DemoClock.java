package org.muwahhad.demo;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.context.annotation.Requires;
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
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Demonstration;

/** How far the time of the demonstration was moved on, and the moments worth moving to. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DemoClock extends GenericRepository<DemoClock.DemoClockState, Integer> {

  /** The clock of a demonstration; there is no row where no demonstration was loaded. */
  @MappedEntity("demo_clock")
  record DemoClockState(@Id int id, long offsetSeconds, Instant loadedAt) {}

  /** What happens at a deadline. */
  enum ClockDeadlineKind {
    ROUND_CLOSES,
    ENDORSEMENT_ENDS,
    BIDS_CLOSE,
    QUANTITIES_DUE,
    STANDSTILL_ENDS
  }

  /**
   * A moment to come.
   *
   * @param code number of the round or tender
   * @param at UTC
   */
  @Introspected
  @MappedEntity("demand_round")
  record Deadline(
      @Id String code, ClockDeadlineKind kind, @Relation(EMBEDDED) Bilingual name, Instant at) {}

  Optional<DemoClockState> findById(int id);

  default Optional<DemoClockState> find() {
    return findById(1);
  }

  // SYSDATE is the machine's time even on a connection whose session tells another.
  @Query(
      """
      UPDATE demo_clock
         SET offset_seconds = CEILING(TIMESTAMPDIFF(MICROSECOND, SYSDATE(6), :to) / 1000000)
       WHERE id = 1 AND :to > UTC_TIMESTAMP(6)""")
  int moveTo(Instant to);

  @Query(
      """
      SELECT code, 'ROUND_CLOSES' AS kind, name_ar, name_en, closes_at AS at
        FROM demand_round WHERE status = 'OPEN' AND closes_at > UTC_TIMESTAMP(6)
      UNION ALL
      SELECT code, 'ENDORSEMENT_ENDS', name_ar, name_en, endorsement_until
        FROM demand_round WHERE status IN ('OPEN', 'CLOSED') AND endorsement_until > UTC_TIMESTAMP(6)
         AND endorsement_until > closes_at
      UNION ALL
      SELECT number, 'BIDS_CLOSE', title_ar, title_en, deadline_at
        FROM joint_tender WHERE status = 'PUBLISHED' AND deadline_at > UTC_TIMESTAMP(6)
      UNION ALL
      SELECT t.number, 'QUANTITIES_DUE', t.title_ar, t.title_en, MAX(s.answer_until)
        FROM joint_tender t
        JOIN quantity_confirmation c ON c.open_of = t.id
        JOIN confirmation_state s ON s.confirmation_id = c.id AND s.status = 'WAITING'
       WHERE t.status = 'DECIDED' AND s.answer_until > UTC_TIMESTAMP(6)
       GROUP BY t.number, t.title_ar, t.title_en
      UNION ALL
      SELECT number, 'STANDSTILL_ENDS', title_ar, title_en, standstill_until
        FROM joint_tender WHERE status = 'STANDSTILL' AND standstill_until > UTC_TIMESTAMP(6)
      ORDER BY at LIMIT 12""")
  List<Deadline> listDeadlines();

  /** Says in the frame of every page that this is a demonstration. */
  @Singleton
  @Requires(property = "muwahhad.demo", value = "true")
  class Banner implements Demonstration.Source {
    private final DemoClock clock;

    Banner(DemoClock clock) {
      this.clock = clock;
    }

    @Override
    public Demonstration now() {
      return clock
          .find()
          .map(
              s ->
                  s.offsetSeconds() > 0
                      ? Demonstration.IN_MOVED_TIME
                      : Demonstration.IN_PRESENT_TIME)
          .orElse(Demonstration.NONE);
    }
  }
}
