package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;

/** Reads what awards are reckoned from, reckons them, and stores what one gives. */
@Singleton
class ReckonAwards {
  private final ReckoningQueries queries;
  private final Awards awards;
  private final AwardItems items;
  private final AwardShares shares;

  ReckonAwards(ReckoningQueries queries, Awards awards, AwardItems items, AwardShares shares) {
    this.queries = queries;
    this.awards = awards;
    this.items = items;
    this.shares = shares;
  }

  /**
   * The awards of winners, in their order; see {@link AwardReckoning}.
   *
   * @param shares what each winner of a divided lot gives
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<AwardReckoning.AwardPart> run(
      long tenderId, List<AwardReckoning.Winner> winners, List<LotShare> shares) {
    List<Long> bids = winners.stream().map(AwardReckoning.Winner::bidId).distinct().toList();
    return new AwardReckoning(
            queries.listNeeds(tenderId),
            queries.listPrices(tenderId, bids),
            queries.listTiers(tenderId, bids),
            queries.listDiscounts(tenderId),
            queries.listHeld(tenderId))
        .of(winners, shares);
  }

  /** Stores an award that is recommended, with its items, shares and discounts. */
  @Transactional(Transactional.TxType.MANDATORY)
  void store(AwardReckoning.AwardPart part, String reason, long personId) {
    BigDecimal amount = part.amount().amount();
    BigDecimal converted = awards.convert(part.lotId(), part.bidId(), amount).orElseThrow();
    awards.recommend(part.lotId(), part.bidId(), amount, converted, reason, personId);
    long id = awards.findLiving(part.lotId(), part.bidId()).orElseThrow();
    items.add(part.items().stream().map(i -> row(id, part.lotId(), i)).toList());
    shares.add(part.items().stream().flatMap(i -> shares(id, i).stream()).toList());
    part.discounts().forEach(d -> awards.addDiscount(id, part.bidId(), d.number(), d.percent()));
  }

  private static AwardItems.StoredAwardItem row(
      long id, long lotId, AwardReckoning.ReckonedItem item) {
    return new AwardItems.StoredAwardItem(
        id,
        item.lotItemId(),
        lotId,
        item.quantity(),
        item.bidPrice(),
        item.discountPercent(),
        item.bundlePrice(),
        item.unitPrice(),
        item.amount().amount());
  }

  private static List<AwardShares.StateShare> shares(long id, AwardReckoning.ReckonedItem item) {
    return item.byState().entrySet().stream()
        .map(e -> new AwardShares.StateShare(id, item.lotItemId(), e.getKey(), e.getValue()))
        .toList();
  }
}
