package org.muwahhad.tender.approval;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;

/** What the officers' estimates of a tender sum to, and the rates that convert them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EstimateQueries extends GenericRepository<EstimateQueries.EstimatePart, String> {

  /**
   * Sum of quantity times estimated unit price, without VAT, in one currency. The estimate is for
   * the unit of the line, also where the line is bought as an equivalent in another unit.
   */
  @Introspected
  @MappedEntity("demand_line")
  record EstimatePart(@Id String currency, BigDecimal amount) {}

  @Query(
      """
      SELECT l.currency,
             SUM(a.line_quantity * l.estimated_unit_price) AS amount
        FROM lot_item i
        JOIN allocation_in_force a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
       WHERE i.tender_id = :tenderId
       GROUP BY l.currency""")
  List<EstimatePart> listParts(long tenderId);
}
