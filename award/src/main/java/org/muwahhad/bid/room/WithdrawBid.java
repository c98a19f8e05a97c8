package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.BidWithdrawn;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.bid.Bids;
import org.muwahhad.shared.Refusal;

/**
 * A bidder takes its bid back before the deadline. The versions received stay sealed and are never
 * opened; the bidder may submit again until the deadline.
 *
 * <p>Refused with {@code bid.account-held}, {@code bid.deadline-passed}, {@code
 * bid.tender-not-open}, and {@code bid.wrong-status} when nothing is submitted. Another supplier's
 * bid is not found.
 */
@Singleton
public class WithdrawBid {
  private final BidGate gate;
  private final Bids bids;
  private final AuditLog audit;

  WithdrawBid(BidGate gate, Bids bids, AuditLog audit) {
    this.gate = gate;
    this.bids = bids;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long bidId) {
    // Anyone who is suspended or debarred bids no more, but may take back what it bid.
    long supplierId = gate.supplierOf(actor);
    long tenderId =
        bids.find(bidId)
            .filter(b -> b.supplierId() == supplierId)
            .map(Bids.Bid::tenderId)
            .orElseThrow(() -> new Refusal.NotFound("bid " + bidId));
    gate.requireOpen(gate.enter(tenderId));
    Bids.Bid bid =
        bids.lockOf(tenderId, supplierId).orElseThrow(Refusal.Conflict::changedMeanwhile);
    if (!BidStatus.BidEvent.WITHDRAW.isAllowedFrom(bid.status())) {
      throw new Refusal.RuleBroken("bid.wrong-status");
    }

    int moved =
        gate.beforeDeadline(
            tenderId, () -> bids.withdraw(bid.id(), bid.status(), actor.personId(), bid.version()));
    if (moved != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new BidWithdrawn(bid.id(), bid.versionCount()));
  }
}
