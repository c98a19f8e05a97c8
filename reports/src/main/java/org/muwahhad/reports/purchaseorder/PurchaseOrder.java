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
 * @param batches how much of its items is to come by which day; empty when all comes at once
 * @param sums what it comes to
 * @param sha256 digest of what it says, as the record of the order has it
 * @param change what both sides agreed to afterwards; null when nothing was changed
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
    List<OrderedBatch> batches,
    OrderSums sums,
    String sha256,
    @Nullable AgreedChange change,
    @Nullable Instant cancelledAt) {
  public PurchaseOrder {
    lines = List.copyOf(lines);
    batches = List.copyOf(batches);
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

  /** How much of an item is to come by a day. */
  public record OrderedBatch(
      String code, Bilingual item, Bilingual unit, BigDecimal quantity, LocalDate wantedOn) {}

  /** How much is left of an item. */
  public record LeftItem(String code, Bilingual item, Bilingual unit, BigDecimal quantity) {}

  /**
   * How an order stands after its changes.
   *
   * @param dueOn day by which all is to be delivered; null where it stayed
   * @param items of which less is ordered now; empty where the quantities stayed
   * @param net what it comes to now, without VAT
   * @param vat what is added to it
   * @param gross the two together
   */
  public record AgreedChange(
      @Nullable LocalDate dueOn, List<LeftItem> items, Money net, Money vat, Money gross) {
    public AgreedChange {
      items = List.copyOf(items);
    }
  }

  /**
   * What it comes to.
   *
   * @param vatPercent rate of the state of the entity, in percent
   * @param grossOwn the total with VAT in the currency of the state; null when it is the same
   */
  public record OrderSums(
      Money net, BigDecimal vatPercent, Money vat, Money gross, @Nullable Money grossOwn) {}
}
