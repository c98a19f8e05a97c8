package org.muwahhad.evaluation.lowprice;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceExplained;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A bidder explains a price it was asked about. The answer stands; the price itself cannot change.
 *
 * <p>Refused as not found to others than the bidder, with {@code evaluation.closed} when the tender
 * is no longer under evaluation, {@code evaluation.low-price-answered} when it was answered, {@code
 * evaluation.answer-late} from the due instant on, and as invalid input without a text.
 */
@Singleton
public class AnswerLowPrice {
  static final int LONGEST_ANSWER = 4000;
  private final ViewLowPrice cases;
  private final EvaluationAccess access;
  private final LowPriceInvestigations rows;
  private final AuditLog audit;
  private final ApplicationEventPublisher<LowPriceAnswered> events;

  AnswerLowPrice(
      ViewLowPrice cases,
      EvaluationAccess access,
      LowPriceInvestigations rows,
      AuditLog audit,
      ApplicationEventPublisher<LowPriceAnswered> events) {
    this.cases = cases;
    this.access = access;
    this.rows = rows;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long questionId, String answer) {
    long tenderId = cases.own(actor, questionId).tenderId();
    access.holdUnderEvaluation(tenderId);
    LowPriceInvestigations.LowPriceQuestionView question = cases.own(actor, questionId);
    if (question.answer() != null) {
      throw new Refusal.RuleBroken("evaluation.low-price-answered");
    }
    if (question.over()) {
      throw new Refusal.RuleBroken("evaluation.answer-late");
    }
    new Faults().text("answer", answer, LONGEST_ANSWER).throwIfAny();

    rows.addAnswer(questionId, answer.strip(), actor.personId());
    audit.record(
        actor,
        new LowPriceExplained(
            tenderId, question.bidId(), question.lotNumber(), question.number(), answer.strip()));
    events.publishEvent(new LowPriceAnswered(questionId));
  }
}
