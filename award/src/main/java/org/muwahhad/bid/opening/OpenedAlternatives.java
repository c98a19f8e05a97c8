package org.muwahhad.bid.opening;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alternatives as an opening writes them down. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OpenedAlternatives
    extends GenericRepository<OpenedAlternatives.AlternativePriceLine, Long> {

  /** A price of an alternative. */
  @MappedEntity("alternative_line")
  record AlternativePriceLine(
      @Id long bidId,
      long lotItemId,
      long lotId,
      long tenderId,
      BigDecimal unitPrice,
      @Nullable String origin,
      @Nullable String offered) {}

  @Query(
      """
      INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description)
      VALUES (:bidId, :lotId, :tenderId, :description)""")
  void add(long bidId, long lotId, long tenderId, String description);

  @Query(
      """
      INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price, origin,
                                    offered)
      VALUES (:bidId, :lotItemId, :lotId, :tenderId, :unitPrice, :origin, :offered)""")
  void addLines(List<AlternativePriceLine> lines);
}
