package org.muwahhad.demand;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Exchange rates as they stand today by the database's clock. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ExchangeRates extends GenericRepository<ExchangeRates.Rate, Long> {

  /** Units of a currency for one US dollar. */
  @Introspected
  @MappedEntity("exchange_rate")
  record Rate(@Id long id, String currency, BigDecimal unitsPerUsd) {}

  @Query(
      """
      SELECT x.id, x.currency, x.units_per_usd FROM exchange_rate x
       WHERE x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                              WHERE y.currency = x.currency AND y.valid_from <= UTC_DATE())""")
  List<Rate> listNewest();

  /** The newest rates, ready to convert with. */
  default Conversion newest() {
    Map<String, BigDecimal> rates =
        listNewest().stream().collect(Collectors.toMap(Rate::currency, Rate::unitsPerUsd));
    return new Conversion(rates);
  }
}
