package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.HoldReleaseAsked;
import org.muwahhad.shared.Refusal;

/**
 * A bid manager whose bid room is closed has the link that opens it mailed once more, to the same
 * address, at most every ten minutes.
 *
 * <p>Refused with {@code organisation.not-held} when the bid room is open, and {@code
 * organisation.link-mailed-lately}.
 */
@Singleton
public class AskForRelease {
  private final AccountHolds holds;
  private final HoldAccount holdAccount;
  private final AuditLog audit;

  AskForRelease(AccountHolds holds, HoldAccount holdAccount, AuditLog audit) {
    this.holds = holds;
    this.holdAccount = holdAccount;
    this.audit = audit;
  }

  /**
   * How the person's own bid room stands.
   *
   * @param until UTC; null when it is open
   */
  public record BidRoomStanding(@Nullable Instant until) {}

  @Transactional
  public BidRoomStanding get(Actor actor) {
    actor.require(Role.BIDDER);
    return new BidRoomStanding(holds.heldUntil(actor.personId()));
  }

  @Transactional
  public void run(Actor actor) {
    actor.require(Role.BIDDER);
    Optional<AccountHolds.Hold> held = holds.findOf(actor.personId());
    if (held.isEmpty()) {
      throw new Refusal.RuleBroken("organisation.not-held");
    }
    if (held.get().mailedLately()) {
      throw new Refusal.RuleBroken("organisation.link-mailed-lately");
    }
    holdAccount.mail(held.get(), actor.name());
    audit.record(actor, new HoldReleaseAsked(actor.personId(), held.get().id()));
  }
}
