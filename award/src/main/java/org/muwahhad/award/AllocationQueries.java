package org.muwahhad.award;

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

/**
 * The award as it falls to states, entities and demand lines. Empty filters ({@code ''} and 0) take
 * everything. Who may see what is asked in {@link ViewAwards}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AllocationQueries
    extends GenericRepository<AllocationQueries.AllocatedDemandLine, Long> {

  /** One demand line served by an award; money without VAT in the currency of the award. */
  @Introspected
  @MappedEntity("award_allocation")
  record AllocatedDemandLine(
      @Id long demandLineId,
      long awardId,
      int lotNumber,
      long lotItemId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      String stateCurrency,
      long entityId,
      @Relation(EMBEDDED) Bilingual entity,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual supplier,
      @Relation(EMBEDDED) Bilingual unit,
      @Relation(EMBEDDED) Bilingual site,
      LocalDate needBy,
      BigDecimal quantity,
      BigDecimal unitPrice,
      String currency,
      BigDecimal netAmount,
      BigDecimal vatPercent,
      BigDecimal vatAmount) {
    public AllocatedDemandLine {
      unitPrice = Money.price(unitPrice, currency).amount();
    }

    public Money price() {
      return new Money(unitPrice, currency);
    }

    public Money net() {
      return new Money(netAmount, currency);
    }

    public Money vat() {
      return new Money(vatAmount, currency);
    }

    public Money gross() {
      return new Money(netAmount.add(vatAmount), currency);
    }
  }

  /** What one entity gets in one currency. */
  @Introspected
  @MappedEntity("award_allocation")
  record EntitySum(
      @Id long entityId,
      @Relation(EMBEDDED) Bilingual entity,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      String stateCurrency,
      BigDecimal vatPercent,
      String currency,
      int lineCount,
      BigDecimal netAmount,
      BigDecimal vatAmount) {
    public Money net() {
      return new Money(netAmount, currency);
    }

    public Money vat() {
      return new Money(vatAmount, currency);
    }

    public Money gross() {
      return new Money(netAmount.add(vatAmount), currency);
    }
  }

  String FROM =
      """
        FROM award_allocation x
        JOIN live_award w ON w.id = x.award_id
        JOIN lot l ON l.id = w.lot_id
        JOIN demand_line d ON d.id = x.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id
        JOIN member_state s ON s.code = e.state_code
      """;

  String WHERE =
      """
       WHERE w.tender_id = :tenderId AND (:state = '' OR e.state_code = :state)
         AND (:entityId = 0 OR e.id = :entityId)
      """;

  String LINE =
      """
      SELECT x.demand_line_id, x.award_id, l.number AS lot_number, x.lot_item_id,
             s.code AS state_code, s.name_ar AS state_ar, s.name_en AS state_en,
             s.currency AS state_currency, e.id AS entity_id, e.name_ar AS entity_ar,
             e.name_en AS entity_en, c.code AS item_code, r.name_ar AS item_ar,
             r.name_en AS item_en, v.name_ar AS supplier_ar, v.name_en AS supplier_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en,
             f.name_ar AS site_ar, f.name_en AS site_en, d.need_by, x.quantity, x.unit_price,
             w.currency, x.net_amount, x.vat_percent, x.vat_amount
      """;

  String LINE_JOINS =
      """
        JOIN item_revision r ON r.id = d.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = d.unit_code
        JOIN delivery_site f ON f.id = d.site_id
        JOIN bid b ON b.id = w.bid_id
        JOIN supplier v ON v.id = b.supplier_id
      """;

  /** Lines by state, entity, lot and item. */
  @Query(
      LINE
          + FROM
          + LINE_JOINS
          + WHERE
          + " ORDER BY s.code, e.code, l.number, c.code, x.demand_line_id, x.award_id LIMIT :size OFFSET :start")
  List<AllocatedDemandLine> listLines(
      long tenderId, String state, long entityId, int size, long start);

  @Query("SELECT COUNT(*)" + FROM + WHERE)
  long countLines(long tenderId, String state, long entityId);

  /** Sums by entity and currency, in the order of the states. */
  @Query(
      """
      SELECT e.id AS entity_id, e.name_ar AS entity_ar, e.name_en AS entity_en,
             s.code AS state_code, s.name_ar AS state_ar, s.name_en AS state_en,
             s.currency AS state_currency, x.vat_percent, w.currency, COUNT(*) AS line_count,
             SUM(x.net_amount) AS net_amount, SUM(x.vat_amount) AS vat_amount
      """
          + FROM
          + WHERE
          + """
             GROUP BY e.id, e.code, e.name_ar, e.name_en, s.code, s.name_ar, s.name_en, s.currency,
                      x.vat_percent, w.currency
             ORDER BY s.code, e.code, w.currency""")
  List<EntitySum> listEntities(long tenderId, String state, long entityId);

  /** The rates in force on the tender's rate date. */
}
