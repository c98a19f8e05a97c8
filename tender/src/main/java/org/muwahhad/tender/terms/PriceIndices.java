package org.muwahhad.tender.terms;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.muwahhad.tender.PriceIndexQueries;

/** Indices of dossiers as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PriceIndices extends GenericRepository<PriceIndexQueries.DossierIndex, Long> {

  @Query("DELETE FROM tender_price_index WHERE tender_id = :tenderId")
  int remove(long tenderId);

  @Query(
      """
      INSERT INTO tender_price_index (tender_id, name_ar, name_en, source_ar, source_en, base_on,
                                      base_value)
      VALUES (:tenderId, :nameAr, :nameEn, :sourceAr, :sourceEn, :baseOn, :baseValue)""")
  int add(
      long tenderId,
      String nameAr,
      String nameEn,
      String sourceAr,
      String sourceEn,
      LocalDate baseOn,
      BigDecimal baseValue);
}
