package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a bidder offers.
 *
 * @param currency ISO 4217 code; all prices are in it
 * @param gccOrigin the bidder declares the goods to be of GCC origin
 * @param validityDays days the bid stays valid from the deadline
 * @param hasSecurity the bid security was lodged
 * @param statement the bidder's words on the offer; may be empty
 * @param prices one a lot item; a lot is priced wholly or not at all
 * @param discounts those that depend on winning several lots; none when left out
 * @param mostLots how many lots the bidder can take at most, if it says so
 * @param mostValue what the bidder can take at most, without VAT, in the currency of the bid, if it
 *     says so
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Offer(
    String currency,
    boolean gccOrigin,
    int validityDays,
    boolean hasSecurity,
    String statement,
    List<Price> prices,
    @Nullable List<Discount> discounts,
    @Nullable Integer mostLots,
    @Nullable BigDecimal mostValue) {

  public Offer {
    prices = List.copyOf(prices);
    discounts = discounts == null ? List.of() : List.copyOf(discounts);
  }

  /** An offer of prices alone. */
  public static Offer ofPrices(
      String currency,
      boolean gccOrigin,
      int validityDays,
      boolean hasSecurity,
      String statement,
      List<Price> prices) {
    return new Offer(
        currency, gccOrigin, validityDays, hasSecurity, statement, prices, List.of(), null, null);
  }

  @Override
  public List<Discount> discounts() {
    return discounts == null ? List.of() : discounts;
  }

  /** The price of one unit of a lot item, without VAT. */
  @Serdeable
  public record Price(long lotItemId, BigDecimal unitPrice) {}

  /**
   * A percentage taken off the bidder's prices.
   *
   * @param whenWinning the lots that it has to win, by their keys
   * @param appliesTo the lots whose prices are lowered then
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Discount(BigDecimal percent, List<Long> whenWinning, List<Long> appliesTo) {
    public Discount {
      whenWinning = List.copyOf(whenWinning);
      appliesTo = List.copyOf(appliesTo);
    }
  }

  /** The price of a lot item, if it has one. */
  public Optional<BigDecimal> price(long lotItemId) {
    return prices.stream()
        .filter(p -> p.lotItemId() == lotItemId)
        .map(Price::unitPrice)
        .findFirst();
  }
}
