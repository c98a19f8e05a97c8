package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.OpeningAttended;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * A member of the opening panel is present at the opening, after the deadline, or in the meeting
 * that opens the prices; also one whose share is lost. Being present twice is being present.
 *
 * <p>Refused with {@code bid.share-too-early} (with the deadline and the present time), {@code
 * bid.already-opened}, {@code bid.tender-not-open} before publication and after a cancellation,
 * {@code tender.not-on-panel}, {@code tender.conflict-declared}; for the prices with {@code
 * bid.one-envelope}, {@code bid.prices-not-announced} when the tender is not under evaluation, and
 * as {@link DeadlinePassed#provePrices} says.
 */
@Singleton
public class EnterOpeningRoom {
  private final TenderQueries tenders;
  private final Bids bids;
  private final PriceOpenings priceOpenings;
  private final OpeningAttendance attendance;
  private final LearnedConflicts conflicts;
  private final AuditLog audit;

  EnterOpeningRoom(
      TenderQueries tenders,
      Bids bids,
      PriceOpenings priceOpenings,
      OpeningAttendance attendance,
      LearnedConflicts conflicts,
      AuditLog audit) {
    this.tenders = tenders;
    this.bids = bids;
    this.priceOpenings = priceOpenings;
    this.attendance = attendance;
    this.conflicts = conflicts;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, SealedPart part) {
    requirePlace(actor, tenderId, part);
    enter(actor, prove(tenderId, part));
  }

  /** That the panel may meet now. */
  DeadlinePassed prove(long tenderId, SealedPart part) {
    return part == SealedPart.BID
        ? DeadlinePassed.prove(bids, tenderId, "bid.share-too-early")
        : DeadlinePassed.provePrices(bids, priceOpenings, tenderId);
  }

  /** Who may be in the room at all, before the clock is looked at. */
  TenderQueries.Tender requirePlace(Actor actor, long tenderId, SealedPart part) {
    actor.require(Role.OPENING_MEMBER);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    tenders.requirePanelMember(tenderId, actor.personId(), Panel.OPENING);
    conflicts.requireNone(actor, tenderId);
    return part == SealedPart.BID ? requireClosed(tender) : requireExamined(tender);
  }

  /**
   * Refuses anyone who does not chair the opening panel, with {@code bid.not-opening-chair}. Where
   * the chair declared a conflict of interest, the next member without one chairs it.
   */
  void requireChair(Actor actor, long tenderId, SealedPart part) {
    tenders.requirePanelMember(tenderId, actor.personId(), Panel.OPENING);
    conflicts.requireNone(actor, tenderId);
    if (attendance.listSeats(tenderId, part).stream()
        .noneMatch(s -> s.chair() && s.personId() == actor.personId())) {
      throw new Refusal.NotPermitted("bid.not-opening-chair");
    }
  }

  private static TenderQueries.Tender requireExamined(TenderQueries.Tender tender) {
    if (!tender.twoEnvelopes()) {
      throw new Refusal.RuleBroken("bid.one-envelope", tender.number());
    }
    if (tender.status() != TenderStatus.UNDER_EVALUATION) {
      throw new Refusal.RuleBroken("bid.prices-not-announced");
    }
    return tender;
  }

  private static TenderQueries.Tender requireClosed(TenderQueries.Tender tender) {
    if (tender.status().hasReached(TenderStatus.OPENED)) {
      throw new Refusal.RuleBroken("bid.already-opened", tender.number());
    }
    if (tender.status() != TenderStatus.PUBLISHED && tender.status() != TenderStatus.CLOSED) {
      throw new Refusal.RuleBroken("bid.tender-not-open", tender.number());
    }
    return tender;
  }

  /** Records the presence, once. */
  @Transactional(Transactional.TxType.MANDATORY)
  void enter(Actor actor, DeadlinePassed proof) {
    if (attendance.countPresent(proof.tenderId(), actor.personId(), proof.part()) > 0) {
      return;
    }
    attendance.enter(proof.tenderId(), actor.personId(), proof.part());
    audit.record(actor, new OpeningAttended(proof.tenderId(), proof.part()));
  }
}
