package org.muwahhad.bid;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderViews;

/**
 * The record of an opening: frozen, the same for everyone entitled to it.
 *
 * @param opened who opened, and when (UTC)
 * @param panel the members of the opening panel
 * @param present those of them who were there; none are known of openings before the key ceremony
 *     came
 * @param bids as read, in the order of the register numbers
 * @param unreadable bids that could not be read
 * @param totals what each bid asks for each lot it prices
 * @param discounts what the bids take off for winning several lots; no total has it taken off
 * @param estimate opened after the prices
 */
@Serdeable
public record OpeningRecord(
    TenderViews.Tender tender,
    TenderViews.@Nullable Milestone opened,
    List<TenderViews.PanelMember> panel,
    List<OpeningRoom.Seat> present,
    List<TenderViews.Lot> lots,
    List<BidViews.OpenedBid> bids,
    List<BidViews.UnreadableBid> unreadable,
    List<BidViews.LotTotal> totals,
    List<DiscountViews.OpenedDiscount> discounts,
    BidViews.@Nullable OpenedEstimate estimate) {

  /** The bid a discount is of. */
  public BidViews.OpenedBid bid(long bidId) {
    return bids.stream().filter(b -> b.bidId() == bidId).findFirst().orElseThrow();
  }

  /** The lots of these keys, in their order. */
  public List<TenderViews.Lot> lots(List<Long> lotIds) {
    return lots.stream().filter(l -> lotIds.contains(l.id())).toList();
  }

  /** Whether any bid says how much its bidder can take. */
  public boolean hasLimits() {
    return bids.stream().anyMatch(b -> b.mostLots() != null || b.mostValue() != null);
  }

  /** What a bid asks for a lot, if it prices it. */
  public Optional<Money> total(long bidId, long lotId) {
    return totals.stream()
        .filter(t -> t.bidId() == bidId && t.lotId() == lotId)
        .map(BidViews.LotTotal::total)
        .findFirst();
  }
}
