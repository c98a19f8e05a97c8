package org.muwahhad.aggregation;

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
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** The demand lines behind a figure of a plan or of a tender. Who may ask decides the caller. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SourceLineQueries
    extends GenericRepository<SourceLineQueries.DemandLineBehind, Long> {

  /**
   * A demand line.
   *
   * @param quantity in the unit of the line
   * @param counted what it counts for in the lot item, in the unit of that
   * @param unitPrice estimated, without VAT, in {@code currency}
   */
  @Introspected
  @MappedEntity("demand_line")
  record DemandLineBehind(
      @Id long id,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) Bilingual entity,
      int lineNumber,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      BigDecimal quantity,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal counted,
      @Relation(EMBEDDED) Bilingual city,
      LocalDate needBy,
      BigDecimal unitPrice,
      String currency) {
    public Money price() {
      return new Money(unitPrice, currency);
    }

    /** Whether the line was converted into another item or unit. */
    public boolean converted() {
      return quantity.compareTo(counted) != 0;
    }
  }

  String FIRST =
      """
      SELECT l.id, m.name_ar AS state_ar, m.name_en AS state_en, e.name_ar AS entity_ar,
             e.name_en AS entity_en, l.line_number, c.code AS item_code, r.name_ar, r.name_en,
             l.quantity, u.name_ar AS unit_ar, u.name_en AS unit_en, d.city_ar, d.city_en,
             l.need_by, l.estimated_unit_price AS unit_price, l.currency,
      """;

  String NAMES =
      """
        JOIN member_state m ON m.code = s.state_code
        JOIN procuring_entity e ON e.id = s.entity_id
        JOIN item_revision r ON r.id = l.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = l.unit_code
      """;

  String OF_ROUND =
      """
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN delivery_site d ON d.id = l.site_id
        LEFT JOIN delivery_region_state g ON g.state_code = s.state_code
      """
          + PlanQueries.ACCEPTED;

  String ROUND_FILTER =
      """
       WHERE s.round_id = :roundId AND s.status = 'ENDORSED'
         AND COALESCE(j.into_revision_id, l.revision_id) IN (:revisions)
         AND (:state = '' OR s.state_code = :state)
         AND (:region = '' OR COALESCE(g.region_code, s.state_code) = :region)
         AND (:city = ''
              OR CONCAT(s.state_code, '/', LOWER(TRIM(d.city_en))) COLLATE utf8mb4_bin = :city)
      """;

  String OF_TENDER =
      """
        FROM lot_item i
        JOIN lot o ON o.id = i.lot_id
        JOIN allocation a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
        JOIN submission s ON s.id = l.submission_id
        JOIN delivery_site d ON d.id = l.site_id
      """;

  String TENDER_FILTER =
      """
       WHERE i.tender_id = :tenderId AND (:lot = 0 OR o.number = :lot)
         AND (:revision = 0 OR i.revision_id = :revision) AND (:state = '' OR s.state_code = :state)
      """;

  String PAGED = " ORDER BY s.state_code, s.id, l.line_number LIMIT :size OFFSET :skipped";

  @Query(
      FIRST
          + "CAST(IF(j.id IS NULL, l.quantity, l.quantity * j.numerator / j.denominator)"
          + " AS DECIMAL(18,3)) AS counted "
          + OF_ROUND
          + NAMES
          + ROUND_FILTER
          + PAGED)
  List<DemandLineBehind> listOfRound(
      long roundId,
      List<Long> revisions,
      String state,
      String region,
      String city,
      int size,
      long skipped);

  @Query("SELECT COUNT(*) " + OF_ROUND + ROUND_FILTER)
  long countOfRound(long roundId, List<Long> revisions, String state, String region, String city);

  @Query(FIRST + "a.quantity AS counted " + OF_TENDER + NAMES + TENDER_FILTER + PAGED)
  List<DemandLineBehind> listOfTender(
      long tenderId, int lot, long revision, String state, int size, long skipped);

  @Query("SELECT COUNT(*) " + OF_TENDER + TENDER_FILTER)
  long countOfTender(long tenderId, int lot, long revision, String state);
}
