package org.muwahhad.framework.calloff;

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

/** Batches of orders, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OrderBatches extends GenericRepository<OrderBatches.Batch, Long> {

  /**
   * How much of an item of an order is to come by a day.
   *
   * @param position from 1, by day
   * @param wantedOn in Riyadh
   */
  @Introspected
  @MappedEntity("call_off_batch")
  record Batch(
      @Id long callOffId, long lotItemId, int position, BigDecimal quantity, LocalDate wantedOn) {}

  @Query(
      """
      INSERT INTO call_off_batch (call_off_id, lot_item_id, position, quantity, wanted_on)
      VALUES (:callOffId, :lotItemId, :position, :quantity, :wantedOn)""")
  void add(List<Batch> batches);

  /** The batches of some orders, by order, item and day; at least one order must be given. */
  @Query(
      """
      SELECT call_off_id, lot_item_id, position, quantity, wanted_on FROM call_off_batch
       WHERE call_off_id IN (:callOffs)
       ORDER BY call_off_id, lot_item_id, position""")
  List<Batch> list(List<Long> callOffs);
}
