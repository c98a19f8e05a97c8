package org.muwahhad.catalog.standard;

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

/**
 * What was observed, demanded and paid for an item, as {@link ViewItemHistory} puts it together.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ItemHistoryQueries extends GenericRepository<ItemHistoryQueries.ObservedBenchmark, Long> {

  /**
   * A benchmark of a revision, with the rates of its day.
   *
   * @param rate units of its currency for one US dollar, null when unknown then
   * @param readerRate the same of the reader's currency
   */
  @Introspected
  @MappedEntity("item_revision")
  record ObservedBenchmark(
      @Id long id,
      int number,
      LocalDate day,
      BigDecimal price,
      String currency,
      String unitCode,
      @Relation(EMBEDDED) Bilingual source,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal readerRate) {}

  /** What was awarded in one year in one currency, with the rates of its last award's day. */
  @Introspected
  @MappedEntity("award")
  record AwardedInYear(
      @Id int year,
      LocalDate day,
      String currency,
      String unitCode,
      BigDecimal quantity,
      BigDecimal amount,
      long awards,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal readerRate) {}

  /** What one state demanded in one round. The instant is UTC. */
  @Introspected
  @MappedEntity("demand_round")
  record DemandedInRound(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      Instant closedAt,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity) {}

  String RATES =
      """
      (SELECT x.units_per_usd FROM exchange_rate x
        WHERE x.currency = o.currency AND x.valid_from <= o.day
        ORDER BY x.valid_from DESC LIMIT 1) AS rate,
      (SELECT x.units_per_usd FROM exchange_rate x
        WHERE x.currency = :reader AND x.valid_from <= o.day
        ORDER BY x.valid_from DESC LIMIT 1) AS reader_rate
      """;

  @Query(
      "SELECT o.*, "
          + RATES
          + """
             FROM (SELECT r.id, r.number, r.benchmark_date AS day, r.benchmark_price AS price,
                          r.benchmark_currency AS currency, r.unit_code,
                          r.benchmark_source_ar AS source_ar, r.benchmark_source_en AS source_en
                     FROM item_revision r WHERE r.item_id = :itemId) o
            ORDER BY o.day, o.number""")
  List<ObservedBenchmark> listObserved(long itemId, String reader);

  /** Years are those of Riyadh, where the awards are made. */
  @Query(
      "SELECT o.*, "
          + RATES
          + """
             FROM (SELECT YEAR(DATE_ADD(a.active_at, INTERVAL 3 HOUR)) AS year,
                          MAX(DATE(DATE_ADD(a.active_at, INTERVAL 3 HOUR))) AS day,
                          a.currency, i.unit_code, SUM(x.quantity) AS quantity,
                          SUM(x.net_amount) AS amount, COUNT(DISTINCT a.id) AS awards
                     FROM item_revision r
                     JOIN lot_item i ON i.revision_id = r.id
                     JOIN award a ON a.lot_id = i.lot_id AND a.status = 'active'
                     JOIN award_allocation x ON x.award_id = a.id AND x.lot_item_id = i.id
                    WHERE r.item_id = :itemId
                    GROUP BY YEAR(DATE_ADD(a.active_at, INTERVAL 3 HOUR)), a.currency,
                             i.unit_code) o
            ORDER BY o.year, o.currency, o.unit_code""")
  List<AwardedInYear> listAwarded(long itemId, String reader);

  /** Endorsed demand in rounds whose endorsement is over, the newest round first. */
  @Query(
      """
      SELECT d.id, d.code, d.name_ar, d.name_en, d.closed_at, s.state_code,
             m.name_ar AS state_ar, m.name_en AS state_en, l.unit_code,
             u.name_ar AS unit_ar, u.name_en AS unit_en, SUM(l.quantity) AS quantity
        FROM item_revision r
        JOIN demand_line l ON l.revision_id = r.id
        JOIN submission s ON s.id = l.submission_id AND s.status = 'ENDORSED'
        JOIN demand_round d ON d.id = s.round_id
        JOIN member_state m ON m.code = s.state_code
        JOIN unit_of_measure u ON u.code = l.unit_code
       WHERE r.item_id = :itemId
         AND (d.status = 'AGGREGATED'
              OR (d.status = 'CLOSED' AND d.endorsement_until <= UTC_TIMESTAMP(6)))
       GROUP BY d.id, d.code, d.name_ar, d.name_en, d.closed_at, s.state_code, m.name_ar, m.name_en,
                l.unit_code, u.name_ar, u.name_en
       ORDER BY d.closed_at DESC, d.id DESC, l.unit_code, s.state_code""")
  List<DemandedInRound> listDemanded(long itemId);

  @Query("SELECT currency FROM member_state WHERE code = :state")
  Optional<String> findCurrency(String state);
}
