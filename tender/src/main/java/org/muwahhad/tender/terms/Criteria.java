package org.muwahhad.tender.terms;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;

/** Criteria as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Criteria extends GenericRepository<TenderQueries.Criterion, Long> {

  @Query("DELETE FROM criterion WHERE tender_id = :tenderId")
  int removeAll(long tenderId);

  @Query(
      """
      INSERT INTO criterion (tender_id, kind, code, position, name_ar, name_en, weight)
      VALUES (:tenderId, :kind, :code, :position, :nameAr, :nameEn, :weight)""")
  int add(
      long tenderId,
      CriterionKind kind,
      String code,
      int position,
      String nameAr,
      String nameEn,
      @Nullable BigDecimal weight);

  default void add(long tenderId, CriterionInput input, int position) {
    add(
        tenderId,
        input.kind(),
        input.code(),
        position,
        input.nameAr(),
        input.nameEn(),
        input.weight());
  }
}
