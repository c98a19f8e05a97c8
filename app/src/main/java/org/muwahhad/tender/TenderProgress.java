package org.muwahhad.tender;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;

/**
 * Moves a tender along its life, for the acts of this package and of the later ones: checks the
 * table of events, changes the row only if it is still as it was read, and writes milestone and
 * audit entry. Who may and when is the caller's to check.
 */
@Singleton
public class TenderProgress {
  private final TenderViews views;
  private final TenderMoves moves;
  private final AuditLog audit;

  TenderProgress(TenderViews views, TenderMoves moves, AuditLog audit) {
    this.views = views;
    this.moves = moves;
    this.audit = audit;
  }

  /**
   * Moves a tender by an event and returns it as it then stands.
   *
   * @throws Refusal.RuleBroken {@code tender.wrong-status} when the event is not allowed now
   * @throws Refusal.Conflict when somebody else changed the tender meanwhile
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public TenderViews.Tender advance(
      Actor actor, Role as, long tenderId, TenderStatus.Event event, Map<String, ?> detail) {
    TenderViews.Tender tender = views.getTender(tenderId);
    Map<String, Object> entry = move(tender, event, actor.personId(), detail);
    audit.record(
        actor, as, "tender:" + tenderId, "tender." + name(event), "tender", tenderId, entry);
    return views.getTender(tenderId);
  }

  /**
   * As {@link #advance}, by the service itself, because time has come.
   *
   * @throws Refusal.RuleBroken {@code tender.wrong-status} when the event is not allowed now
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public TenderViews.Tender advanceBySystem(
      long tenderId, TenderStatus.Event event, Map<String, ?> detail) {
    TenderViews.Tender tender = views.getTender(tenderId);
    Map<String, Object> entry = move(tender, event, null, detail);
    audit.recordSystem("tender:" + tenderId, "tender." + name(event), "tender", tenderId, entry);
    return views.getTender(tenderId);
  }

  private Map<String, Object> move(
      TenderViews.Tender tender,
      TenderStatus.Event event,
      @Nullable Long personId,
      Map<String, ?> detail) {
    if (!event.isAllowedFrom(tender.status())) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    if (moves.move(tender.id(), tender.status(), event.to(), tender.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    moves.addMilestone(tender.id(), event.to(), personId);
    Map<String, Object> entry = new TreeMap<>(detail);
    entry.put("number", tender.number());
    entry.put("from", tender.status().name());
    entry.put("to", event.to().name());
    return entry;
  }

  /** Notes when the bids were opened, UTC. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void stampOpened(long tenderId, Instant at) {
    moves.stampOpened(tenderId, at);
  }

  /** Notes until when the standstill of a decided tender runs, UTC. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void stampStandstill(long tenderId, Instant until) {
    moves.stampStandstill(tenderId, until);
  }

  /** Ends a lot that gets no award. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void settleLot(long lotId, LotStatus status) {
    moves.settleLot(lotId, status);
  }

  private static String name(TenderStatus.Event event) {
    return event.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
