package org.muwahhad.reports.purchaseorder;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;

/**
 * Everything a purchase order says, as it was placed. Instants are UTC, days are those of Riyadh,
 * amounts in the currency of the agreement.
 *
 * @param number the order's own number
 * @param issuer the entity that orders
 * @param supplier with its number in the register
 * @param agreement number of the framework agreement
 * @param lot what the agreement is about
 * @param placedAt when it was placed; also the date inside the PDF
 * @param delivery where and until when it is to be delivered; null where the order does not say
 * @param lines at least one
 * @param sums what it comes to
 * @param sha256 digest of what it says, as the record of the order has it
 * @param cancelledAt when it was cancelled; null while it counts
 */
public record PurchaseOrder(
    String number,
    Bilingual issuer,
    Bilingual supplier,
    String agreement,
    Bilingual lot,
    Instant placedAt,
    @Nullable OrderDelivery delivery,
    List<OrderedItem> lines,
    OrderSums sums,
    String sha256,
    @Nullable Instant cancelledAt) {
  public PurchaseOrder {
    lines = List.copyOf(lines);
  }

  /**
   * Where and until when an order is to be delivered.
   *
   * @param site name and city; empty texts when the entity has none
   * @param contact whom the supplier turns to; may be empty
   * @param reference number that the entity gives the order; may be empty
   */
  public record OrderDelivery(
      Bilingual site, LocalDate wantedOn, String contact, String reference) {}

  /**
   * A line of it.
   *
   * @param net what it adds to what is ordered of the item, without VAT
   */
  public record OrderedItem(
      String code, Bilingual item, Bilingual unit, BigDecimal quantity, Price price, Money net) {}

  /**
   * What it comes to.
   *
   * @param vatPercent rate of the state of the entity, in percent
   * @param grossOwn the total with VAT in the currency of the state; null when it is the same
   */
  public record OrderSums(
      Money net, BigDecimal vatPercent, Money vat, Money gross, @Nullable Money grossOwn) {}
}
