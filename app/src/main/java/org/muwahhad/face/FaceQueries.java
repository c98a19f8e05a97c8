package org.muwahhad.face;

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
import org.muwahhad.shared.Bilingual;

/** The face of the deployment and the themes to begin with, as they are read. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FaceQueries extends GenericRepository<FaceQueries.FaceSetting, Long> {

  /** What was set. Texts may be empty. Instants are UTC. */
  @Introspected
  @MappedEntity("face_setting")
  record FaceSetting(
      @Id long id,
      String theme,
      String colour,
      int radius,
      int headerHeight,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual owner,
      String email,
      String phone,
      @Relation(EMBEDDED) Bilingual help,
      Instant setAt) {}

  /** A picture. */
  @Introspected
  @MappedEntity("face_setting")
  record Emblem(@Id long id, byte[] emblem) {}

  /** Colours and measures of a design system. */
  @Introspected
  @MappedEntity("face_theme")
  record FaceTheme(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      String colour,
      int radius,
      int headerHeight,
      String source) {}

  @Query(
      """
      SELECT id, theme, colour, radius, header_height, name_ar, name_en, owner_ar, owner_en, email,
             phone, help_ar, help_en, set_at
        FROM face_setting ORDER BY id DESC LIMIT 1""")
  Optional<FaceSetting> findNewest();

  @Query("SELECT COALESCE(MAX(id), 0) FROM face_setting")
  long newest();

  /** The emblem of the newest, if it has one. */
  @Query(
      """
      SELECT id, emblem FROM face_setting
       WHERE id = (SELECT MAX(x.id) FROM face_setting x) AND emblem IS NOT NULL""")
  Optional<Emblem> findEmblem();

  @Query(
      """
      SELECT code, name_ar, name_en, colour, radius, header_height, source FROM face_theme
       ORDER BY code <> 'PLATFORM', code LIMIT 50""")
  List<FaceTheme> listThemes();
}
