package org.muwahhad.bid.opening;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.OpenerConflictDeclared;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ConflictLearned;
import org.muwahhad.tender.ConflictPart;
import org.muwahhad.tender.LearnConflict;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;

/**
 * A member of the opening panel declares a conflict of interest learned of, from the publication of
 * the tender until its bids, and of two envelopes its prices, are opened. It takes effect at once:
 * the member neither comes in nor gives a share nor opens, a share given and not used yet is
 * forgotten, and the others open with theirs. Where it was the chair, the first of the others who
 * has no conflict chairs the panel. An opening panel has no alternates: where fewer shares are left
 * than the key needs, the bids stay sealed, which is said before the declaration and told to the
 * buyers.
 *
 * <p>Refused with {@code tender.not-on-panel} to others, {@code bid.nothing-to-open} before the
 * publication and once all is opened, and as {@link LearnConflict} says.
 */
@Singleton
public class DeclareOpenerConflict {
  private final TenderQueries tenders;
  private final Bids bids;
  private final PriceOpenings priceOpenings;
  private final TenderKeys keys;
  private final OpeningAttendance attendance;
  private final LearnedConflicts conflicts;
  private final LearnConflict learnConflict;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ConflictLearned> events;

  DeclareOpenerConflict(
      TenderQueries tenders,
      Bids bids,
      PriceOpenings priceOpenings,
      TenderKeys keys,
      OpeningAttendance attendance,
      LearnedConflicts conflicts,
      LearnConflict learnConflict,
      AuditLog audit,
      ApplicationEventPublisher<ConflictLearned> events) {
    this.tenders = tenders;
    this.bids = bids;
    this.priceOpenings = priceOpenings;
    this.keys = keys;
    this.attendance = attendance;
    this.conflicts = conflicts;
    this.learnConflict = learnConflict;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What the member reads before declaring.
   *
   * @param tender number of the tender
   * @param gave whether a share given and not used yet would be forgotten
   * @param chair whether the member chairs the panel
   * @param left shares of the key that can still be given then
   * @param needed shares that the key needs
   */
  record Effects(String tender, boolean gave, boolean chair, int left, int needed) {
    boolean enough() {
      return left >= needed;
    }
  }

  /** What would follow; refused to all who cannot declare. */
  @Transactional
  Effects see(Actor actor, long tenderId) {
    TenderQueries.Tender tender = require(actor, tenderId);
    SealedPart part = tender.openedAt() == null ? SealedPart.BID : SealedPart.PRICES;
    TenderKeys.StoredTenderKey key = keys.get(tenderId);
    int usable = attendance.countUsable(tenderId);
    return new Effects(
        tender.number(),
        attendance.countGiven(tenderId, actor.personId(), part) > 0,
        attendance.listSeats(tenderId, part).stream()
            .anyMatch(s -> s.chair() && s.personId() == actor.personId()),
        key.isOfVault()
            ? key.shareCount()
            : usable - attendance.countHeld(tenderId, actor.personId()),
        key.threshold());
  }

  /**
   * Records the declaration.
   *
   * @param statement what the conflict is
   */
  @Transactional
  public void run(Actor actor, long tenderId, String statement) {
    bids.lockGate(tenderId);
    Effects effects = see(actor, tenderId);
    learnConflict.run(actor, tenderId, ConflictPart.OPENING, statement);
    audit.record(
        actor,
        new OpenerConflictDeclared(
            tenderId, statement.strip(), Boolean.toString(effects.gave()), effects.left()));
    events.publishEvent(
        new ConflictLearned(
            tenderId,
            actor.personId(),
            ConflictPart.OPENING,
            "/tenders/" + tenderId,
            effects.enough()));
  }

  private TenderQueries.Tender require(Actor actor, long tenderId) {
    actor.require(Role.OPENING_MEMBER);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    tenders.requirePanelMember(tenderId, actor.personId(), Panel.OPENING);
    conflicts.requireNone(actor, tenderId);
    if (!waits(tender)) {
      throw new Refusal.RuleBroken("bid.nothing-to-open");
    }
    return tender;
  }

  /** Whether there is something left for the panel to open. */
  private boolean waits(TenderQueries.Tender tender) {
    return switch (tender.status()) {
      case PUBLISHED, CLOSED -> true;
      case OPENED, UNDER_EVALUATION ->
          tender.twoEnvelopes()
              && priceOpenings.find(tender.id()).map(PriceOpenings.Meeting::openedAt).isEmpty();
      default -> false;
    };
  }
}
