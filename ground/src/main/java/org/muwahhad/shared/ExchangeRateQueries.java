package org.muwahhad.shared;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Dated exchange rates; each holds from its day until the next. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ExchangeRateQueries
    extends GenericRepository<ExchangeRateQueries.ExchangeRateRow, Long> {

  /** Units of a currency for one US dollar. */
  @Introspected
  @MappedEntity("exchange_rate")
  record ExchangeRateRow(@Id long id, String currency, BigDecimal unitsPerUsd) {}

  @Query(
      """
      SELECT x.id, x.currency, x.units_per_usd FROM exchange_rate x
       WHERE x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                              WHERE y.currency = x.currency AND y.valid_from <= :day)""")
  List<ExchangeRateRow> listOn(LocalDate day);

  @Query(
      """
      SELECT x.id, x.currency, x.units_per_usd FROM exchange_rate x
       WHERE x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                              WHERE y.currency = x.currency AND y.valid_from <= UTC_DATE())""")
  List<ExchangeRateRow> listToday();

  /** The rates in force on a day. */
  default Conversion on(LocalDate day) {
    return conversion(listOn(day));
  }

  /** The rates in force today, by the database's clock. */
  default Conversion today() {
    return conversion(listToday());
  }

  private static Conversion conversion(List<ExchangeRateRow> rates) {
    return new Conversion(
        rates.stream()
            .collect(Collectors.toMap(ExchangeRateRow::currency, ExchangeRateRow::unitsPerUsd)));
  }
}
