package org.muwahhad.organisation.entity;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Procuring entities and their delivery sites as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Entities extends GenericRepository<Entities.Entity, Long> {

  /** A stored entity, as far as acts need it. */
  @MappedEntity("procuring_entity")
  record Entity(
      @Id long id,
      String code,
      String stateCode,
      @Relation(EMBEDDED) Bilingual name,
      boolean closed,
      int version) {}

  /** A stored delivery site, as far as acts need it. */
  @MappedEntity("delivery_site")
  record Site(@Id long id, long entityId, String code, boolean closed, int version) {}

  @Query(
      """
      SELECT id, code, state_code, name_ar, name_en, (closed_at IS NOT NULL) AS closed, version
        FROM procuring_entity WHERE id = :id""")
  Optional<Entity> findEntity(long id);

  @Query(
      """
      SELECT id, code, state_code, name_ar, name_en, (closed_at IS NOT NULL) AS closed, version
        FROM procuring_entity WHERE code = :code""")
  Optional<Entity> findEntityByCode(String code);

  default Entity getEntity(long id) {
    return findEntity(id).orElseThrow(() -> new Refusal.NotFound("entity " + id));
  }

  @Query("SELECT COUNT(*) FROM member_state WHERE code = :code")
  int countStates(String code);

  @Query(
      """
      INSERT INTO procuring_entity (code, state_code, name_ar, name_en)
      VALUES (:code, :state, :nameAr, :nameEn)""")
  void insertEntity(String code, String state, String nameAr, String nameEn);

  @Query(
      """
      UPDATE procuring_entity SET name_ar = :nameAr, name_en = :nameEn, version = version + 1
       WHERE id = :id AND version = :version""")
  int rename(long id, String nameAr, String nameEn, int version);

  @Query(
      """
      UPDATE procuring_entity
         SET closed_at = UTC_TIMESTAMP(6), closed_reason = :reason, version = version + 1
       WHERE id = :id AND closed_at IS NULL AND version = :version""")
  int close(long id, String reason, int version);

  @Query(
      """
      UPDATE procuring_entity SET closed_at = NULL, closed_reason = NULL, version = version + 1
       WHERE id = :id AND closed_at IS NOT NULL AND version = :version""")
  int reopen(long id, int version);

  @Query(
      """
      SELECT id, entity_id, code, (closed_at IS NOT NULL) AS closed, version
        FROM delivery_site WHERE id = :id""")
  Optional<Site> findSite(long id);

  @Query(
      """
      SELECT id, entity_id, code, (closed_at IS NOT NULL) AS closed, version
        FROM delivery_site WHERE code = :code""")
  Optional<Site> findSiteByCode(String code);

  default Site getSite(long id) {
    return findSite(id).orElseThrow(() -> new Refusal.NotFound("site " + id));
  }

  @Query(
      """
      INSERT INTO delivery_site (entity_id, code, name_ar, name_en, city_ar, city_en)
      VALUES (:entityId, :code, :nameAr, :nameEn, :cityAr, :cityEn)""")
  void insertSite(
      long entityId, String code, String nameAr, String nameEn, String cityAr, String cityEn);

  @Query(
      """
      UPDATE delivery_site
         SET name_ar = :nameAr, name_en = :nameEn, city_ar = :cityAr, city_en = :cityEn,
             version = version + 1
       WHERE id = :id AND version = :version""")
  int changeSite(long id, String nameAr, String nameEn, String cityAr, String cityEn, int version);

  @Query(
      """
      UPDATE delivery_site SET closed_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND closed_at IS NULL AND version = :version""")
  int closeSite(long id, int version);

  @Query(
      """
      UPDATE delivery_site SET closed_at = NULL, version = version + 1
       WHERE id = :id AND closed_at IS NOT NULL AND version = :version""")
  int reopenSite(long id, int version);
}
