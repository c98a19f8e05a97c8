package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderMove.ReturnedLotsEnded;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * A central buyer gives up the lots that returned to the panel when others of the tender are
 * awarded already, with a reason: they end unsuccessful, and the tender is awarded with the rest. A
 * tender of which nothing is awarded is cancelled instead.
 *
 * <p>Refused with {@code tender.wrong-status} when the tender is not under evaluation, {@code
 * award.none-awarded} when no lot is awarded, and as invalid input without a reason.
 */
@Singleton
public class EndReturnedLots {
  private static final int LONGEST_REASON = 1000;
  private final TenderQueries tenders;
  private final Awards awards;
  private final TenderProgress progress;

  EndReturnedLots(TenderQueries tenders, Awards awards, TenderProgress progress) {
    this.tenders = tenders;
    this.awards = awards;
    this.progress = progress;
  }

  @Transactional
  public void run(Actor actor, long tenderId, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    awards.lock(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (!TenderStatus.TenderEvent.GIVE_UP_LOTS.isAllowedFrom(tender.status())) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    if (awards.count(tenderId, AwardStatus.ACTIVE.code()) == 0) {
      throw new Refusal.RuleBroken("award.none-awarded", tender.number());
    }
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();

    List<Integer> numbers = awards.listOpenNumbers(tenderId);
    awards
        .listLotsWithoutAward(tenderId)
        .forEach(lot -> progress.settleLot(lot, LotStatus.UNSUCCESSFUL));
    progress.advance(
        actor,
        Role.CENTRAL_BUYER,
        tenderId,
        TenderStatus.TenderEvent.GIVE_UP_LOTS,
        step -> new ReturnedLotsEnded(step, numbers, reason.strip()));
  }
}
