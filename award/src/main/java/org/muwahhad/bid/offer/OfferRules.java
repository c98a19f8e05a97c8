package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Requirement;

/** What an offer must fulfil. Pure: the same rules hold at submission and again at the opening. */
public final class OfferRules {
  public static final int LONGEST_STATEMENT = 2000;
  static final int LONGEST_OFFERED = 300;
  private static final int LONGEST_VALIDITY = 730;

  /**
   * What one line may come to. Two thousand of them, converted to the currency of the tender and
   * with a preference on top, still fit the figures of the ranking.
   */
  static final BigDecimal HIGHEST_LINE = new BigDecimal("100000000000");

  /** What a line or a lot may be said to come to, by the room the columns have. */
  private static final BigDecimal HIGHEST_TOTAL = new BigDecimal("1000000000000000");

  private final Map<Long, TenderQueries.LotItem> items;
  private final Set<String> currencies;
  private final DiscountRules discounts;
  private final AnswerRules answers;
  private final AlternativeRules alternatives;
  private final PriceTermRules terms;

  /**
   * The rules of a tender.
   *
   * @param alternatives whether bids may offer them
   * @param terms what may or has to be stated beside prices
   */
  public OfferRules(
      List<TenderQueries.LotItem> items,
      Collection<String> currencies,
      Collection<Requirement> requirements,
      boolean alternatives,
      PriceTerms terms) {
    this.items =
        items.stream().collect(Collectors.toMap(TenderQueries.LotItem::id, Function.identity()));
    this.currencies = Set.copyOf(currencies);
    this.discounts =
        new DiscountRules(
            items.stream().map(TenderQueries.LotItem::lotId).collect(Collectors.toSet()));
    this.answers = new AnswerRules(requirements);
    this.alternatives = new AlternativeRules(items, alternatives);
    this.terms = new PriceTermRules(this.items, terms);
  }

  /**
   * Whether nothing of an offer is longer than in one that keeps the rules. Asked first of what
   * nobody has read before: what is wrong with each of a million entries, told for each item of the
   * tender, would take all memory.
   */
  public boolean isBounded(Offer offer) {
    long lots = items.values().stream().map(TenderQueries.LotItem::lotId).distinct().count();
    return offer.statement().length() <= LONGEST_STATEMENT
        && offer.prices().size() <= items.size()
        && offer.prices().stream().allMatch(p -> p.tiers().size() <= PriceTermRules.MOST_TIERS)
        && offer.lotTotals().size() <= lots
        && offer.alternatives().size() <= lots
        && offer.alternatives().stream().allMatch(a -> a.prices().size() <= items.size())
        && offer.discounts().size() <= DiscountRules.MOST_DISCOUNTS
        && offer.discounts().stream()
            .allMatch(d -> d.whenWinning().size() <= lots && d.appliesTo().size() <= lots)
        && answers.areBounded(offer);
  }

  /** What is wrong with an offer that is still being written: only what was typed is looked at. */
  public Faults ofDraft(Offer offer) {
    Faults faults = new Faults();
    faults.check(currencies.contains(offer.currency()), "currency", "shared.not-a-choice");
    faults.check(offer.validityDays() >= 0, "validityDays", "bid.validity-out-of-range");
    faults.atMost("statement", offer.statement(), LONGEST_STATEMENT);
    Set<Long> seen = new HashSet<>();
    for (Offer.Price price : offer.prices()) {
      String field = field(price.lotItemId());
      checkPrice(faults, field, offer.currency(), price, seen.add(price.lotItemId()));
    }
    terms.ofDraft(faults, offer);
    alternatives.ofDraft(faults, offer, this);
    checkLotTotals(faults, offer);
    SecurityRules.ofDraft(faults, offer, currencies);
    discounts.ofDraft(faults, offer);
    answers.ofDraft(faults, offer);
    return faults;
  }

  /**
   * What is wrong with an offer that is to be submitted.
   *
   * @param leastValidity days the tender asks a bid to stay valid at least
   */
  public Faults ofSubmission(Offer offer, int leastValidity) {
    Faults faults = ofDraft(offer);
    faults.check(
        offer.validityDays() >= leastValidity && offer.validityDays() <= LONGEST_VALIDITY,
        "validityDays",
        "bid.validity-too-short",
        leastValidity,
        LONGEST_VALIDITY);
    faults.check(!offer.prices().isEmpty(), "prices", "bid.no-prices");
    checkWholeLots(faults, offer);
    checkOrigins(faults, offer);
    terms.ofSubmission(faults, offer);
    alternatives.ofSubmission(faults, offer);
    SecurityRules.ofSubmission(faults, offer);
    answers.ofSubmission(faults, offer);
    return faults;
  }

  /** Adds what is wrong with the answers to requirements, if they are to be submitted. */
  public void ofAnswers(Faults faults, Offer offer) {
    answers.ofSubmission(faults, offer);
  }

