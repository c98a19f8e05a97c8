package org.muwahhad.bid.opening;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Money;

/** Alternatives that opened bids offer for lots. Nothing is here before their prices are opened. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AlternativeQueries
    extends GenericRepository<AlternativeQueries.OpenedAlternative, Long> {

  /**
   * An alternative.
   *
   * @param description what differs, in the bidder's words
   * @param amount what it comes to for the lot in the quantities tendered: the sum of its lines,
   *     each rounded, without VAT, in the currency of the bid
   */
  @Introspected
  @MappedEntity("bid_alternative")
  record OpenedAlternative(
      @Id long bidId, long lotId, String description, BigDecimal amount, String currency) {
    public Money total() {
      return Money.rounded(amount, currency);
    }
  }

  /** All of a tender, in the order of the bidders' register numbers and of the lots. */
  @Query(
      """
      SELECT a.bid_id, a.lot_id, a.description,
             SUM(ROUND(x.unit_price * i.quantity, c.decimals)) AS amount, o.currency
        FROM bid_alternative a
        JOIN alternative_line x ON x.bid_id = a.bid_id AND x.lot_id = a.lot_id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN lot l ON l.id = a.lot_id
        JOIN opened_bid o ON o.bid_id = a.bid_id
        JOIN currency c ON c.code = o.currency
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE a.tender_id = :tenderId
       GROUP BY a.bid_id, a.lot_id, a.description, o.currency, s.registration_number, l.number
       ORDER BY s.registration_number, l.number""")
  List<OpenedAlternative> list(long tenderId);
}
