package org.muwahhad.bid.opening;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** What opened bids state of items beside their prices. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ItemTermQueries extends GenericRepository<ItemTermQueries.OpenedItemTerms, Long> {

  /**
   * What a bid states of an item. Its prices of smaller quantities are unit prices, which are not
   * read out: only that there are such.
   *
   * @param tiers how many prices of smaller quantities it has
   */
  @Introspected
  @MappedEntity("bid_line")
  record OpenedItemTerms(
      @Id long bidId,
      long lotId,
      int lotNumber,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable Integer deliveryDays,
      @Nullable BigDecimal leastQuantity,
      int tiers) {}

  /** Of all bids, in the order of the bidders' register numbers, the lots and their items. */
  @Query(
      """
      SELECT b.bid_id, l.id AS lot_id, l.number AS lot_number, c.code AS item_code, r.name_ar,
             r.name_en, b.delivery_days, b.least_quantity,
             (SELECT COUNT(*) FROM bid_tier t
               WHERE t.bid_id = b.bid_id AND t.lot_item_id = b.lot_item_id) AS tiers
        FROM bid_line b
        JOIN lot_item i ON i.id = b.lot_item_id
        JOIN lot l ON l.id = i.lot_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN bid o ON o.id = b.bid_id
        JOIN supplier s ON s.id = o.supplier_id
       WHERE b.tender_id = :tenderId
         AND (b.delivery_days IS NOT NULL OR b.least_quantity IS NOT NULL
           OR EXISTS (SELECT 1 FROM bid_tier t
                       WHERE t.bid_id = b.bid_id AND t.lot_item_id = b.lot_item_id))
       ORDER BY s.registration_number, l.number, i.position, i.id""")
  List<OpenedItemTerms> list(long tenderId);
}
