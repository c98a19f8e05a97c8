package org.muwahhad.catalog.template;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The parts of the pages about templates. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TemplateQueries extends GenericRepository<TemplateDetail.CategoryWithTemplate, String> {

  /** Categories with templates of their own, with how many active items follow each. */
  @Query(
      """
      SELECT c.code, c.name_ar, c.name_en, v.number, v.published_at,
             (SELECT COUNT(*) FROM category_attribute a
               WHERE a.category_code = c.code AND a.is_current = TRUE) AS attributes,
             (SELECT COUNT(*) FROM catalog_item i
               WHERE LEFT(i.category_code, c.level) = LEFT(c.code, c.level)
                 AND i.status = 'ACTIVE') AS items,
             (SELECT COUNT(*) FROM template_draft d WHERE d.category_code = c.code) AS drafts
        FROM category c
        JOIN template_version v ON v.category_code = c.code
       WHERE v.number = (SELECT MAX(n.number) FROM template_version n
                          WHERE n.category_code = c.code)
       ORDER BY c.code""")
  List<TemplateDetail.CategoryWithTemplate> listTemplates();

  /** Active items of a category and all below it that lack what the newest templates require. */
  @Query(
      """
      SELECT i.code, r.name_ar, r.name_en, COUNT(*) AS missing
        FROM category w
        JOIN catalog_item i ON LEFT(i.category_code, w.level) = LEFT(w.code, w.level)
                           AND i.status = 'ACTIVE'
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
        JOIN category_attribute a ON a.is_current = TRUE AND a.is_required = TRUE
        JOIN category k ON k.code = a.category_code
                       AND LEFT(i.category_code, k.level) = LEFT(k.code, k.level)
        LEFT JOIN item_attribute v ON v.revision_id = r.id AND v.attribute_id = a.id
       WHERE w.code = :category AND v.attribute_id IS NULL
       GROUP BY i.code, r.name_ar, r.name_en
       ORDER BY i.code LIMIT 51""")
  List<TemplateDetail.ItemBehindTemplate> listBehind(String category);
}
