package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.bid.seal.TenderKeys;

/**
 * Writes down the prices of a bid with its alternatives, its discounts and the bid security it
 * states, and the estimate that is opened after them.
 */
@Singleton
class StorePrices {
  private static final int LINES_AT_ONCE = 1000;
  private final Openings openings;
  private final OpenedAlternatives alternatives;
  private final SecurityStatements securities;
  private final TenderKeys keys;

  StorePrices(
      Openings openings,
      OpenedAlternatives alternatives,
      SecurityStatements securities,
      TenderKeys keys) {
    this.openings = openings;
    this.alternatives = alternatives;
    this.securities = securities;
    this.keys = keys;
  }

  // Not transactional by itself: what fails here is undone to a savepoint (StoreAttempt), and the
  // transaction goes on.
  void run(DeadlinePassed proof, long bidId, Offer offer) {
    List<Openings.OpenedPriceLine> lines =
        offer.prices().stream()
            .map(
                p ->
                    new Openings.OpenedPriceLine(
                        bidId,
                        p.lotItemId(),
                        proof.tenderId(),
                        p.unitPrice(),
                        p.origin(),
                        p.offered(),
                        p.statedTotal(),
                        p.leastQuantity(),
                        p.deliveryDays(),
                        p.bundle(),
                        p.bundlePrice()))
            .toList();
    for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
      openings.addLines(lines.subList(from, Math.min(from + LINES_AT_ONCE, lines.size())));
    }
    for (Offer.Price price : offer.prices()) {
      for (Offer.Tier tier : price.tiers()) {
        openings.addTier(
            bidId, price.lotItemId(), tier.fromQuantity(), proof.tenderId(), tier.unitPrice());
      }
    }
    for (Offer.LotTotal total : offer.lotTotals()) {
      openings.addLotTotal(bidId, total.lotId(), proof.tenderId(), total.statedTotal());
    }
    offer.alternatives().forEach(a -> store(proof, bidId, a));
    for (int i = 0; i < offer.discounts().size(); i++) {
      store(proof, bidId, i + 1, offer.discounts().get(i));
    }
    storeBundles(proof, bidId, offer);
    Offer.Security stated = offer.security();
    if (stated != null) {
      store(proof, bidId, stated);
    }
  }

  private void store(DeadlinePassed proof, long bidId, Offer.Alternative alternative) {
    long lot = alternative.lotId();
    alternatives.add(bidId, lot, proof.tenderId(), alternative.description());
    List<OpenedAlternatives.AlternativePriceLine> lines =
        alternative.prices().stream()
            .map(
                p ->
                    new OpenedAlternatives.AlternativePriceLine(
                        bidId,
                        p.lotItemId(),
                        lot,
                        proof.tenderId(),
                        p.unitPrice(),
                        p.origin(),
                        p.offered()))
            .toList();
    for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
      alternatives.addLines(lines.subList(from, Math.min(from + LINES_AT_ONCE, lines.size())));
    }
  }

  private void store(DeadlinePassed proof, long bidId, Offer.Security stated) {
    securities.add(
        bidId,
        proof.tenderId(),
        Objects.requireNonNull(stated.form()),
        stated.issuerText(),
        stated.referenceText(),
        Objects.requireNonNull(stated.amount()),
        Objects.requireNonNull(stated.currency()),
        Objects.requireNonNull(stated.validUntil()));
  }

  private void store(DeadlinePassed proof, long bidId, int number, Offer.Discount discount) {
    long tenderId = proof.tenderId();
    openings.addDiscount(bidId, number, tenderId, discount.percent(), discount.winning());
    for (long lot : discount.whenWinning()) {
      openings.addDiscountLot(bidId, number, tenderId, lot, DiscountQueries.WHEN_WINNING);
    }
    for (long lot : discount.appliesTo()) {
      openings.addDiscountLot(bidId, number, tenderId, lot, DiscountQueries.APPLIES_TO);
    }
  }

  /** Bundles come after the discounts, in the order of their numbers. */
  private void storeBundles(DeadlinePassed proof, long bidId, Offer offer) {
    Map<Integer, Set<Long>> bundles = new TreeMap<>();
    for (Offer.Price price : offer.prices()) {
      Integer bundle = price.bundle();
      if (bundle != null) {
        bundles
            .computeIfAbsent(bundle, b -> new TreeSet<>())
            .add(openings.getLot(price.lotItemId()));
      }
    }
    int number = offer.discounts().size();
    for (Set<Long> lots : bundles.values()) {
      number++;
      openings.addBundle(bidId, number, proof.tenderId());
      for (String role : List.of(DiscountQueries.WHEN_WINNING, DiscountQueries.APPLIES_TO)) {
        for (long lot : lots) {
          openings.addDiscountLot(bidId, number, proof.tenderId(), lot, role);
        }
      }
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void openEstimate(DeadlinePassed proof, Seal.PrivateKey key) {
    keys.findEstimate(proof.tenderId())
        .ifPresent(
            kept -> {
              byte[] text =
                  key.open(SealContexts.estimate(proof.tenderNumber()), kept.sealedAmount());
              String[] parts = new String(text, StandardCharsets.US_ASCII).split(" ", 2);
              openings.addEstimate(
                  proof.tenderId(), new BigDecimal(parts[0]), parts[1], proof.at());
            });
  }
}
