package org.muwahhad.bid.workbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.BidPricesTaken;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.BidDrafts;
import org.muwahhad.bid.room.FirstOffer;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.shared.Refusal;

/**
 * A bidder takes the prices of the workbook it sent into its draft, once it has seen what they
 * change. Items that the workbook does not name, conditions, discounts and answers stay as they
 * are.
 *
 * <p>Refused as {@link SaveBidDraft} is, with {@code bid.workbook-wrong} while a cell cannot be
 * taken, and as a conflict when the draft changed since it was compared.
 *
 * <p>Also refused with {@code bid.workbook-outdated} and {@code bid.tiers-unreadable}.
 *
 * <p>Faults in the input have the codes {@code bid.price-missing}, {@code bid.priced-twice} and
 * {@code bid.unknown-item}.
 */
@Singleton
public class TakePriceWorkbook {
  private final BidGate gate;
  private final BidDrafts drafts;
  private final FirstOffer firstOffer;
  private final PriceWorkbooks workbooks;
  private final StagedPrices staged;
  private final AuditLog audit;

  TakePriceWorkbook(
      BidGate gate,
      BidDrafts drafts,
      FirstOffer firstOffer,
      PriceWorkbooks workbooks,
      StagedPrices staged,
      AuditLog audit) {
    this.gate = gate;
    this.drafts = drafts;
    this.firstOffer = firstOffer;
    this.workbooks = workbooks;
    this.staged = staged;
    this.audit = audit;
  }

  /** Takes the prices and returns how many items change. */
  @Transactional
  public int run(Actor actor, long tenderId, int version) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    gate.requireOpen(gate.enter(tenderId));
    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    if (bid.version() != version) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    PriceReview review =
        workbooks
            .review(actor, tenderId)
            .orElseThrow(() -> new Refusal.NotFound("price workbook in tender " + tenderId));
    workbooks.requireFresh(actor, tenderId, bid);
    review.requireFaultless();
    Optional<BidDrafts.BidDraft> before = drafts.find(tenderId, bidder.id());
    Offer draft =
        before.map(BidDrafts.BidDraft::offer).orElseGet(() -> firstOffer.in(tenderId, bidder.id()));
    drafts.store(
        bid,
        workbooks.taken(draft, bid),
        workbooks.retyped(before.map(BidDrafts.BidDraft::typed).orElse(null), bid),
        BidDrafts.DraftPart.OFFER,
        actor);
    staged.delete(bid.id());
    audit.record(actor, new BidPricesTaken(bid.id(), review.changes().size()));
    return review.changes().size();
  }
}
