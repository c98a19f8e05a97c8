package org.muwahhad.bid.opening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.LateBidQueries;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.UnreadBids;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * The record of an opening: frozen, the same for everyone entitled to it.
 *
 * @param opened who opened, and when (UTC)
 * @param panel the members of the opening panel
 * @param present those of them who were there; none are known of openings before the key ceremony
 *     came
 * @param bids as read, in the order of the register numbers
 * @param unreadable bids that could not be read
 * @param unread why they could not, and why prices that were sealed apart could not
 * @param unconfirmed bids that were not confirmed after an amendment, and so were not opened
 * @param withdrawn how many bids were withdrawn before the deadline; nothing else is told of them
 * @param late bidders of whom a bid came after the deadline and was refused before the opening
 * @param totals what each bid asks for each lot it prices; on a page, for the lots that it shows
 * @param alternatives those the bids offer beside their bid for a lot
 * @param discounts what the bids take off for winning several lots; no total has it taken off
 * @param bundles lots that the bids offer together at other prices; no total is at these
 * @param terms what the bids state of items beside their prices; on a page, for the lots that it
 *     shows
 * @param securityAsked whether the tender asks for a bid security; otherwise no bid tells of one
 * @param securities the bid securities as the bids state them
 * @param prices the meeting that opens prices sealed apart, once it is announced
 * @param estimate opened after the prices
 * @param frozen the hashes of the record as it was frozen, by meeting
 */
public record OpeningRecord(
    TenderQueries.Tender tender,
    TenderQueries.@Nullable Milestone opened,
    List<TenderQueries.PanelMember> panel,
    List<OpeningRoomView.OpeningSeat> present,
    List<TenderQueries.TenderLot> lots,
    List<BidQueries.OpenedBid> bids,
    List<BidQueries.UnreadableBid> unreadable,
    List<UnreadBids.UnreadBid> unread,
    List<BidQueries.UnconfirmedBid> unconfirmed,
    int withdrawn,
    List<LateBidQueries.LateBidder> late,
    List<BidQueries.LotTotal> totals,
    List<AlternativeQueries.OpenedAlternative> alternatives,
    List<DiscountQueries.OpenedDiscount> discounts,
    List<DiscountQueries.OpenedBundle> bundles,
    List<ItemTermQueries.OpenedItemTerms> terms,
    boolean securityAsked,
    List<SecurityStatements.SecurityStatement> securities,
    @Nullable SecondMeeting prices,
    BidQueries.@Nullable OpenedEstimate estimate,
    List<BidQueries.FrozenRecord> frozen) {

  /**
   * The meeting in which the panel opens prices that were sealed apart.
   *
   * @param meetsAt UTC, as bidders were informed
   * @param openedAt UTC; null before
   * @param openedBy who opened them
   * @param present the members who were there
   */
  public record SecondMeeting(
      Instant meetsAt,
      @Nullable Instant openedAt,
      @Nullable Bilingual openedBy,
      List<OpeningRoomView.OpeningSeat> present) {}

  /**
   * An opening of bids or of prices.
   *
   * @param at UTC
   * @param by who opened; null when nobody is named
   * @param present the members of the panel who were there
   */
  public record OpeningAct(
      Instant at, @Nullable Bilingual by, List<OpeningRoomView.OpeningSeat> present) {
    public OpeningAct {
      present = List.copyOf(present);
    }
  }

  /**
   * The opening of the bids.
   *
   * @throws IllegalStateException when they are not opened
   */
  public OpeningAct opening() {
    Instant at = tender.openedAt();
    if (at == null) {
      throw new IllegalStateException("Tender " + tender.number() + " is not opened");
    }
    return new OpeningAct(at, opened == null ? null : opened.name(), present);
  }

  /** Whether prices are read: at the opening, or in the second meeting. */
  public boolean hasPrices() {
    return !tender.twoEnvelopes() || (prices != null && prices.openedAt() != null);
  }

  /** The bids whose prices stay sealed, since they did not pass the technical evaluation. */
  public List<BidQueries.OpenedBid> staySealed() {
    return bids.stream().filter(b -> Boolean.FALSE.equals(b.passed())).toList();
  }

  /** The bids whose prices were sealed apart and could not be read. */
  public List<BidQueries.OpenedBid> unreadPrices() {
    return bids.stream().filter(BidQueries.OpenedBid::hasUnreadPrices).toList();
  }

  /** Why a bid, or its prices, could not be read, in words; empty where the record does not say. */
  public Optional<Bilingual> reason(long bidId, SealedPart part) {
    return unread.stream()
        .filter(b -> b.bidId() == bidId && b.part() == part)
        .map(UnreadBids.UnreadBid::words)
        .findFirst();
  }

  /** The bid a discount is of. */
  public BidQueries.OpenedBid bid(long bidId) {
    return bids.stream().filter(b -> b.bidId() == bidId).findFirst().orElseThrow();
  }

  /** The lots of these keys, in their order. */
  public List<TenderQueries.TenderLot> lots(List<Long> lotIds) {
    return lots.stream().filter(l -> lotIds.contains(l.id())).toList();
  }

  /** Whether any bid says how much its bidder can take. */
  public boolean hasLimits() {
    return bids.stream().anyMatch(b -> b.mostLots() != null || b.mostValue() != null);
  }

  /** The lot of a key. */
  public TenderQueries.TenderLot lot(long lotId) {
    return lots.stream().filter(l -> l.id() == lotId).findFirst().orElseThrow();
  }

  /** The alternative of a bid to a lot, if it offers one. */
  public Optional<AlternativeQueries.OpenedAlternative> alternative(long bidId, long lotId) {
    return alternatives.stream().filter(a -> a.bidId() == bidId && a.lotId() == lotId).findFirst();
  }

  /** What a bid asks for a lot, if it prices it. */
  public Optional<Money> total(long bidId, long lotId) {
    return totals.stream()
        .filter(t -> t.bidId() == bidId && t.lotId() == lotId)
        .map(BidQueries.LotTotal::total)
        .findFirst();
  }
}
