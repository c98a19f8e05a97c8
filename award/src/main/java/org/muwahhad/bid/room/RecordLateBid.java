package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.LateBidRefused;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.LateBidQueries;
import org.muwahhad.shared.Sha256;

/**
 * Keeps that a bid was refused since it came after the deadline: when, which deadline had passed,
 * who sent it, and digest and size of what was sent. What it offers is kept nowhere. The bidder
 * gets a paper of it, and the record of an opening held later names the bidder. Sent again with the
 * same request key it is kept once; of a bidder at most a hundred are kept in a tender.
 *
 * <p>Does nothing while the deadline has not passed. Refused as {@link BidGate} refuses a person
 * who may not bid in the tender.
 */
@Singleton
public class RecordLateBid {
  private static final int MOST = 100;
  private final BidGate gate;
  private final Bids bids;
  private final LateBidQueries queries;
  private final AuditLog audit;

  RecordLateBid(BidGate gate, Bids bids, LateBidQueries queries, AuditLog audit) {
    this.gate = gate;
    this.bids = bids;
    this.queries = queries;
    this.audit = audit;
  }

  /**
   * Keeps the refusal.
   *
   * @param content what was sent; only its digest and size are kept
   */
  @Transactional
  public void run(Actor actor, long tenderId, String requestKey, byte[] content) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireInvited(tenderId, bidder.id());
    if (!entered.isOver()
        || content.length == 0
        || queries.countRequest(tenderId, bidder.id(), requestKey) > 0
        || queries.count(tenderId, bidder.id()) >= MOST) {
      return;
    }

    String receipt = ReceiptNumber.ofLateBid();
    String sha256 = Sha256.of(content);
    bids.addLate(
        receipt,
        tenderId,
        bidder.id(),
        requestKey,
        entered.now(),
        entered.deadline(),
        sha256,
        content.length,
        actor.personId());
    audit.record(
        actor,
        new LateBidRefused(
            tenderId, entered.deadline(), receipt, sha256, content.length, bidder.id()));
  }
}
