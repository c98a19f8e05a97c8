package org.muwahhad.award.reserve;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.ReserveCalled;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * A central buyer calls the next bidder of the reserve of a lot whose winner is lost, with a
 * reason: the first in the order of rank who accepted the prices and was not called. Who would get
 * more than it declared it can take, with the lots that it holds or is called for, is passed over.
 * From then on the panel recommends that bid alone, at the prices accepted, and the committees
 * decide on it as on any other.
 *
 * <p>Refused as not found for a lot of another tender, with {@code award.reserve-winner-stands}
 * while the lot has an award or is not with the panel, {@code award.reserve-none} when nobody of
 * the reserve is left, {@code award.reserve-open} while somebody with a place before may still
 * answer, {@code award.reserve-called} while the one called before can be recommended, and as
 * invalid input at {@code reason}.
 */
@Singleton
public class CallReserve {
  private static final int LONGEST_REASON = 1000;
  private final ReservePlaces places;
  private final TenderQueries tenders;
  private final AuditLog audit;

  CallReserve(ReservePlaces places, TenderQueries tenders, AuditLog audit) {
    this.places = places;
    this.tenders = tenders;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long lotId, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    places.lockTender(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    int lot =
        places
            .findLot(tenderId, lotId)
            .orElseThrow(() -> new Refusal.NotFound("lot " + lotId + " of tender " + tenderId));
    if (tender.status() != TenderStatus.UNDER_EVALUATION || places.countOpen(lotId) == 0) {
      throw new Refusal.RuleBroken("award.reserve-winner-stands");
    }
    long lost =
        places
            .findLost(lotId)
            .map(ReservePlaces.LotAward::id)
            .orElseThrow(() -> new Refusal.RuleBroken("award.reserve-none"));
    if (places.countCalled(lotId) > 0) {
      throw new Refusal.RuleBroken("award.reserve-called");
    }
    ReservePlaces.StoredPlace next =
        places.listReady(lost).stream()
            .findFirst()
            .orElseThrow(() -> new Refusal.RuleBroken("award.reserve-none"));
    if (places.countOpenBefore(lost, next.place()) > 0) {
      throw new Refusal.RuleBroken("award.reserve-open");
    }
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    String words = reason.strip();
    places.call(tenderId, lotId, lost, next.bidId(), words, actor.personId());
    audit.record(actor, new ReserveCalled(tenderId, lost, next.bidId(), lot, words));
  }
}
