package org.muwahhad.bid;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.tender.requirement.Requirements;

/**
 * A bidder keeps what was typed so far, encrypted; it may be incomplete. What was submitted before
 * stays as it is.
 *
 * <p>Refused with {@code bid.deadline-passed} and {@code bid.tender-not-open}, to a suspended
 * supplier with {@code bid.supplier-suspended}, to one that is not invited to a tender that is not
 * open with {@code bid.not-invited}, and as invalid input for items that are not in the tender and
 * amounts that are not prices.
 */
@Singleton
public class SaveBidDraft {
  private final BidGate gate;
  private final Bids bids;
  private final TenderViews tenders;
  private final Requirements requirements;
  private final BidDrafts drafts;
  private final AuditLog audit;

  SaveBidDraft(
      BidGate gate,
      Bids bids,
      TenderViews tenders,
      Requirements requirements,
      BidDrafts drafts,
      AuditLog audit) {
    this.gate = gate;
    this.bids = bids;
    this.tenders = tenders;
    this.requirements = requirements;
    this.drafts = drafts;
    this.audit = audit;
  }

  /** Returns the number of the bid. */
  @Transactional
  public long run(Actor actor, long tenderId, Offer offer) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireInvited(tenderId, bidder.id());
    gate.requireOpen(entered);
    new OfferRules(tenders.listItems(tenderId), bids.listCurrencies(), requirements.list(tenderId))
        .ofDraft(offer)
        .throwIfAny();

    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    drafts.store(bid, withAnswers(offer, tenderId, bidder.id()));
    audit.record(actor, Role.BIDDER, bid.chain(), "bid.draft-saved", "bid", bid.id(), Map.of());
    return bid.id();
  }

  /** Answers that are left out stay as the draft has them. */
  private Offer withAnswers(Offer offer, long tenderId, long supplierId) {
    return offer.answers() != null
        ? offer
        : drafts
            .find(tenderId, supplierId)
            .map(d -> offer.withAnswers(d.offer().answers()))
            .orElse(offer);
  }
}
