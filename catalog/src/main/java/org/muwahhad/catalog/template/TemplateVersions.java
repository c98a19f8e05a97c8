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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Published template versions, which the database keeps as they are, and the drafts of the next.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface TemplateVersions extends GenericRepository<TemplateVersions.TemplateVersionRow, Integer> {

  /** A published version. The instant is UTC; published by nobody when it came with the system. */
  @MappedEntity("template_version")
  record TemplateVersionRow(
      @Id int edition,
      String categoryCode,
      int number,
      String attributes,
      Instant publishedAt,
      @Nullable Long publishedBy) {}

  /** A version with the name of the person who published it. */
  @Introspected
  @MappedEntity("template_version")
  record PublishedTemplateVersion(
      @Id int edition,
      String categoryCode,
      int number,
      String attributes,
      Instant publishedAt,
      @Relation(EMBEDDED) @Nullable Bilingual publisherName) {}

  /** A draft. The instant is UTC. */
  @Introspected
  @MappedEntity("template_draft")
  record TemplateDraftRow(
      @Id String categoryCode, int basedOn, String attributes, Instant updatedAt, int version) {}

  @Query(
      """
      INSERT INTO template_version (edition, category_code, number, attributes, published_at,
                                    published_by)
      VALUES (:edition, :category, :number, :attributes, UTC_TIMESTAMP(6), :person)""")
  void add(int edition, String category, int number, String attributes, @Nullable Long person);

  @Query("SELECT COALESCE(MAX(edition), 0) FROM template_version")
  int lastEdition();

  @Query(
      """
      SELECT * FROM template_version WHERE category_code = :category
       ORDER BY number DESC LIMIT 1""")
  Optional<TemplateVersionRow> findNewest(String category);

  @Query(
      """
      SELECT v.edition, v.category_code, v.number, v.attributes, v.published_at,
             p.name_ar AS publisher_name_ar, p.name_en AS publisher_name_en
        FROM template_version v LEFT JOIN person p ON p.id = v.published_by
       WHERE v.category_code = :category ORDER BY v.number DESC""")
  List<PublishedTemplateVersion> listSigned(String category);

  /** The versions that a category followed in an edition, the widest category first. */
  @Query(
      """
      WITH RECURSIVE path AS (
        SELECT code, parent_code, level FROM category WHERE code = :category
        UNION ALL
        SELECT c.code, c.parent_code, c.level
          FROM category c JOIN path p ON c.code = p.parent_code)
      SELECT v.* FROM path p JOIN template_version v ON v.category_code = p.code
       WHERE v.edition = (SELECT MAX(n.edition) FROM template_version n
                           WHERE n.category_code = p.code AND n.edition <= :edition)
       ORDER BY p.level""")
  List<TemplateVersionRow> listAt(String category, int edition);

  @Query("SELECT * FROM template_draft WHERE category_code = :category")
  Optional<TemplateDraftRow> findDraft(String category);

  @Query(
      """
      INSERT INTO template_draft (category_code, based_on, attributes, updated_at, updated_by)
      VALUES (:category, :basedOn, :attributes, UTC_TIMESTAMP(6), :person)""")
  void begin(String category, int basedOn, String attributes, long person);

  @Query(
      """
      UPDATE template_draft
         SET attributes = :attributes, updated_at = UTC_TIMESTAMP(6), updated_by = :person,
             version = version + 1
       WHERE category_code = :category AND version = :version""")
  int saveDraft(String category, String attributes, long person, int version);

  @Query("DELETE FROM template_draft WHERE category_code = :category AND version = :version")
  int removeDraft(String category, int version);
}
