package org.muwahhad.tender.requirement;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Requirements as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TenderRequirements extends GenericRepository<TenderRequirements.RequirementRow, Long> {

  /** A stored requirement; the choices are JSON. */
  @Introspected
  @MappedEntity("lot_requirement")
  record RequirementRow(
      @Id long id,
      long lotId,
      long lotItemId,
      int position,
      @Nullable String attributeCode,
      @Relation(EMBEDDED) Bilingual name,
      Comparison comparison,
      String wanted,
      @Relation(EMBEDDED) @Nullable Bilingual unit,
      @Nullable String choices,
      @Relation(EMBEDDED) Bilingual text,
      boolean mandatory) {}

  /** How many requirements an item has. */
  @Introspected
  @MappedEntity("lot_item")
  record ItemCount(
      @Id long lotItemId,
      long lotId,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      int requirements,
      int mandatory) {}

  String SELECT =
      """
      SELECT r.id, i.lot_id, r.lot_item_id, r.position, r.attribute_code, r.name_ar, r.name_en,
             r.comparison, r.wanted, r.unit_ar, r.unit_en, r.choices, r.text_ar, r.text_en,
             r.is_mandatory AS mandatory
        FROM lot_requirement r
        JOIN lot_item i ON i.id = r.lot_item_id
        JOIN lot l ON l.id = i.lot_id
      """;

  String IN_ORDER = " ORDER BY l.number, i.position, i.id, r.position";

  @Query(SELECT + " WHERE r.tender_id = :tenderId" + IN_ORDER)
  List<RequirementRow> list(long tenderId);

  @Query(SELECT + " WHERE r.tender_id = :tenderId AND i.lot_id = :lotId" + IN_ORDER)
  List<RequirementRow> listOfLot(long tenderId, long lotId);

  @Query(SELECT + " WHERE r.tender_id = :tenderId AND i.id = :lotItemId" + IN_ORDER)
  List<RequirementRow> listOfItem(long tenderId, long lotItemId);

  @Query(
      """
      SELECT i.id AS lot_item_id, i.lot_id, c.code, v.name_ar, v.name_en,
             COUNT(r.id) AS requirements, COALESCE(SUM(r.is_mandatory), 0) AS mandatory
        FROM lot_item i
        JOIN lot l ON l.id = i.lot_id
        JOIN item_revision v ON v.id = i.revision_id
        JOIN catalog_item c ON c.id = v.item_id
        LEFT JOIN lot_requirement r ON r.lot_item_id = i.id
       WHERE i.tender_id = :tenderId
       GROUP BY i.id, i.lot_id, c.code, v.name_ar, v.name_en, l.number, i.position
       ORDER BY l.number, i.position, i.id""")
  List<ItemCount> count(long tenderId);

  @Query("DELETE FROM lot_requirement WHERE tender_id = :tenderId AND lot_item_id = :lotItemId")
  int removeOfItem(long tenderId, long lotItemId);

  @Query(
      """
      INSERT INTO lot_requirement (tender_id, lot_item_id, position, attribute_code, name_ar,
                                   name_en, comparison, wanted, unit_ar, unit_en, choices, text_ar,
                                   text_en, is_mandatory)
      VALUES (:tenderId, :lotItemId, :position, :attributeCode, :nameAr,
              :nameEn, :comparison, :wanted, :unitAr, :unitEn, :choices, :textAr,
              :textEn, :mandatory)""")
  void add(
      long tenderId,
      long lotItemId,
      int position,
      @Nullable String attributeCode,
      String nameAr,
      String nameEn,
      Comparison comparison,
      String wanted,
      @Nullable String unitAr,
      @Nullable String unitEn,
      @Nullable String choices,
      String textAr,
      String textEn,
      boolean mandatory);

  /**
   * Makes requirements of what the catalog states, for the items that have none: numbers at least,
   * choices as chosen, what is there must be there, texts as described. What an item is stated not
   * to have is asked of nobody. Mandatory is what its category asks every item to state.
   */
  @Query(
      """
      INSERT INTO lot_requirement (tender_id, lot_item_id, position, attribute_code, name_ar,
                                   name_en, comparison, wanted, unit_ar, unit_en, choices, text_ar,
                                   text_en, is_mandatory)
      SELECT i.tender_id, i.id,
             ROW_NUMBER() OVER (PARTITION BY i.id ORDER BY c.level, a.position, a.id),
             a.code, a.name_ar, a.name_en,
             CASE a.type WHEN 'NUMBER' THEN 'AT_LEAST' WHEN 'CHOICE' THEN 'ONE_OF'
                         WHEN 'MULTI_CHOICE' THEN 'HAS_ALL' WHEN 'BOOLEAN' THEN 'YES_NO'
                         ELSE 'AS_DESCRIBED' END,
             CASE a.type WHEN 'TEXT' THEN '' ELSE v.value END,
             CASE a.type WHEN 'NUMBER' THEN IF(a.unit_en IS NULL, NULL, a.unit_ar) END,
             CASE a.type WHEN 'NUMBER' THEN IF(a.unit_ar IS NULL, NULL, a.unit_en) END,
             a.choices,
             CASE a.type WHEN 'TEXT' THEN v.value ELSE '' END,
             CASE a.type WHEN 'TEXT' THEN v.value ELSE '' END,
             a.is_required
        FROM lot_item i
        JOIN item_attribute v ON v.revision_id = i.revision_id
        JOIN category_attribute a ON a.id = v.attribute_id
        JOIN category c ON c.code = a.category_code
       WHERE i.tender_id = :tenderId AND v.value <> ''
         AND NOT (a.type = 'BOOLEAN' AND v.value = 'false')
         AND (:lotItemId = 0 OR i.id = :lotItemId)
         AND i.id NOT IN (SELECT x.lot_item_id FROM lot_requirement x
                           WHERE x.tender_id = :tenderId)""")
  int propose(long tenderId, long lotItemId);
}
