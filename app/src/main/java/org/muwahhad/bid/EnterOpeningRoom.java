package org.muwahhad.bid;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * A member of the opening panel is present at the opening, after the deadline; also one whose share
 * is lost. Being present twice is being present.
 *
 * <p>Refused with {@code bid.share-too-early} (deadline and present time are told), {@code
 * bid.already-opened}, {@code tender.not-on-panel}.
 */
@Singleton
public class EnterOpeningRoom {
  private final TenderViews tenders;
  private final Bids bids;
  private final OpeningRoomRows rooms;
  private final AuditLog audit;

  EnterOpeningRoom(TenderViews tenders, Bids bids, OpeningRoomRows rooms, AuditLog audit) {
    this.tenders = tenders;
    this.bids = bids;
    this.rooms = rooms;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    requirePlace(actor, tenderId);
    enter(actor, DeadlinePassed.prove(bids, tenderId, "bid.share-too-early"));
  }

  /** Who may be in the room at all, before the deadline is looked at. */
  TenderViews.Tender requirePlace(Actor actor, long tenderId) {
    actor.require(Role.OPENING_MEMBER);
    TenderViews.Tender tender = tenders.getTender(tenderId);
    tenders.requirePanelMember(tenderId, actor.personId(), Panel.OPENING);
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
    if (rooms.countPresent(proof.tenderId(), actor.personId()) > 0) {
      return;
    }
    rooms.enter(proof.tenderId(), actor.personId());
    audit.record(
        actor,
        Role.OPENING_MEMBER,
        "tender:" + proof.tenderId(),
        "bid.opening-attended",
        "tender",
        proof.tenderId(),
        Map.of());
  }
}
