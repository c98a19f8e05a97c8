package org.muwahhad.face;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/** Settings of the face of the deployment, as they are written. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FaceSettings extends GenericRepository<FaceQueries.FaceSetting, Long> {

  @Query(
      """
      INSERT INTO face_setting
             (in_place_of, theme, colour, radius, header_height, name_ar, name_en, owner_ar, owner_en,
              email, phone, help_ar, help_en, emblem, set_by, set_at)
      VALUES (:inPlaceOf, :theme, :colour, :radius, :headerHeight, :nameAr, :nameEn, :ownerAr,
              :ownerEn, :email, :phone, :helpAr, :helpEn, :emblem, :personId, UTC_TIMESTAMP(6))""")
  void add(
      long inPlaceOf,
      String theme,
      String colour,
      int radius,
      int headerHeight,
      String nameAr,
      String nameEn,
      String ownerAr,
      String ownerEn,
      String email,
      String phone,
      String helpAr,
      String helpEn,
      @io.micronaut.core.annotation.Nullable byte @Nullable [] emblem,
      long personId);
}
