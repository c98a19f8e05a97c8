package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendedPrice;
import org.muwahhad.framework.amendment.AmendmentEntry.FollowedIndex;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Rounding;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * Works out the prices of an amendment. By the index that the dossier names all prices move as much
 * as the index did since it counted last, as far as the rule {@code agreement.price-index-percent}
 * lets them follow, and to {@code agreement.price-rise-percent} above the price awarded at the
 * most. Without one a price only falls.
 */
@Singleton
class DraftPrices {
  /** Rule of the tender: how far above the price awarded a price may lie. */
  static final TenderRule RISE = TenderRule.AGREEMENT_PRICE_RISE_PERCENT;

  /** Rule of the tender: the part of the price that follows the index. */
  static final TenderRule INDEXED = TenderRule.AGREEMENT_PRICE_INDEX_PERCENT;

  /** Rule of the tender: months from the start, and from one change by an index to the next. */
  static final TenderRule REVIEW = TenderRule.AGREEMENT_PRICE_REVIEW_MONTHS;

  private static final String NOTHING = "amendment.nothing-changed";
  private static final String OTHER_INDEX = "amendment.index-not-in-dossier";
  private static final int INDEX_DECIMALS = 4;
  private static final BigDecimal LARGEST_INDEX = new BigDecimal("10000000000");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private final AmendedAgreementQueries queries;
  private final TenderQueries tenders;

  DraftPrices(AmendedAgreementQueries queries, TenderQueries tenders) {
    this.queries = queries;
    this.tenders = tenders;
  }

  AmendmentTerms draft(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AmendmentProposal proposal,
      LocalDate effective,
      LocalDate today,
      Faults faults) {
    AmendmentProposal.IndexMove move = proposal.index();
    return move != null && move.isGiven()
        ? byIndex(agreement, move, effective, today, faults)
        : AmendmentTerms.ofPrices(null, lower(agreement, proposal, faults));
  }

  private AmendmentTerms byIndex(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AmendmentProposal.IndexMove move,
      LocalDate effective,
      LocalDate today,
      Faults faults) {
    BigDecimal rise = tenders.ruleOrOtherwise(agreement.tenderId(), RISE);
    if (rise.signum() == 0) {
      throw new Refusal.RuleBroken("amendment.price-fixed");
    }
    AmendedAgreementQueries.AgreedIndex agreed =
        queries
            .findIndex(agreement.id())
            .orElseThrow(() -> new Refusal.RuleBroken("amendment.no-index"));
    LocalDate earliest = earliest(agreement);
    faults.check(!effective.isBefore(earliest), "effectiveOn", "amendment.price-too-early");
    checkSame(move, agreed, faults);
    checkCurrent(move, agreed, today, faults);
    LocalDate base = move.baseOn();
    faults.check(
        base == null || !isCounted(agreement, base), "index.baseOn", "amendment.index-counted");
    if (!faults.isEmpty()) {
      return AmendmentTerms.ofPrices(null, List.of());
    }
    FollowedIndex index =
        new FollowedIndex(
            agreed.baseOn(),
            agreed.baseValue(),
            Objects.requireNonNull(move.currentOn()),
            Objects.requireNonNull(move.currentValue()),
            tenders.ruleOrOtherwise(agreement.tenderId(), INDEXED),
            agreed.name().ar(),
            rise,
            agreed.source().ar());
    List<AmendedPrice> moved =
        queries.listPrices(agreement.id()).stream()
            .map(p -> new AmendedPrice(p.unitPrice(), p.lotItemId(), priced(p, index)))
            .filter(p -> p.unitPrice().compareTo(p.before()) != 0)
            .toList();
    faults.check(!moved.isEmpty(), "index.currentValue", NOTHING);
    return AmendmentTerms.ofPrices(index, moved);
  }

  /** The index that prices may follow; empty where the dossier names none or lets none rise. */
  Optional<AmendedAgreementQueries.AgreedIndex> findIndex(
      AmendedAgreementQueries.AmendedAgreement agreement) {
    return queries
        .findIndex(agreement.id())
        .filter(i -> tenders.ruleOrOtherwise(agreement.tenderId(), RISE).signum() > 0);
  }

  /** The first day on which prices may follow an index. */
  LocalDate earliest(AmendedAgreementQueries.AmendedAgreement agreement) {
    long months = tenders.ruleOrOtherwise(agreement.tenderId(), REVIEW).longValueExact();
    return queries
        .findLastIndexed(agreement.id())
        .map(AmendedAgreementQueries.IndexedAmendment::effectiveOn)
        .orElse(agreement.startsOn())
        .plusMonths(months);
  }

