package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.BidConfirmed;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.shared.Refusal;

/**
 * A bidder confirms that its bid, as submitted, stands for the tender as amended since. A bid that
 * needs no confirmation is left as it is.
 *
 * <p>Refused with {@code bid.deadline-passed}, {@code bid.tender-not-open}, {@code
 * bid.supplier-suspended}, and as a conflict when the tender was amended once more since the bidder
 * looked.
 */
@Singleton
public class ConfirmBid {
  private final BidGate gate;
  private final Bids bids;
  private final Confirmations confirmations;
  private final AuditLog audit;

  ConfirmBid(BidGate gate, Bids bids, Confirmations confirmations, AuditLog audit) {
    this.gate = gate;
    this.bids = bids;
    this.confirmations = confirmations;
    this.audit = audit;
  }

  /** Confirms the bid after an amendment, which the bidder has seen. */
  @Transactional
  public void run(Actor actor, long tenderId, int amendment) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    gate.requireOpen(gate.enter(tenderId));
    Optional<Confirmations.ConfirmationDue> due = confirmations.findDue(tenderId, bidder.id());
    if (due.isEmpty()) {
      return;
    }
    if (due.get().amendment() != amendment) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    Bids.Bid bid =
        bids.lockOf(tenderId, bidder.id()).orElseThrow(Refusal.Conflict::changedMeanwhile);

    gate.beforeDeadline(
        tenderId,
        () ->
            confirmations.add(bid.id(), tenderId, bid.versionCount(), amendment, actor.personId()));
    audit.record(actor, new BidConfirmed(bid.id(), bid.versionCount(), amendment));
  }
}
