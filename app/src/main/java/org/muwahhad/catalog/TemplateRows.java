package org.muwahhad.catalog;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attribute templates as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TemplateRows extends GenericRepository<TemplateRows.Stored, Long> {

  /** What the repository is of; nothing is read by it. */
  @MappedEntity("category_attribute")
  record Stored(@Id long id) {}

  /** One attribute as stored; without an id, a category that has none of its own. */
  @Introspected
  record AttributeRow(
      String categoryCode,
      @Nullable Long id,
      @Nullable String code,
      @Nullable String nameAr,
      @Nullable String nameEn,
      Attribute.@Nullable Type type,
      @Nullable String unitAr,
      @Nullable String unitEn,
      @Nullable Boolean isRequired,
      @Nullable String choices) {}

  String ATTRIBUTE =
      """
      a.id, a.code, a.name_ar, a.name_en, a.type, a.unit_ar, a.unit_en, a.is_required, a.choices
      """;

  /** The attributes of a category and of all above it; no row when there is no such category. */
  @Query(
      """
      WITH RECURSIVE path AS (
        SELECT code, parent_code, level FROM category WHERE code = :category
        UNION ALL
        SELECT c.code, c.parent_code, c.level
          FROM category c JOIN path p ON c.code = p.parent_code)
      SELECT p.code AS category_code,
      """
          + ATTRIBUTE
          + """
            FROM path p LEFT JOIN category_attribute a ON a.category_code = p.code
           ORDER BY p.level, a.position""")
  List<AttributeRow> listAlong(String category);

  @Query(
      "SELECT a.category_code, "
          + ATTRIBUTE
          + " FROM category_attribute a ORDER BY a.category_code, a.position")
  List<AttributeRow> listAll();
}
