package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.AwardTakenBack;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Ends an award in effect, in the transaction of the act that takes it back, and returns its lot to
 * the examination panel: there a bidder of the reserve can be called, or the lot is awarded again
 * or given up.
 */
@Singleton
public class ReturnAwardedLot {
  private final Awards awards;
  private final TenderQueries tenders;
  private final ConcludeLots concludeLots;
  private final AuditLog audit;

  ReturnAwardedLot(
      Awards awards, TenderQueries tenders, ConcludeLots concludeLots, AuditLog audit) {
    this.awards = awards;
    this.tenders = tenders;
    this.concludeLots = concludeLots;
    this.audit = audit;
  }

  /**
   * Ends the award.
   *
   * @throws Refusal.RuleBroken {@code tender.wrong-status} while other lots of the tender are not
   *     settled
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(Actor actor, long tenderId, long awardId, LossGround ground, String reason) {
    awards.lock(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (tender.status() != TenderStatus.AWARDED) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    if (awards.endActive(awardId, ground.name()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new AwardTakenBack(tenderId, awardId, ground, reason));
    concludeLots.run(actor, Role.CENTRAL_BUYER, tenderId);
  }
}
