package org.muwahhad.bid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.requirement.Claim;

/**
 * What a bidder offers.
 *
 * @param currency ISO 4217 code; all prices are in it
 * @param gccOrigin the bidder declares the goods to be of GCC origin
 * @param validityDays days the bid stays valid from the deadline
 * @param hasSecurity the bid security was lodged; sealed as false where the tender asks for none
 * @param statement the bidder's words on the offer; may be empty
 * @param prices one a lot item; a lot is priced wholly or not at all
 * @param discounts those that depend on winning several lots; none when left out
 * @param mostLots how many lots the bidder can take at most, if it says so
 * @param mostValue what the bidder can take at most, without VAT, in the currency of the bid, if it
 *     says so
 * @param answers to the requirements of the tender; null where they are left out, which in a draft
 *     leaves those it has
 * @param security the bid security that was lodged, as far as the bidder states it
 * @param lotTotals what lots come to as the bidder states it; none when left out. The sum of
 *     quantity times unit price governs
 * @param alternatives to lots it prices, where the tender allows them, at most one a lot; none when
 *     left out
 */
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
    @Nullable BigDecimal mostValue,
    @Nullable List<RequirementAnswer> answers,
    @Nullable Security security,
    @Nullable List<LotTotal> lotTotals,
    @Nullable List<Alternative> alternatives) {

  public Offer {
    prices = List.copyOf(prices);
    discounts = discounts == null ? List.of() : List.copyOf(discounts);
    answers = answers == null ? null : List.copyOf(answers);
    lotTotals = lotTotals == null ? List.of() : List.copyOf(lotTotals);
    alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
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
        currency,
        gccOrigin,
        validityDays,
        hasSecurity,
        statement,
        prices,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  @Override
  public List<Discount> discounts() {
    return discounts == null ? List.of() : discounts;
  }

  @Override
  public List<LotTotal> lotTotals() {
    return lotTotals == null ? List.of() : lotTotals;
  }

  @Override
  public List<Alternative> alternatives() {
    return alternatives == null ? List.of() : alternatives;
  }

  /** The same offer with other answers, or none said. */
  public Offer withAnswers(@Nullable List<RequirementAnswer> others) {
    return new Offer(
        currency,
        gccOrigin,
        validityDays,
        hasSecurity,
        statement,
        prices,
        discounts,
        mostLots,
        mostValue,
        others,
        security,
        lotTotals,
        alternatives);
  }

  /** The same offer with other prices. */
  public Offer withPrices(List<Price> others) {
    return new Offer(
        currency,
        gccOrigin,
        validityDays,
        hasSecurity,
        statement,
        others,
        discounts,
        mostLots,
        mostValue,
        answers,
        security,
        lotTotals,
        alternatives);
  }

  /** The same offer, of which it is not said that a bid security was lodged. */
  public Offer withoutSecurityTick() {
    return new Offer(
        currency,
        gccOrigin,
        validityDays,
        false,
        statement,
        prices,
        discounts,
        mostLots,
        mostValue,
        answers,
        security,
        lotTotals,
        alternatives);
  }

  /** The alternative to a lot, if there is one. */
  public Optional<Alternative> alternative(long lotId) {
    return alternatives().stream().filter(a -> a.lotId() == lotId).findFirst();
  }

  /** The answers, none where they are left out. */
  public List<RequirementAnswer> allAnswers() {
    return answers == null ? List.of() : answers;
  }

  /** The lot items it prices. */
  public Set<Long> pricedItems() {
    return prices.stream().map(Price::lotItemId).collect(Collectors.toSet());
  }

  /**
   * The price of one unit of a lot item, without VAT.
   *
   * @param origin country the goods come from, ISO 3166-1 alpha-2, if stated
   * @param offered make and model in the bidder's words, if stated
   * @param statedTotal what all units come to as the bidder states it, without VAT, if it does; the
   *     unit price governs
   * @param leastQuantity the least of the item that the bidder supplies, if it says so
   * @param deliveryDays within how many days of an order it delivers, where the tender asks
   * @param tiers what smaller quantities than that of the lot cost, from the smallest on
   * @param bundle number of the bundle that its lot is in, if it has a price there: the lots of all
   *     items with the number
   * @param bundlePrice price of one unit if the bidder wins the whole of all lots of the bundle
   */
  public record Price(
      long lotItemId,
      BigDecimal unitPrice,
      @Nullable String origin,
      @Nullable String offered,
      @Nullable BigDecimal statedTotal,
      @Nullable BigDecimal leastQuantity,
      @Nullable Integer deliveryDays,
      @Nullable List<Tier> tiers,
      @Nullable Integer bundle,
      @Nullable BigDecimal bundlePrice) {
    public Price {
      tiers = tiers == null ? List.of() : List.copyOf(tiers);
    }

    /** A price without further details. */
    public static Price of(long lotItemId, BigDecimal unitPrice) {
      return described(lotItemId, unitPrice, null, null, null);
    }

    /** A price with what is told of the goods, and no terms of its own. */
    public static Price described(
        long lotItemId,
        BigDecimal unitPrice,
        @Nullable String origin,
        @Nullable String offered,
        @Nullable BigDecimal statedTotal) {
      return new Price(
          lotItemId, unitPrice, origin, offered, statedTotal, null, null, List.of(), null, null);
    }

    @Override
    public List<Tier> tiers() {
      return tiers == null ? List.of() : tiers;
    }

    /** Whether it states a least quantity, a time of delivery, tiers or a price in a bundle. */
    public boolean hasTerms() {
      return leastQuantity != null
          || deliveryDays != null
          || !tiers().isEmpty()
          || bundlePrice != null;
    }
  }

  /**
   * What one unit costs from a quantity on, up to the next tier or to the quantity of the lot,
   * which costs the unit price.
   */
  public record Tier(BigDecimal fromQuantity, BigDecimal unitPrice) {}

  /** What a lot comes to as the bidder states it, without VAT, in the currency of the bid. */
  public record LotTotal(long lotId, BigDecimal statedTotal) {}

  /**
   * Something other than what a lot asks for, which the bidder offers next to it, in the currency
   * of the bid. It counts only where the panel accepts it.
   *
   * @param description what differs, in the bidder's words
   * @param prices one for each item of the lot
   */
  public record Alternative(long lotId, String description, List<AlternativePrice> prices) {
    public Alternative {
      prices = List.copyOf(prices);
    }

    /** The price of an item, if it has one. */
    public Optional<BigDecimal> price(long lotItemId) {
      return prices.stream()
          .filter(p -> p.lotItemId() == lotItemId)
          .map(AlternativePrice::unitPrice)
          .findFirst();
    }
  }

  /**
   * The price of one unit of a lot item in an alternative, without VAT.
   *
   * @param origin country the goods come from, ISO 3166-1 alpha-2, if stated
   * @param offered make and model in the bidder's words, if stated
   */
  public record AlternativePrice(
      long lotItemId, BigDecimal unitPrice, @Nullable String origin, @Nullable String offered) {
    /** As a price of the bid itself would be. */
    public Price asPrice() {
      return Price.described(lotItemId, unitPrice, origin, offered, null);
    }
  }

  /**
   * What the bidder answers to a requirement.
   *
   * @param claim what it says of its offer, if anything
   * @param value what it offers, as typed
   * @param remark its words
   */
  public record RequirementAnswer(
      long requirementId, @Nullable Claim claim, @Nullable String value, @Nullable String remark) {
    /** What it offers; empty when it did not say. */
    public String offered() {
      return value == null ? "" : value.strip();
    }

    /** Its words; empty without. */
    public String words() {
      return remark == null ? "" : remark.strip();
    }

    public boolean isBlank() {
      return claim == null && offered().isEmpty() && words().isEmpty();
    }
  }

  /**
   * A bid security as its bidder states it; parts may be missing in a draft.
   *
   * @param issuer bank or insurer
   * @param reference number the issuer gave it
   * @param currency ISO 4217 code
   * @param validUntil last day, in Riyadh
   */
  public record Security(
      @Nullable SecurityForm form,
      @Nullable String issuer,
      @Nullable String reference,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable LocalDate validUntil) {
    public String issuerText() {
      return issuer == null ? "" : issuer.strip();
    }

    public String referenceText() {
      return reference == null ? "" : reference.strip();
    }

    /** The amount, once it is said with its currency. */
    public Optional<Money> value() {
      return amount == null || currency == null
          ? Optional.empty()
          : Optional.of(new Money(amount, currency));
    }
  }

  /**
   * A percentage taken off the bidder's prices.
   *
   * @param whenWinning the lots of its condition, by their keys
   * @param winning how many of them it has to win at least; null for all of them
   * @param appliesTo the lots whose prices are lowered then
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Discount(
      BigDecimal percent, List<Long> whenWinning, @Nullable Integer winning, List<Long> appliesTo) {
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
