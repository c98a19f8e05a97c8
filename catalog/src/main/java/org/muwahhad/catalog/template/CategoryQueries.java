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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/** Categories (Common Procurement Vocabulary) as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CategoryQueries extends GenericRepository<CategoryQueries.CategoryRow, String> {

  /**
   * A category.
   *
   * @param code CPV code without check digit; its first {@code level} digits carry the meaning
   * @param level 2 division, 3 group, 4 class, 5 and more category
   */
  @Introspected
  @MappedEntity("category")
  record CategoryRow(
      @Id String code, @Nullable String parentCode, int level, @Relation(EMBEDDED) Bilingual name) {
    /** To be chosen in a form, set in below the categories above it. */
    public Option option(Texts t) {
      return new Option(code, "\u2003".repeat(level - 2) + t.of(name()) + " (" + code + ")");
    }
  }

  @Query("SELECT * FROM category ORDER BY code")
  List<CategoryRow> listAll();

  /** A category and all above it, the widest first. */
  @Query(
      """
      WITH RECURSIVE path AS (
        SELECT code, parent_code, level, name_ar, name_en FROM category WHERE code = :code
        UNION ALL
        SELECT c.code, c.parent_code, c.level, c.name_ar, c.name_en
          FROM category c JOIN path p ON c.code = p.parent_code)
      SELECT * FROM path ORDER BY level""")
  List<CategoryRow> listPath(String code);
}
