package org.muwahhad.catalog.template;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** The attributes of the newest templates as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NewestAttributeQueries
    extends GenericRepository<NewestAttributeQueries.StoredTemplate, Long> {

  /** What the repository is of; nothing is read by it. */
  @MappedEntity("category_attribute")
  record StoredTemplate(@Id long id) {}

  /**
   * One attribute as stored; without an id, a category that has none of its own.
   *
   * @param edition newest template version of the category, if any
   */
  @Introspected
  @MappedEntity("category_attribute")
  record AttributeRow(
      @Id String categoryCode,
      @Nullable Integer edition,
      @Nullable Long id,
      @Nullable String code,
      @Relation(EMBEDDED) @Nullable Bilingual name,
      Attribute.@Nullable Type type,
      @Relation(EMBEDDED) @Nullable Bilingual unit,
      @Nullable Boolean isRequired,
      @Nullable Boolean isFacet,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable String choices) {}

  /** Key and type of an attribute, current or not. */
  @Introspected
  record AttributeKey(long id, String code, Attribute.Type type) {}

  String ATTRIBUTE =
      """
      a.id, a.code, a.name_ar, a.name_en, a.type, a.unit_ar, a.unit_en, a.is_required, a.is_facet,
      a.minimum, a.maximum, a.choices
      """;

  String EDITION =
      """
      LEFT JOIN (SELECT category_code, MAX(edition) AS edition
                   FROM template_version GROUP BY category_code) v
      """;

  /** The attributes of a category and of all above it; no row when there is no such category. */
  @Query(
      """
      WITH RECURSIVE path AS (
        SELECT code, parent_code, level FROM category WHERE code = :category
        UNION ALL
        SELECT c.code, c.parent_code, c.level
          FROM category c JOIN path p ON c.code = p.parent_code)
      SELECT p.code AS category_code, v.edition,
      """
          + ATTRIBUTE
          + " FROM path p "
          + EDITION
          + """
             ON v.category_code = p.code
           LEFT JOIN category_attribute a ON a.category_code = p.code AND a.is_current = TRUE
          ORDER BY p.level, a.position""")
  List<AttributeRow> listAlong(String category);

  /** The attributes of all categories that have or had any. */
  @Query(
      "SELECT k.category_code, v.edition, "
          + ATTRIBUTE
          + " FROM (SELECT DISTINCT category_code FROM category_attribute) k "
          + EDITION
          + """
             ON v.category_code = k.category_code
           LEFT JOIN category_attribute a
             ON a.category_code = k.category_code AND a.is_current = TRUE
          ORDER BY k.category_code, a.position""")
  List<AttributeRow> listAll();

  /** All attributes a category ever had of its own. */
  @Query("SELECT id, code, type FROM category_attribute WHERE category_code = :category")
  List<AttributeKey> listKnown(String category);

  /** Codes in use in the categories above and below one, which its own must not repeat. */
  @Query(
      """
      SELECT DISTINCT a.code
        FROM category_attribute a
        JOIN category c ON c.code = a.category_code
        JOIN category own ON own.code = :category
       WHERE c.code <> own.code AND a.is_current = TRUE
         AND LEFT(c.code, LEAST(c.level, own.level)) = LEFT(own.code, LEAST(c.level, own.level))""")
  List<String> listCodesAround(String category);
}
