package org.muwahhad.bid.readout;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.TenderStatus;

/** How far an opening has come, in one short statement: it is asked for every second. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReadOutQueries extends GenericRepository<ReadOutQueries.MeetingsState, Long> {

  /**
   * The state of both meetings. Instants are UTC. Nothing in it tells of bids before the opening.
   *
   * @param threshold shares needed; 0 when the vault holds the only one
   * @param meetsAt when the second meeting is, once announced
   * @param pricesOpenedAt when it opened the prices
   */
  @Introspected
  @MappedEntity("joint_tender")
  record MeetingsState(
      @Id long id,
      TenderStatus status,
      boolean due,
      @Nullable Instant openedAt,
      @Nullable Instant meetsAt,
      boolean pricesDue,
      @Nullable Instant pricesOpenedAt,
      int seats,
      int threshold,
      int present,
      int given,
      int presentForPrices,
      int givenForPrices) {

    /** Members present in the meeting that is on, or was the last. */
    int presentNow() {
      return Phase.of(this).isForPrices() ? presentForPrices : present;
    }

    /** Shares given in it. */
    int givenNow() {
      return Phase.of(this).isForPrices() ? givenForPrices : given;
    }

    String progress() {
      return ReadOut.progress(Phase.of(this), presentNow(), givenNow());
    }
  }

  @Query(
      """
      SELECT t.id, t.status, COALESCE(t.deadline_at <= UTC_TIMESTAMP(6), FALSE) AS due, t.opened_at,
             o.meets_at,
             COALESCE(o.meets_at <= UTC_TIMESTAMP(6), FALSE) AS prices_due,
             o.opened_at AS prices_opened_at,
             IF(k.share_count > 1, k.threshold, 0) AS threshold,
             (SELECT COUNT(*) FROM panel_member m
               WHERE m.tender_id = t.id AND m.panel = 'OPENING') AS seats,
             (SELECT COUNT(*) FROM opening_presence p
               WHERE p.tender_id = t.id AND p.part = 'BID') AS present,
             (SELECT COUNT(*) FROM given_share g
               WHERE g.tender_id = t.id AND g.part = 'BID') AS given,
             (SELECT COUNT(*) FROM opening_presence p
               WHERE p.tender_id = t.id AND p.part = 'PRICES') AS present_for_prices,
             (SELECT COUNT(*) FROM given_share g
               WHERE g.tender_id = t.id AND g.part = 'PRICES') AS given_for_prices
        FROM joint_tender t
        JOIN tender_key k ON k.tender_id = t.id
        LEFT JOIN price_opening o ON o.tender_id = t.id
       WHERE t.id = :tenderId""")
  Optional<MeetingsState> find(long tenderId);
}
