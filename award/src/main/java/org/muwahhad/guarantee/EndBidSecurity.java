package org.muwahhad.guarantee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.opening.BidSecurityQueries;
import org.muwahhad.guarantee.GuaranteeEntry.ForfeitureDropped;
import org.muwahhad.guarantee.GuaranteeEntry.ForfeitureProposed;
import org.muwahhad.guarantee.GuaranteeEntry.SecurityForfeited;
import org.muwahhad.guarantee.GuaranteeEntry.SecurityReturned;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * Ends the security of a bid: returned by a central buyer, to losers once the tender is awarded or
 * cancelled and to a winner once its performance guarantees are in; or forfeited for a reason that
 * one central buyer proposes and another confirms.
 *
 * <p>Refused with {@code guarantee.no-security-held} when none is held, {@code
 * guarantee.not-due-back} when it is not to be returned yet, {@code guarantee.forfeiture-proposed}
 * while a forfeiture is proposed, {@code guarantee.nothing-proposed} when there is none to decide
 * on, {@code guarantee.same-person} to the person who proposed the forfeiture, and as invalid input
 * without a reason. The database refuses an early return with {@code guarantee.bid-still-open} and
 * {@code guarantee.guarantee-first}.
 */
@Singleton
public class EndBidSecurity {
  private static final int LONGEST = 1000;
  private final BidSecurities securities;
  private final BidSecurityQueries queries;
  private final AuditLog audit;

  EndBidSecurity(BidSecurities securities, BidSecurityQueries queries, AuditLog audit) {
    this.securities = securities;
    this.queries = queries;
    this.audit = audit;
  }

  /**
   * Gives it back.
   *
   * @param note to whom and how
   */
  @Transactional
  public void giveBack(Actor actor, long bidId, String note) {
    BidSecurityQueries.BidSecurityRow held = held(actor, bidId);
    new Faults().text("note", note, LONGEST).throwIfAny();
    if (held.proposedBy() != null) {
      throw new Refusal.RuleBroken("guarantee.forfeiture-proposed");
    }
    if (!held.dueBack()) {
      throw new Refusal.RuleBroken("guarantee.not-due-back");
    }
    securities.giveBack(bidId, actor.personId(), note.strip());
    record(actor, held, SecurityReturned::new, note.strip());
  }

  /** Proposes that it be forfeited. */
  @Transactional
  public void propose(Actor actor, long bidId, String reason) {
    BidSecurityQueries.BidSecurityRow held = held(actor, bidId);
    new Faults().text("reason", reason, LONGEST).throwIfAny();
    if (held.proposedBy() != null) {
      throw new Refusal.Conflict("guarantee.forfeiture-proposed");
    }
    securities.propose(bidId, actor.personId(), reason.strip());
    record(actor, held, ForfeitureProposed::new, reason.strip());
  }

  /**
   * Another buyer confirms the proposal; anybody may drop it.
   *
   * @param confirmed must be said, which only those who may decide are told
   */
  @Transactional
  public void decide(Actor actor, long bidId, @Nullable Boolean confirmed) {
    BidSecurityQueries.BidSecurityRow held = held(actor, bidId);
    if (confirmed == null) {
      throw new Refusal.InvalidInput("confirmed", "shared.missing");
    }
    Long proposer = held.proposedBy();
    if (proposer == null) {
      throw new Refusal.RuleBroken("guarantee.nothing-proposed");
    }
    if (confirmed && proposer == actor.personId()) {
      throw new Refusal.NotPermitted("guarantee.same-person");
    }
    String reason = Objects.requireNonNullElse(held.forfeitReason(), "");
    if (confirmed) {
      securities.forfeit(bidId, actor.personId());
    } else {
      securities.drop(bidId);
    }
    record(actor, held, confirmed ? SecurityForfeited::new : ForfeitureDropped::new, reason);
  }

  /** Makes the entry of an act on a security. */
  private interface OfSecurity {
    GuaranteeEntry of(long tenderId, long bidId, String reference, String reason);
  }

  private BidSecurityQueries.BidSecurityRow held(Actor actor, long bidId) {
    actor.require(Role.CENTRAL_BUYER);
    securities.lock(bidId);
    BidSecurityQueries.BidSecurityRow row =
        queries.find(bidId).orElseThrow(() -> new Refusal.NotFound("security of bid " + bidId));
    if (!row.isHeld()) {
      throw new Refusal.RuleBroken("guarantee.no-security-held");
    }
    return row;
  }

  private void record(
      Actor actor, BidSecurityQueries.BidSecurityRow held, OfSecurity entry, String why) {
    audit.record(
        actor,
        entry.of(
            held.tenderId(), held.bidId(), Objects.requireNonNullElse(held.reference(), ""), why));
  }
}
