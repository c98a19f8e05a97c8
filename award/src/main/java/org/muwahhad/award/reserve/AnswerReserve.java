package org.muwahhad.award.reserve;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.ReserveAnswered;
import org.muwahhad.bid.BidGate;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * A bidder accepts the unit prices of the winner of a lot and so stands ready in place of it, or
 * declines. An answer is final.
 *
 * <p>Refused as not found for the place of another bidder, with {@code award.reserve-answered} when
 * it was answered before, and with {@code award.reserve-over} after the day named; to those who do
 * not bid as {@link BidGate#requireBidder} says.
 */
@Singleton
public class AnswerReserve {
  private final ReservePlaces places;
  private final BidGate gate;
  private final DatabaseClock clock;
  private final AuditLog audit;

  AnswerReserve(ReservePlaces places, BidGate gate, DatabaseClock clock, AuditLog audit) {
    this.places = places;
    this.gate = gate;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long placeId, ReserveAnswer answer) {
    gate.requireBidder(actor);
    long supplier = gate.supplierOf(actor);
    places.lock(placeId);
    ReservePlaces.StoredPlace place =
        places
            .find(placeId)
            .filter(p -> p.supplierId() == supplier)
            .orElseThrow(() -> new Refusal.NotFound("reserve place " + placeId));
    if (place.answer() != null) {
      throw new Refusal.RuleBroken("award.reserve-answered");
    }
    if (RiyadhDay.of(clock.now()).isAfter(place.answerUntil())) {
      throw new Refusal.RuleBroken("award.reserve-over");
    }
    if (places.answer(placeId, answer, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new ReserveAnswered(place.tenderId(), place.awardId(), place.bidId(), answer.name()));
  }
}
