package org.muwahhad.tender.approval;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderMove.TenderPublished;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.Tenders;
import org.muwahhad.tender.panel.Custodians;

/**
 * A central buyer publishes an approved tender: from now on its terms are fixed, suppliers see it,
 * and bids are taken until the deadline. {@link TenderPublished} goes out in the same transaction.
 *
 * <p>Refused with {@code tender.wrong-status} when it is not approved, and with {@code
 * tender.bid-period-too-short} when fewer whole days are left until the deadline than the tender's
 * rule asks for (30 by default, 15 with justified urgency). A selective one is refused with {@code
 * tender.prequalification-too-short} when too few days are left to apply. {@link Custodians} says
 * when the opening panel cannot hold the shares of the key.
 */
@Singleton
public class PublishTender {
  private final TenderQueries queries;
  private final Tenders tenders;
  private final TenderProgress progress;
  private final Custodians custodians;
  private final ProcedureQueries procedures;
  private final DossierFactQueries dossier;
  private final DatabaseClock clock;

  PublishTender(
      TenderQueries queries,
      Tenders tenders,
      TenderProgress progress,
      Custodians custodians,
      ProcedureQueries procedures,
      DossierFactQueries dossier,
      DatabaseClock clock) {
    this.queries = queries;
    this.tenders = tenders;
    this.progress = progress;
    this.custodians = custodians;
    this.procedures = procedures;
    this.dossier = dossier;
    this.clock = clock;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = queries.getTender(tenderId);
    if (!TenderStatus.TenderEvent.PUBLISH.isAllowedFrom(tender.status())) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    Instant now = clock.now();
    if (Duration.between(now, tender.deadline()).toDays() < tender.minimumBidDays()) {
      throw new Refusal.RuleBroken("tender.bid-period-too-short");
    }
    custodians.requireReady(tenderId);
    requireTimeToApply(tender, now);

    tenders.stampPublished(tenderId, now);
    Map<String, String> digests = dossier.digests(tenderId);
    progress.advance(
        actor,
        Role.CENTRAL_BUYER,
        tenderId,
        TenderStatus.TenderEvent.PUBLISH,
        step -> new TenderPublished(step, tender.deadline(), digests));
  }

  private void requireTimeToApply(TenderQueries.Tender tender, Instant now) {
    if (!tender.procurementMethod().equals(ProcurementMethod.SELECTIVE.code())) {
      return;
    }
    int least =
        queries.ruleOrOtherwise(tender.id(), TenderRule.PREQUALIFICATION_MINIMUM_DAYS).intValue();
    boolean enough =
        procedures
            .findProcedure(tender.id())
            .map(ProcedureQueries.Procedure::applicationsUntil)
            .filter(until -> Duration.between(now, until).toDays() >= least)
            .isPresent();
    if (!enough) {
      throw new Refusal.RuleBroken("tender.prequalification-too-short");
    }
  }
}
