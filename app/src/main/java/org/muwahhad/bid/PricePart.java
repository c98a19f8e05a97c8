package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a bid with its discounts and limits, as they are hashed and sealed in a tender of
 * two envelopes. The components stand in the alphabetical order of their names ({@link
 * BidContent}).
 *
 * @param format 3
 * @param salt 32 random bytes of its own, hexadecimal: the technical part, which is read first,
 *     tells the digest
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PricePart(
    String currency,
    List<BidContent.Discount> discounts,
    int format,
    @Nullable Integer mostLots,
    @Nullable String mostValue,
    List<BidContent.Line> prices,
    String salt,
    String supplier,
    String tender) {

  static PricePart of(Offer offer, String salt, String supplier, String tender) {
    BidContent content = BidContent.of(offer, salt, supplier, tender);
    return new PricePart(
        content.currency(),
        offer.discounts().stream().map(BidContent.Discount::of).toList(),
        TechnicalPart.FORMAT,
        content.mostLots(),
        content.mostValue(),
        content.prices(),
        salt,
        supplier,
        tender);
  }

  /**
   * The prices as an offer, which declares nothing.
   *
   * @throws NumberFormatException when an amount is none
   */
  Offer offer() {
    return new Offer(
        currency,
        false,
        0,
        false,
        "",
        prices.stream().map(BidContent.Line::price).toList(),
        discounts.stream().map(BidContent.Discount::offered).toList(),
        mostLots,
        mostValue == null ? null : new BigDecimal(mostValue),
        null);
  }

  boolean isFor(String supplierRegistration, String tenderNumber) {
    return format == TechnicalPart.FORMAT
        && supplier.equals(supplierRegistration)
        && tender.equals(tenderNumber);
  }
}
