package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.BidWithdrawn;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.bid.Bids;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * A bidder takes its bid back before the deadline. The versions received stay sealed and are never
 * opened; the bidder may submit again until the deadline, and gets a receipt of the withdrawal.
 *
 * <p>Refused with {@code bid.account-held}, {@code bid.deadline-passed}, {@code
 * bid.tender-not-open}, {@code bid.wrong-status} when nothing is submitted, and as a conflict with
 * {@code bid.replaced-meanwhile} when another version counts than the one that was to be withdrawn.
 * Another supplier's bid is not found.
 */
@Singleton
public class WithdrawBid {
  private final BidGate gate;
  private final Bids bids;
  private final BidQueries queries;
  private final WithdrawalQueries withdrawals;
  private final CanonicalJson canonical;
  private final AuditLog audit;

  WithdrawBid(
      BidGate gate,
      Bids bids,
      BidQueries queries,
      WithdrawalQueries withdrawals,
      CanonicalJson canonical,
      AuditLog audit) {
    this.gate = gate;
    this.bids = bids;
    this.queries = queries;
    this.withdrawals = withdrawals;
    this.canonical = canonical;
    this.audit = audit;
  }

  /** Withdraws the bid, whichever version counts. */
  @Transactional
  public WithdrawalQueries.WithdrawalReceipt run(Actor actor, long bidId) {
    return run(actor, bidId, null);
  }

  /**
   * Withdraws the bid.
   *
   * @param seen number of the version that was to be withdrawn; null for whichever counts
   */
  @Transactional
  public WithdrawalQueries.WithdrawalReceipt run(Actor actor, long bidId, @Nullable Integer seen) {
    // Anyone who is suspended or debarred no longer bids, but may take back what it bid.
    long supplierId = gate.supplierOf(actor);
    long tenderId =
        bids.find(bidId)
            .filter(b -> b.supplierId() == supplierId)
            .map(Bids.Bid::tenderId)
            .orElseThrow(() -> new Refusal.NotFound("bid " + bidId));
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireOpen(entered);
    Bids.Bid bid =
        bids.lockOf(tenderId, supplierId).orElseThrow(Refusal.Conflict::changedMeanwhile);
    if (!BidStatus.BidEvent.WITHDRAW.isAllowedFrom(bid.status())) {
      throw new Refusal.RuleBroken("bid.wrong-status");
    }
    if (seen != null && seen != bid.versionCount()) {
      throw new Refusal.Conflict("bid.replaced-meanwhile");
    }

    String sha256 = gate.beforeDeadline(tenderId, () -> withdraw(actor, entered, bid));
    audit.record(actor, new BidWithdrawn(bid.id(), bid.versionCount(), sha256));
    return withdrawals.get(bid.id(), bid.versionCount());
  }

  /** Keeps the receipt and withdraws the bid; returns the digest that the receipt tells. */
  private String withdraw(Actor actor, Bids.Gate entered, Bids.Bid bid) {
    BidQueries.Receipt withdrawn = queries.getReceipt(bid.id(), bid.versionCount());
    String number = ReceiptNumber.ofWithdrawal();
    String sha256 =
        Sha256.of(
            canonical
                .write(
                    WithdrawalStatement.of(
                        withdrawn.registrationNumber(),
                        withdrawn.sha256(),
                        number,
                        withdrawn.tenderNumber(),
                        bid.versionCount(),
                        entered.now()))
                .getBytes(StandardCharsets.UTF_8));
    bids.addWithdrawal(
        bid.id(),
        entered.id(),
        bid.versionCount(),
        number,
        entered.now(),
        actor.personId(),
        sha256);
    if (bids.withdraw(bid.id(), bid.status(), actor.personId(), bid.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    return sha256;
  }
}
