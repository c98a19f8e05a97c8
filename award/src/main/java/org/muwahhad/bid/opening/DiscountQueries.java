package org.muwahhad.bid.opening;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;

/**
 * Discounts of opened bids. They count only in an award over several lots that meets their
 * condition, and never in the ranking of a lot.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DiscountQueries extends GenericRepository<DiscountQueries.DiscountLot, Long> {
  /** Role of the lots that have to be won. */
  String WHEN_WINNING = "WHEN_WINNING";

  /** Role of the lots whose prices are lowered. */
  String APPLIES_TO = "APPLIES_TO";

  /** A discount with one of its lots. */
  @Introspected
  @MappedEntity("bid_discount_lot")
  record DiscountLot(
      @Id long bidId,
      int number,
      BigDecimal percent,
      @Nullable Integer winning,
      long lotId,
      String role) {}

  /**
   * A percentage off the prices of an opened bid.
   *
   * @param number from 1, in the order of the bid
   * @param whenWinning keys of the lots of its condition
   * @param winning how many of them have to be won; null for all
   * @param appliesTo keys of the lots whose prices are lowered then
   */
  @Introspected
  record OpenedDiscount(
      long bidId,
      int number,
      BigDecimal percent,
      List<Long> whenWinning,
      @Nullable Integer winning,
      List<Long> appliesTo) {
    public OpenedDiscount {
      whenWinning = List.copyOf(whenWinning);
      appliesTo = List.copyOf(appliesTo);
    }
  }

  @Query(
      """
      SELECT d.bid_id, d.number, d.percent, d.winning, l.lot_id, l.role
        FROM bid_discount d
        JOIN bid b ON b.id = d.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN bid_discount_lot l ON l.bid_id = d.bid_id AND l.number = d.number
        JOIN lot t ON t.id = l.lot_id
       WHERE d.tender_id = :tenderId AND NOT d.is_bundle
       ORDER BY s.registration_number, d.number, t.number""")
  List<DiscountLot> listLots(long tenderId);

  /**
   * A bundle of lots of an opened bid.
   *
   * @param lots their numbers
   * @param amount what they come to together at the prices of the bundle: the sum of their lines,
   *     each rounded, without VAT, in the currency of the bid
   */
  @Introspected
  @MappedEntity("bid_discount")
  record OpenedBundle(@Id long bidId, int number, String lots, BigDecimal amount, String currency) {
    public Money total() {
      return Money.rounded(amount, currency);
    }
  }

  /** The bundles of all opened bids, in the order of the bidders' register numbers. */
  @Query(
      """
      SELECT d.bid_id, d.number,
             GROUP_CONCAT(DISTINCT l.number ORDER BY l.number SEPARATOR ', ') AS lots,
             SUM(ROUND(COALESCE(b.bundle_price, b.unit_price) * i.quantity, c.decimals)) AS amount,
             o.currency
        FROM bid_discount d
        JOIN bid_discount_lot x ON x.bid_id = d.bid_id AND x.number = d.number
                               AND x.role = 'APPLIES_TO'
        JOIN lot l ON l.id = x.lot_id
        JOIN lot_item i ON i.lot_id = l.id
        JOIN bid_line b ON b.bid_id = d.bid_id AND b.lot_item_id = i.id
        JOIN opened_bid o ON o.bid_id = d.bid_id
        JOIN currency c ON c.code = o.currency
        JOIN bid p ON p.id = d.bid_id
        JOIN supplier s ON s.id = p.supplier_id
       WHERE d.tender_id = :tenderId AND d.is_bundle
       GROUP BY d.bid_id, d.number, o.currency, s.registration_number
       ORDER BY s.registration_number, d.number""")
  List<OpenedBundle> listBundles(long tenderId);

  /** The discounts of all opened bids, in the order of the bidders' register numbers. */
  default List<OpenedDiscount> list(long tenderId) {
    List<OpenedDiscount> all = new ArrayList<>();
    List<DiscountLot> rows = listLots(tenderId);
    for (int from = 0; from < rows.size(); ) {
      DiscountLot first = rows.get(from);
      List<DiscountLot> own =
          rows.stream()
              .filter(r -> r.bidId() == first.bidId() && r.number() == first.number())
              .toList();
      all.add(
          new OpenedDiscount(
              first.bidId(),
              first.number(),
              first.percent(),
              lots(own, WHEN_WINNING),
              first.winning(),
              lots(own, APPLIES_TO)));
      from += own.size();
    }
    return all;
  }

  private static List<Long> lots(List<DiscountLot> rows, String role) {
    return rows.stream().filter(r -> r.role().equals(role)).map(DiscountLot::lotId).toList();
  }
}
