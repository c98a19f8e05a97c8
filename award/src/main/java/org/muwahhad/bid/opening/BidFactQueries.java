package org.muwahhad.bid.opening;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.shared.Digest;
import org.muwahhad.tender.BidAtOpening;

/**
 * All that is kept of opened bids once it was read from them: terms, prices, totals and securities
 * as stated, discounts, alternatives, answers. The opening records a digest of it for each bid, so
 * that a row changed or lost since is found.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface BidFactQueries extends GenericRepository<BidFactQueries.BidFigure, Long> {

  /** One thing that a bid says. */
  @Introspected
  @MappedEntity("opened_bid")
  record BidFigure(@Id long bidId, String text) {}

  // Before words stands their length, so that no words of a bid can pass for two fields.
  @Query(
      """
      SELECT bid_id, CONCAT_WS('|', 'bid', COALESCE(currency, ''), is_gcc_origin, validity_days,
                               has_security, CHAR_LENGTH(statement), statement,
                               COALESCE(most_lots, ''), COALESCE(most_value, ''), draw_value)
               AS text
        FROM opened_bid WHERE tender_id = :tenderId
      UNION ALL
      SELECT bid_id, CONCAT_WS('|', 'price', lot_item_id, unit_price, COALESCE(origin, ''),
                               COALESCE(CHAR_LENGTH(offered), ''), COALESCE(offered, ''),
                               COALESCE(stated_total, ''), COALESCE(least_quantity, ''),
                               COALESCE(delivery_days, ''), COALESCE(bundle, ''),
                               COALESCE(bundle_price, ''))
        FROM bid_line WHERE tender_id = :tenderId
      UNION ALL
      SELECT bid_id, CONCAT_WS('|', 'tier', lot_item_id, from_quantity, unit_price)
        FROM bid_tier WHERE tender_id = :tenderId
      UNION ALL
      SELECT bid_id, CONCAT_WS('|', 'total', lot_id, stated_total)
        FROM bid_lot_total WHERE tender_id = :tenderId
      UNION ALL
      SELECT bid_id, CONCAT_WS('|', 'discount', number, percent, winning, is_bundle)
        FROM bid_discount WHERE tender_id = :tenderId
      UNION ALL
      SELECT bid_id, CONCAT_WS('|', 'discounted', number, lot_id, role)
        FROM bid_discount_lot WHERE tender_id = :tenderId
      UNION ALL
      SELECT bid_id, CONCAT_WS('|', 'alternative', lot_id, CHAR_LENGTH(description), description)
        FROM bid_alternative WHERE tender_id = :tenderId
      UNION ALL
      SELECT bid_id, CONCAT_WS('|', 'alternative price', lot_item_id, unit_price,
                               COALESCE(origin, ''), COALESCE(CHAR_LENGTH(offered), ''),
                               COALESCE(offered, ''))
        FROM alternative_line WHERE tender_id = :tenderId
      UNION ALL
      SELECT bid_id, CONCAT_WS('|', 'security', form, CHAR_LENGTH(issuer), issuer,
                               CHAR_LENGTH(reference), reference, amount, currency, valid_until)
        FROM stated_security WHERE tender_id = :tenderId
      UNION ALL
      SELECT bid_id, CONCAT_WS('|', 'answer', requirement_id, COALESCE(claim, ''),
                               CHAR_LENGTH(offered), offered, CHAR_LENGTH(remark), remark)
        FROM bid_answer WHERE tender_id = :tenderId""")
  List<BidFigure> list(long tenderId);

  /** The digest of what is kept of each opened bid of a tender, by bid. */
  default Map<Long, String> digests(long tenderId) {
    return list(tenderId).stream()
        .collect(
            Collectors.groupingBy(
                BidFigure::bidId,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(BidFigure::text, Collectors.toList()), Digest::ofAnyOrder)));
  }

  /** The bids of an opening, those that were read with their digests. */
  default List<BidAtOpening> of(long tenderId, List<BidAtOpening> bids) {
    Map<Long, String> digests = digests(tenderId);
    return bids.stream().map(b -> b.withFigures(digests.get(b.bid()))).toList();
  }
}
