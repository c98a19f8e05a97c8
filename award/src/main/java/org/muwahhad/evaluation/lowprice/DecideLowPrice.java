package org.muwahhad.evaluation.lowprice;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceAccepted;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceRejected;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * The chair records whether the panel accepts what a bidder said about an abnormally low price,
 * once it answered or let the date pass. A bid whose explanation is rejected is out for the lot;
 * the ranking is computed again. The decision stands.
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.not-flagged} when the price of the bid is
 * not abnormally low, {@code evaluation.low-price-unheard} before the bidder was asked, {@code
 * evaluation.low-price-waiting} while it can still answer, {@code evaluation.low-price-decided} the
 * second time, {@code evaluation.alternative-in-force} when it would reject the price of an
 * alternative, whose acceptance is taken back instead, and as invalid input without a reason.
 */
@Singleton
public class DecideLowPrice {
  static final int LONGEST_REASON = 1000;
  private final EvaluationAccess access;
  private final ViewLowPrice cases;
  private final LowPriceInvestigations rows;
  private final RankingBook rankings;
  private final AuditLog audit;
  private final ApplicationEventPublisher<LowPriceDecided> events;

  DecideLowPrice(
      EvaluationAccess access,
      ViewLowPrice cases,
      LowPriceInvestigations rows,
      RankingBook rankings,
      AuditLog audit,
      ApplicationEventPublisher<LowPriceDecided> events) {
    this.access = access;
    this.cases = cases;
    this.rows = rows;
    this.rankings = rankings;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(
      Actor actor, long tenderId, long lotId, long bidId, boolean accepted, String reason) {
    access.requireChair(actor, tenderId);
    TenderQueries.Tender tender = access.holdUnderEvaluation(tenderId);
    LowPriceCase price = cases.find(tenderId, lotId, bidId);
    requireHeard(price);
    if (!accepted && price.bid().alternative()) {
      throw new Refusal.RuleBroken("evaluation.alternative-in-force");
    }
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();

    rows.addDecision(lotId, bidId, tenderId, accepted, reason.strip(), actor.personId());
    audit.record(
        actor,
        accepted
            ? new LowPriceAccepted(
                tenderId, bidId, price.bid().lotNumber(), price.recordedPrice(), reason.strip())
            : new LowPriceRejected(
                tenderId, bidId, price.bid().lotNumber(), price.recordedPrice(), reason.strip()));
    rankings.write(actor, tender);
    events.publishEvent(new LowPriceDecided(tenderId, lotId, bidId, accepted, reason.strip()));
  }

  private static void requireHeard(LowPriceCase price) {
    if (price.step() == LowPriceCase.LowPriceStep.DECIDE && !price.bid().abnormallyLow()) {
      throw new Refusal.RuleBroken("evaluation.not-flagged");
    }
    switch (price.step()) {
      case ASK -> throw new Refusal.RuleBroken("evaluation.low-price-unheard");
      case WAIT -> throw new Refusal.RuleBroken("evaluation.low-price-waiting");
      case DECIDED -> throw new Refusal.RuleBroken("evaluation.low-price-decided");
      case DECIDE -> {
        // The bidder was heard.
      }
    }
  }
}
