package org.muwahhad.aggregation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CodeName;

/** What lots are planned from: demand summed by item, state and city, and the data next to it. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PlanQueries extends GenericRepository<PlanQueries.DemandCell, Long> {

  /**
   * Demand for one item revision, as it will be bought, in one city of one state and one currency.
   *
   * @param lotNumber lot it stands in, 0 before aggregation
   * @param areaCode area of the lot item it stands in; empty before aggregation
   * @param quantity in the unit of the revision
   * @param askedRevisionId revision the lines ask for: another one when they are converted
   * @param askedQuantity the same quantity in the unit of that
   * @param amount sum of quantity times estimated unit price, without VAT, in {@code currency}
   */
  @Introspected
  @MappedEntity("demand_line")
  record DemandCell(
      @Id long revisionId,
      int lotNumber,
      String areaCode,
      @Relation(EMBEDDED) Bilingual area,
      String stateCode,
      String cityCode,
      @Relation(EMBEDDED) Bilingual city,
      String currency,
      int lineCount,
      BigDecimal quantity,
      long askedRevisionId,
      BigDecimal askedQuantity,
      BigDecimal amount) {

    boolean converted() {
      return revisionId != askedRevisionId;
    }
  }

  /** An item revision with its category and benchmark; the benchmark is per unit, without VAT. */
  @Introspected
  @MappedEntity("item_revision")
  record PlannedRevision(
      @Id long revisionId,
      long itemId,
      String itemCode,
      int number,
      String categoryCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual unit,
      @JsonUnwrapped(prefix = "class") @Relation(EMBEDDED) Bilingual itemClass,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency) {
    /** First four digits of the CPV code. */
    public String cpvClass() {
      return categoryCode.substring(0, 4);
    }
  }

  /** A state with the region it is delivered with; a state of no region is one by itself. */
  @Introspected
  @MappedEntity("member_state")
  record StateRegion(
      @Id String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      String regionCode,
      @Relation(EMBEDDED) Bilingual region) {}

  /** A band of value, with the US dollars from which it begins. */
  @Introspected
  @MappedEntity("value_band")
  record Band(@Id String code, BigDecimal fromUsd, @Relation(EMBEDDED) Bilingual name) {}

  /** A supplier that priced an item of a CPV class in a tender whose bids are open. */
  @Introspected
  @MappedEntity("bid")
  record Competitor(@Id long supplierId, String cpvClass) {}

  /**
   * The join by which a line is bought as another item. A line keeps its own item when its state
   * accepted no join that is in force, or when its quantity does not convert exactly into the unit
   * of the other item. A state whose demand was endorsed after the request was not asked.
   */
  String ACCEPTED =
      """
        LEFT JOIN join_request j ON j.round_id = s.round_id AND j.open_for = l.revision_id
         AND j.status = 'ACCEPTED'
         AND MOD(l.quantity * IF(j.is_whole, 1, 1000) * j.numerator, j.denominator) = 0
         AND EXISTS (SELECT 1 FROM join_answer y
                      WHERE y.request_id = j.id AND y.state_code = s.state_code
                        AND y.answer = 'ACCEPTED')
      """;

  @Query(
      """
      SELECT COALESCE(j.into_revision_id, l.revision_id) AS revision_id, 0 AS lot_number,
             '' AS area_code, '' AS area_ar, '' AS area_en, s.state_code,
             CONCAT(s.state_code, '/', LOWER(TRIM(d.city_en))) COLLATE utf8mb4_bin AS city_code,
             MIN(d.city_ar) AS city_ar, MIN(d.city_en) AS city_en, l.currency,
             COUNT(*) AS line_count,
             CAST(SUM(IF(j.id IS NULL, l.quantity, l.quantity * j.numerator / j.denominator))
                  AS DECIMAL(18,3)) AS quantity,
             l.revision_id AS asked_revision_id, SUM(l.quantity) AS asked_quantity,
             SUM(l.quantity * l.estimated_unit_price) AS amount
        FROM submission s
        JOIN demand_line l ON l.submission_id = s.id
        JOIN delivery_site d ON d.id = l.site_id
      """
          + ACCEPTED
          + """
       WHERE s.round_id = :roundId AND s.status = 'ENDORSED'
       GROUP BY COALESCE(j.into_revision_id, l.revision_id), l.revision_id, s.state_code, city_code,
                l.currency""")
  List<DemandCell> listDemand(long roundId);

  @Query(
      """
      SELECT i.revision_id, o.number AS lot_number, i.area_code, i.area_ar, i.area_en, s.state_code,
             CONCAT(s.state_code, '/', LOWER(TRIM(d.city_en))) COLLATE utf8mb4_bin AS city_code,
             MIN(d.city_ar) AS city_ar, MIN(d.city_en) AS city_en, l.currency,
             COUNT(*) AS line_count, SUM(a.tendered_quantity) AS quantity,
             l.revision_id AS asked_revision_id,
             SUM(a.line_quantity) AS asked_quantity,
             SUM(a.line_quantity * l.estimated_unit_price) AS amount
        FROM lot_item i
        JOIN lot o ON o.id = i.lot_id
        JOIN allocation_in_force a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
        JOIN submission s ON s.id = l.submission_id
        JOIN delivery_site d ON d.id = l.site_id
       WHERE i.tender_id = :tenderId
       GROUP BY i.revision_id, l.revision_id, o.number, i.area_code, i.area_ar, i.area_en,
                s.state_code, city_code, l.currency""")
  List<DemandCell> listAllocated(long tenderId);

  /** The items of a tender with their quantities, each as one cell of no state. */
  @Query(
      """
      SELECT i.revision_id, 0 AS lot_number, i.area_code, i.area_ar, i.area_en, '' AS state_code,
             '' AS city_code, '' AS city_ar, '' AS city_en, 'USD' AS currency, 0 AS line_count,
             i.quantity, i.revision_id AS asked_revision_id, i.quantity AS asked_quantity,
             0 AS amount
        FROM lot_item i WHERE i.tender_id = :tenderId""")
  List<DemandCell> listSums(long tenderId);

  @Query(
      """
      SELECT r.id AS revision_id, i.id AS item_id, i.code AS item_code, r.number, i.category_code,
             r.name_ar, r.name_en, u.name_ar AS unit_ar, u.name_en AS unit_en,
             COALESCE(k.name_ar, g.name_ar, c.name_ar) AS item_class_ar,
             COALESCE(k.name_en, g.name_en, c.name_en) AS item_class_en,
             r.benchmark_price, r.benchmark_currency
        FROM item_revision r
        JOIN catalog_item i ON i.id = r.item_id
        JOIN category c ON c.code = i.category_code
        JOIN unit_of_measure u ON u.code = r.unit_code
        LEFT JOIN category k ON k.code = CONCAT(LEFT(i.category_code, 4), '0000')
        LEFT JOIN category g ON g.code = CONCAT(LEFT(i.category_code, 3), '00000')
       WHERE r.id IN (:revisions)""")
  List<PlannedRevision> listItems(List<Long> revisions);

  /** All categories of items. */
  @Query("SELECT code, name_ar, name_en FROM category")
  List<CodeName> listCategories();

  /** The names of all categories. */
  default CategoryNames categoryNames() {
    return new CategoryNames(
        listCategories().stream().collect(Collectors.toMap(CodeName::code, CodeName::name)));
  }

  @Query(
      """
      SELECT m.code AS state_code, m.name_ar AS state_ar, m.name_en AS state_en,
             COALESCE(g.code, m.code) AS region_code, COALESCE(g.name_ar, m.name_ar) AS region_ar,
             COALESCE(g.name_en, m.name_en) AS region_en
        FROM member_state m
        LEFT JOIN delivery_region_state x ON x.state_code = m.code
        LEFT JOIN delivery_region g ON g.code = x.region_code
       ORDER BY COALESCE(g.position, 1000), m.code""")
  List<StateRegion> listRegions();

  @Query("SELECT code, from_usd, name_ar, name_en FROM value_band ORDER BY from_usd")
  List<Band> listBands();

  @Query(
      """
      SELECT DISTINCT b.supplier_id, LEFT(c.category_code, 4) AS cpv_class
        FROM bid_line x
        JOIN bid b ON b.id = x.bid_id
        JOIN joint_tender t ON t.id = b.tender_id AND t.opened_at IS NOT NULL
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id""")
  List<Competitor> listCompetitors();
}
