package org.muwahhad.bid;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.person.AccountHolds;
import org.muwahhad.organisation.supplier.Debarments;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Moments;
import org.muwahhad.web.Refusals;

/** What every act of a bidder passes first: who it is, and whether the tender still takes bids. */
@Singleton
public class BidGate {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long LARGEST_EXACT_IN_JSON = (1L << 53) - 1;
  private final Bids bids;
  private final Debarments debarments;
  private final TenderQueries tenders;
  private final ProcedureQueries procedures;
  private final AccountHolds holds;

  BidGate(
      Bids bids,
      Debarments debarments,
      TenderQueries tenders,
      ProcedureQueries procedures,
      AccountHolds holds) {
    this.holds = holds;
    this.bids = bids;
    this.tenders = tenders;
    this.procedures = procedures;
    this.debarments = debarments;
  }

  /**
   * The supplier whose bids the person may see and change, wherever a bid is read or written by its
   * own bidder.
   *
   * @throws Refusal.NotPermitted when not a bidder, or {@code bid.account-held} while the account
   *     was set up or given a new password by others and nobody has confirmed it
   */
  public long supplierOf(Actor actor) {
    long supplierId = actor.require(Role.BIDDER).supplier();
    if (holds.heldUntil(actor.personId()) != null) {
      throw new Refusal.NotPermitted("bid.account-held");
    }
    return supplierId;
  }

  /**
   * The supplier the person bids for.
   *
   * @throws Refusal.NotPermitted as {@link #supplierOf} says, {@code bid.supplier-suspended} or
   *     {@code bid.supplier-debarred}
   */
  public Bids.Bidder requireBidder(Actor actor) {
    long supplierId = supplierOf(actor);
    Bids.Bidder bidder =
        bids.findBidder(supplierId)
            .orElseThrow(() -> new IllegalStateException("No supplier " + supplierId));
    if (!bidder.isRegistered()) {
      throw new Refusal.NotPermitted("bid.supplier-suspended");
    }
    if (debarments.countInForce(supplierId) > 0) {
      throw new Refusal.NotPermitted("bid.supplier-debarred");
    }
    return bidder;
  }

  /**
   * In a tender that is not open only those invited bid.
   *
   * @throws Refusal.NotPermitted {@code bid.not-invited}
   */
  public void requireInvited(long tenderId, long supplierId) {
    if (tenders.getTender(tenderId).limitsBidders()
        && procedures.countInvitations(tenderId, supplierId) == 0) {
      throw new Refusal.NotPermitted("bid.not-invited");
    }
  }

  /** Holds the tender's row for the transaction, so that it cannot close meanwhile. */
  public Bids.Gate enter(long tenderId) {
    Bids.Gate gate =
        bids.shareGate(tenderId).orElseThrow(() -> new Refusal.NotFound("tender " + tenderId));
    if (gate.status() == TenderStatus.DRAFT || gate.status() == TenderStatus.APPROVED) {
      throw new Refusal.NotFound("tender " + tenderId);
    }
    return gate;
  }

  /**
   * A bid is taken, changed or withdrawn before the deadline only.
   *
   * @throws Refusal.RuleBroken {@code bid.deadline-passed} with deadline and present time, {@code
   *     bid.tender-not-open} when the tender was cancelled
   */
  public void requireOpen(Bids.Gate gate) {
    // Who asked just before the deadline may have waited for the opening to end.
    if (gate.isOver() || gate.status().hasReached(TenderStatus.CLOSED)) {
      throw late(gate.id());
    }
    if (gate.status() != TenderStatus.PUBLISHED) {
      throw new Refusal.RuleBroken("bid.tender-not-open", gate.number());
    }
  }

  /**
   * Runs what writes of a bid. The deadline may pass between the gate and the writing, which the
   * database then refuses: the bidder is told the same as at the gate.
   *
   * @throws Refusal.RuleBroken {@code bid.deadline-passed} with deadline and present time
   */
  public <T> T beforeDeadline(long tenderId, Supplier<T> writing) {
    try {
      return writing.get();
    } catch (RuntimeException failure) {
      if (Refusals.find(failure).filter(r -> r.code().equals("bid.received-late")).isEmpty()) {
        throw failure;
      }
      throw late(tenderId);
    }
  }

  private Refusal late(long tenderId) {
    Bids.Gate now = bids.shareGate(tenderId).orElseThrow(Refusal.Conflict::changedMeanwhile);
    return new Refusal.RuleBroken(
        "bid.deadline-passed", Moments.inRiyadh(now.deadline()), Moments.inRiyadh(now.now()));
  }

  /** The supplier's one bid in the tender, made if there is none, locked. */
  public Bids.Bid ensureBid(long tenderId, long supplierId) {
    bids.ensure(randomId(), tenderId, supplierId);
    return bids.lockOf(tenderId, supplierId).orElseThrow(Refusal.Conflict::changedMeanwhile);
  }

  private static long randomId() {
    return RANDOM.nextLong(1, LARGEST_EXACT_IN_JSON);
  }
}
