package org.muwahhad.tender;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.function.Function;
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
  private final TenderQueries queries;
  private final TenderMoves moves;
  private final AuditLog audit;

  TenderProgress(TenderQueries queries, TenderMoves moves, AuditLog audit) {
    this.queries = queries;
    this.moves = moves;
    this.audit = audit;
  }

  /**
   * Moves a tender by an event and returns it as it then stands.
   *
   * @param entry makes the entry of this event
   * @throws Refusal.RuleBroken {@code tender.wrong-status} when the event is not allowed now
   * @throws Refusal.Conflict when somebody else changed the tender meanwhile
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public TenderQueries.Tender advance(
      Actor actor,
      Role as,
      long tenderId,
      TenderStatus.TenderEvent event,
      Function<TenderMove.Step, TenderMove> entry) {
    TenderQueries.Tender tender = queries.getTender(tenderId);
    audit.record(actor, as, entry.apply(move(tender, event, actor.personId())));
    return queries.getTender(tenderId);
  }

  /**
   * As {@link #advance}, by the service itself, because time has come.
   *
   * @throws Refusal.RuleBroken {@code tender.wrong-status} when the event is not allowed now
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public TenderQueries.Tender advanceBySystem(
      long tenderId, TenderStatus.TenderEvent event, Function<TenderMove.Step, TenderMove> entry) {
    TenderQueries.Tender tender = queries.getTender(tenderId);
    audit.recordSystem(entry.apply(move(tender, event, null)));
    return queries.getTender(tenderId);
  }

  private TenderMove.Step move(
      TenderQueries.Tender tender, TenderStatus.TenderEvent event, @Nullable Long personId) {
    if (!event.isAllowedFrom(tender.status())) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    if (moves.move(tender.id(), tender.status(), event.to(), tender.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    moves.addMilestone(tender.id(), event.to(), personId);
    return new TenderMove.Step(tender.id(), tender.number(), tender.status(), event.to());
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
}
