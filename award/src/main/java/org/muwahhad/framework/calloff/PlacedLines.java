package org.muwahhad.framework.calloff;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;

/** Lines of orders of officers, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PlacedLines extends GenericRepository<PlacedLines.PlacedLine, Long> {

  /**
   * A line of an order.
   *
   * @param netAmount what it comes to, without VAT, in the currency of the agreement
   */
  @Introspected
  @MappedEntity("call_off_line")
  record PlacedLine(
      @Id long callOffId,
      long agreementId,
      long entityId,
      long lotItemId,
      BigDecimal quantity,
      BigDecimal netAmount) {}

  @Query(
      """
      INSERT INTO call_off_line (call_off_id, agreement_id, entity_id, lot_item_id, quantity,
                                 net_amount)
      VALUES (:callOffId, :agreementId, :entityId, :lotItemId, :quantity, :netAmount)""")
  void add(List<PlacedLine> lines);
}
