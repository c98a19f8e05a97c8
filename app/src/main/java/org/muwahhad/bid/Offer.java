package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a bidder offers.
 *
 * @param currency ISO 4217 code; all prices are in it
 * @param gccOrigin the bidder declares the goods to be of GCC origin
 * @param validityDays days the bid stays valid from the deadline
 * @param hasSecurity the bid security was lodged
 * @param statement the bidder's words on the offer; may be empty
 * @param prices one a lot item; a lot is priced wholly or not at all
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Offer(
    String currency,
    boolean gccOrigin,
    int validityDays,
    boolean hasSecurity,
    String statement,
    List<Price> prices) {

  public Offer {
    prices = List.copyOf(prices);
  }

  /** The price of one unit of a lot item, without VAT. */
  @Serdeable
  public record Price(long lotItemId, BigDecimal unitPrice) {}

  /** The price of a lot item, if it has one. */
  public Optional<BigDecimal> price(long lotItemId) {
    return prices.stream()
        .filter(p -> p.lotItemId() == lotItemId)
        .map(Price::unitPrice)
        .findFirst();
  }
}
