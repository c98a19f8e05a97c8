package org.muwahhad.tender;

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

/** What the officers' estimates of a tender sum to, and the rates that convert them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EstimateRows extends GenericRepository<EstimateRows.Part, String> {

  /** Sum of quantity times estimated unit price, without VAT, in one currency. */
  @Introspected
  @MappedEntity("demand_line")
  record Part(@Id String currency, BigDecimal amount) {}

  /** Units of a currency for one US dollar on a day. */
  @Introspected
  @MappedEntity("exchange_rate")
  record Rate(@Id String currency, BigDecimal unitsPerUsd) {}

  @Query(
      """
      SELECT l.currency, SUM(a.quantity * l.estimated_unit_price) AS amount
        FROM lot_item i
        JOIN allocation a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
       WHERE i.tender_id = :tenderId
       GROUP BY l.currency""")
  List<Part> listParts(long tenderId);

  @Query(
      """
      SELECT x.currency, x.units_per_usd FROM exchange_rate x
       WHERE x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                              WHERE y.currency = x.currency AND y.valid_from <= :day)""")
  List<Rate> listRates(LocalDate day);
}
