package org.muwahhad.award.reserve;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.ReserveInvited;
import org.muwahhad.award.AwardEntry.ReservePlaced;
import org.muwahhad.award.AwardStatus;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Page;

/**
 * A central buyer asks the bidders who rank after the winner of a lot to stand ready at the unit
 * prices of the winner, until a day. They are asked once the award is told to all bidders, in its
 * standstill or in effect: before, nobody learns the prices. Who bid less than the award comes to,
 * and whose discounts depend on the lot, is not asked: such a bid can be recommended as it is.
 *
 * <p>Refused as not found for a lot of another tender, with {@code award.reserve-not-told} before
 * the standstill or without an award, {@code award.reserve-divided} where several win the lot,
 * {@code award.reserve-invited} when they were asked before, {@code award.reserve-nobody} when
 * nobody can be asked, and as invalid input at {@code answerUntil} ({@code shared.missing}, {@code
 * award.reserve-day-past}, {@code shared.too-far-ahead}).
 */
@Singleton
public class InviteReserve {
  private final ReservePlaces places;
  private final TenderQueries tenders;
  private final DatabaseClock clock;
  private final AuditLog audit;

  InviteReserve(ReservePlaces places, TenderQueries tenders, DatabaseClock clock, AuditLog audit) {
    this.places = places;
    this.tenders = tenders;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long lotId, @Nullable LocalDate answerUntil) {
    actor.require(Role.CENTRAL_BUYER);
    places.lockTender(tenderId);
    TenderStatus status = tenders.getTender(tenderId).status();
    int lot =
        places
            .findLot(tenderId, lotId)
            .orElseThrow(() -> new Refusal.NotFound("lot " + lotId + " of tender " + tenderId));
    long award = award(status, lotId);
    if (places.count(award) > 0) {
      throw new Refusal.RuleBroken("award.reserve-invited");
    }
    List<ReservePlaces.Candidate> candidates = places.listCandidates(award);
    if (candidates.isEmpty()) {
      throw new Refusal.RuleBroken("award.reserve-nobody");
    }
    check(answerUntil);
    LocalDate day = Objects.requireNonNull(answerUntil);
    List<ReservePlaced> placed = new ArrayList<>();
    for (ReservePlaces.Candidate candidate : candidates) {
      int place = placed.size() + 1;
      places.invite(tenderId, lotId, award, candidate.bidId(), place, day, actor.personId());
      placed.add(new ReservePlaced(place, candidate.bidId()));
    }
    audit.record(actor, new ReserveInvited(tenderId, award, lot, day, placed));
  }

  /** The only award of the lot, which all bidders know. */
  private long award(TenderStatus status, long lotId) {
    List<ReservePlaces.LotAward> living = places.listLiving(lotId);
    if (living.size() > 1) {
      throw new Refusal.RuleBroken("award.reserve-divided");
    }
    return living.stream()
        .filter(
            a -> a.status().equals(AwardStatus.ACTIVE.code()) || status == TenderStatus.STANDSTILL)
        .map(ReservePlaces.LotAward::id)
        .findFirst()
        .orElseThrow(() -> new Refusal.RuleBroken("award.reserve-not-told"));
  }

  private void check(@Nullable LocalDate day) {
    LocalDate today = RiyadhDay.of(clock.now());
    new Faults()
        .check(day != null, "answerUntil", "shared.missing")
        .check(day == null || day.isAfter(today), "answerUntil", "award.reserve-day-past")
        .check(
            day == null
                || PlanningHorizon.reaches(day.atStartOfDay(Page.RIYADH).toInstant(), clock.now()),
            "answerUntil",
            "shared.too-far-ahead")
        .throwIfAny();
  }
}