  /** Whether prices already followed an index to a day after its base. */
  private boolean isCounted(AmendedAgreementQueries.AmendedAgreement agreement, LocalDate base) {
    return queries
        .findLastIndexed(agreement.id())
        .filter(last -> base.isBefore(last.currentOn()))
        .isPresent();
  }

  /** The price that follows an index, no higher than the cap. */
  static BigDecimal priced(AmendedAgreementQueries.AgreedItemPrice item, FollowedIndex index) {
    BigDecimal whole = index.baseValue().multiply(HUNDRED);
    BigDecimal moved =
        whole.add(index.currentValue().subtract(index.baseValue()).multiply(index.indexPercent()));
    BigDecimal followed =
        Rounding.average(item.unitPrice().multiply(moved), whole, item.currency());
    BigDecimal cap =
        Rounding.limit(
            item.awardedPrice().multiply(HUNDRED.add(index.risePercent())).movePointLeft(2),
            item.currency());
    return followed.min(cap);
  }

  /** What is said of the index is what the dossier says; what is left out need not be said. */
  private static void checkSame(
      AmendmentProposal.IndexMove move, AmendedAgreementQueries.AgreedIndex agreed, Faults faults) {
    LocalDate baseOn = move.baseOn();
    BigDecimal baseValue = move.baseValue();
    faults
        .check(isOf(agreed.name(), move.name()), "index.name", OTHER_INDEX)
        .check(isOf(agreed.source(), move.source()), "index.source", OTHER_INDEX)
        .check(baseOn == null || baseOn.equals(agreed.baseOn()), "index.baseOn", OTHER_INDEX)
        .check(
            baseValue == null || baseValue.compareTo(agreed.baseValue()) == 0,
            "index.baseValue",
            OTHER_INDEX);
  }

  /** Whether words are those of the dossier, in either language. */
  private static boolean isOf(Bilingual agreed, @Nullable String typed) {
    String words = AmendmentProposal.text(typed);
    return words.isEmpty() || words.equals(agreed.ar()) || words.equals(agreed.en());
  }

  private static void checkCurrent(
      AmendmentProposal.IndexMove move,
      AmendedAgreementQueries.AgreedIndex agreed,
      LocalDate today,
      Faults faults) {
    LocalDate current = move.currentOn();
    faults
        .check(current != null, "index.currentOn", "shared.missing")
        .check(
            current == null || agreed.baseOn().isBefore(current),
            "index.currentOn",
            "amendment.index-days")
        .check(
            current == null || !current.isAfter(today),
            "index.currentOn",
            "amendment.index-in-future");
    checkValue("index.currentValue", move.currentValue(), faults);
  }

  private static void checkValue(String field, @Nullable BigDecimal value, Faults faults) {
    if (value == null) {
      faults.check(false, field, "shared.missing");
      return;
    }
    faults
        .check(value.signum() > 0, field, "shared.not-positive")
        .check(
            value.stripTrailingZeros().scale() <= INDEX_DECIMALS
                && value.compareTo(LARGEST_INDEX) < 0,
            field,
            "amendment.index-decimals");
  }

  private List<AmendedPrice> lower(
      AmendedAgreementQueries.AmendedAgreement agreement,
      AmendmentProposal proposal,
      Faults faults) {
    Map<Long, AmendedAgreementQueries.AgreedItemPrice> agreed = new HashMap<>();
    queries.listPrices(agreement.id()).forEach(p -> agreed.put(p.lotItemId(), p));
    List<AmendedPrice> prices = new ArrayList<>();
    List<AmendmentProposal.NewPrice> named = proposal.namedPrices();
    for (int i = 0; i < named.size(); i++) {
      BigDecimal price = named.get(i).unitPrice();
      if (price == null) {
        continue;
      }
      String field = "prices[" + i + "].unitPrice";
      Long id = named.get(i).lotItemId();
      AmendedAgreementQueries.AgreedItemPrice item = id == null ? null : agreed.remove(id);
      if (item == null) {
        faults.check(false, field, "amendment.not-in-agreement");
      } else {
        prices.add(fallen(field, item, price, faults));
      }
    }
    faults.check(!prices.isEmpty() || !faults.isEmpty(), "", NOTHING);
    return prices;
  }

  /** A price that is no higher than the one in force. */
  static AmendedPrice fallen(
      String field, AmendedAgreementQueries.AgreedItemPrice item, BigDecimal price, Faults faults) {
    faults
        .price(field, price, item.currency())
        .check(price.compareTo(item.unitPrice()) < 0, field, "amendment.price-rises");
    return new AmendedPrice(item.unitPrice(), item.lotItemId(), price);
  }
}
