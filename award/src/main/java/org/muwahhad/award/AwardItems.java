package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What awards give of each item, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AwardItems extends GenericRepository<AwardItems.StoredAwardItem, Long> {

  /** An item of an award. */
  @Introspected
  @MappedEntity("award_item")
  record StoredAwardItem(
      @Id long awardId,
      long lotItemId,
      long lotId,
      BigDecimal quantity,
      BigDecimal bidPrice,
      BigDecimal discountPercent,
      @Nullable BigDecimal bundlePrice,
      BigDecimal unitPrice,
      BigDecimal amount) {}

  @Query(
      """
      INSERT INTO award_item (award_id, lot_item_id, lot_id, quantity, bid_price, discount_percent,
                              bundle_price, unit_price, amount)
      VALUES (:awardId, :lotItemId, :lotId, :quantity, :bidPrice, :discountPercent, :bundlePrice,
              :unitPrice, :amount)""")
  void add(List<StoredAwardItem> items);
}
