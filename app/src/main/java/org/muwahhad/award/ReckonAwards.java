package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;

/** Reads what awards are reckoned from, reckons them, and stores what one gives. */
@Singleton
class ReckonAwards {
  private final AwardRows rows;
  private final Awards awards;

  ReckonAwards(AwardRows rows, Awards awards) {
    this.rows = rows;
    this.awards = awards;
  }

  /**
   * The awards of winners, in their order; see {@link AwardReckoning}.
   *
   * @param shares what each winner of a divided lot gives
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<AwardReckoning.Part> run(
      long tenderId, List<AwardReckoning.Winner> winners, List<LotShare> shares) {
    List<Long> bids = winners.stream().map(AwardReckoning.Winner::bidId).distinct().toList();
    return new AwardReckoning(
            rows.listNeeds(tenderId),
            rows.listPrices(tenderId, bids),
            rows.listDiscounts(tenderId),
            rows.listHeld(tenderId))
        .of(winners, shares);
  }

  /** Stores an award that is recommended, with its items, shares and discounts. */
  @Transactional(Transactional.TxType.MANDATORY)
  void store(AwardReckoning.Part part, String reason, long personId) {
    BigDecimal amount = part.amount().amount();
    BigDecimal converted = awards.convert(part.lotId(), part.bidId(), amount);
    awards.recommend(part.lotId(), part.bidId(), amount, converted, reason, personId);
    long id = awards.findLiving(part.lotId(), part.bidId()).orElseThrow();
    rows.addItems(part.items().stream().map(i -> row(id, part.lotId(), i)).toList());
    rows.addShares(part.items().stream().flatMap(i -> shares(id, i).stream()).toList());
    if (!part.discounts().isEmpty()) {
      rows.addDiscounts(
          part.discounts().stream()
              .map(d -> new AwardRows.DiscountRow(id, part.bidId(), d.number(), d.percent()))
              .toList());
    }
  }

  private static AwardRows.ItemRow row(long id, long lotId, AwardReckoning.Item item) {
    return new AwardRows.ItemRow(
        id,
        item.lotItemId(),
        lotId,
        item.quantity(),
        item.bidPrice(),
        item.discountPercent(),
        item.unitPrice(),
        item.amount().amount());
  }

  private static List<AwardRows.ShareRow> shares(long id, AwardReckoning.Item item) {
    return item.byState().entrySet().stream()
        .map(e -> new AwardRows.ShareRow(id, item.lotItemId(), e.getKey(), e.getValue()))
        .toList();
  }
}