  /**
   * What is wrong with what a bid says before its prices are known.
   *
   * @param leastValidity days the tender asks a bid to stay valid at least
   */
  public Faults ofTechnicalPart(Offer offer, int leastValidity) {
    Faults faults =
        new Faults()
            .atMost("statement", offer.statement(), LONGEST_STATEMENT)
            .check(
                offer.validityDays() >= leastValidity && offer.validityDays() <= LONGEST_VALIDITY,
                "validityDays",
                "bid.validity-too-short",
                leastValidity,
                LONGEST_VALIDITY);
    answers.ofDraft(faults, offer);
    answers.ofSubmission(faults, offer);
    return faults;
  }

  /**
   * Adds what is wrong with a price.
   *
   * @param field path of the price
   * @param first whether it is the only one of its item so far
   */
  void checkPrice(Faults faults, String field, String currency, Offer.Price price, boolean first) {
    TenderQueries.LotItem item = items.get(price.lotItemId());
    if (item == null) {
      faults.check(false, field, "bid.unknown-item");
      return;
    }
    faults.check(first, field, "bid.priced-twice");
    checkWords(faults, field, price);
    BigDecimal stated = price.statedTotal();
    if (stated != null) {
      checkTotal(faults, field + ".statedTotal", currency, stated, item.free());
    }
    BigDecimal amount = price.unitPrice();
    if (amount.signum() == 0 && item.free()) {
      return;
    }
    if (amount.signum() <= 0) {
      faults.check(false, field, "bid.price-not-positive");
      return;
    }
    faults.check(
        Money.fits(amount, currency),
        field,
        "shared.too-many-decimals",
        currency,
        Money.decimals(currency));
    faults.check(
        amount.multiply(item.quantity()).compareTo(HIGHEST_LINE) < 0
            && amount.compareTo(HIGHEST_LINE) < 0,
        field,
        "bid.price-too-high");
  }

  /**
   * A total as stated can be any amount that can be paid: whether it is right is not asked here.
   */
  private static void checkTotal(
      Faults faults, String field, String currency, BigDecimal stated, boolean free) {
    if (stated.signum() < 0 || (stated.signum() == 0 && !free)) {
      faults.check(false, field, "bid.total-not-positive");
      return;
    }
    faults
        .check(
            Money.fits(stated, currency),
            field,
            "shared.too-many-decimals",
            currency,
            Money.decimals(currency))
        .check(stated.compareTo(HIGHEST_TOTAL) < 0, field, "bid.price-too-high");
  }

  private void checkLotTotals(Faults faults, Offer offer) {
    Set<Long> lots =
        items.values().stream().map(TenderQueries.LotItem::lotId).collect(Collectors.toSet());
    Set<Long> seen = new HashSet<>();
    for (Offer.LotTotal total : offer.lotTotals()) {
      String field = totalField(total.lotId());
      faults
          .check(lots.contains(total.lotId()), field, "bid.unknown-lot")
          .check(seen.add(total.lotId()), field, "bid.lot-named-twice");
      boolean free =
          items.values().stream()
              .filter(i -> i.lotId() == total.lotId())
              .allMatch(TenderQueries.LotItem::free);
      checkTotal(faults, field, offer.currency(), total.statedTotal(), free);
    }
  }

  private static void checkWords(Faults faults, String field, Offer.Price price) {
    String origin = price.origin();
    String offered = price.offered();
    faults.check(
        origin == null || Origins.isCountry(origin), field + ".origin", "bid.origin-unknown");
    if (offered != null) {
      faults.nameAtMost(field + ".offered", offered, LONGEST_OFFERED);
    }
  }

  /** Who declares its goods to be of GCC origin names no other country for any of them. */
  private static void checkOrigins(Faults faults, Offer offer) {
    for (Offer.Price price : offer.prices()) {
      checkOrigin(faults, offer, field(price.lotItemId()), price.origin());
    }
  }

  /** Adds a fault where goods come from elsewhere than the bidder declares for all of them. */
  static void checkOrigin(Faults faults, Offer offer, String field, @Nullable String origin) {
    faults.check(
        !offer.gccOrigin() || origin == null || Origins.isOfGcc(origin),
        field + ".origin",
        "bid.origin-not-gcc");
  }

  private void checkWholeLots(Faults faults, Offer offer) {
    Set<Long> pricedLots = new HashSet<>();
    Set<Long> priced = new HashSet<>();
    for (Offer.Price price : offer.prices()) {
      TenderQueries.LotItem item = items.get(price.lotItemId());
      if (item != null) {
        pricedLots.add(item.lotId());
        priced.add(item.id());
      }
    }
    items.values().stream()
        .filter(i -> pricedLots.contains(i.lotId()) && !priced.contains(i.id()))
        .sorted(Comparator.comparingInt(TenderQueries.LotItem::position))
        .forEach(i -> faults.check(false, field(i.id()), "bid.lot-incomplete"));
    discounts.ofSubmission(faults, offer, pricedLots);
    for (Offer.LotTotal total : offer.lotTotals()) {
      faults.check(
          pricedLots.contains(total.lotId()), totalField(total.lotId()), "bid.total-without-price");
    }
  }

  /** The path of what a lot comes to as stated. */
  static String totalField(long lotId) {
    return "lotTotals[" + lotId + "]";
  }

  /** The path of a lot item's price. */
  public static String field(long lotItemId) {
    return "prices[" + lotItemId + "]";
  }
}
