package org.muwahhad.evaluation.lowprice;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.LowPriceExplanationAsked;
import org.muwahhad.evaluation.ExaminationQueries;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The chair asks a bidder to explain an abnormally low price by a date, at least a day away. A
 * further question may follow an answer, or a date that passed without one.
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.not-flagged} when the price is not
 * abnormally low, {@code evaluation.lot-not-examined} when the lot is not back with the panel,
 * {@code evaluation.low-price-decided} once the panel decided, {@code evaluation.low-price-waiting}
 * while a question waits for its answer, and as invalid input without a question or with {@code
 * evaluation.due-soon}.
 *
 * <p>A fault in the input has the code {@code evaluation.due-late}.
 */
@Singleton
public class AskLowPrice {
  static final int LONGEST_QUESTION = 2000;
  private static final Duration MOST = Duration.ofDays(30);
  private static final Duration LEAST = Duration.ofDays(1);
  private final EvaluationAccess access;
  private final ViewLowPrice cases;
  private final LowPriceInvestigations rows;
  private final ExaminationQueries examinations;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<LowPriceAsked> events;

  AskLowPrice(
      EvaluationAccess access,
      ViewLowPrice cases,
      LowPriceInvestigations rows,
      ExaminationQueries examinations,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<LowPriceAsked> events) {
    this.access = access;
    this.cases = cases;
    this.rows = rows;
    this.examinations = examinations;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /** Returns the number of the question. */
  @Transactional
  public long run(
      Actor actor, long tenderId, long lotId, long bidId, String question, Instant dueAt) {
    access.requireChair(actor, tenderId);
    access.holdUnderEvaluation(tenderId);
    LowPriceCase price = cases.find(tenderId, lotId, bidId);
    if (price.bid().examination() != examinations.current(tenderId)) {
      throw new Refusal.RuleBroken("evaluation.lot-not-examined");
    }
    requireAskable(price);
    Instant now = clock.now();
    new Faults()
        .text("question", question, LONGEST_QUESTION)
        .check(!dueAt.isBefore(now.plus(LEAST)), "due", "evaluation.due-soon")
        .check(!dueAt.isAfter(now.plus(MOST)), "due", "evaluation.due-late")
        .throwIfAny();

    int number = price.questions().size() + 1;
    rows.addQuestion(
        lotId, bidId, tenderId, number, question.strip(), dueAt, actor.personId(), now);
    List<LowPriceInvestigations.LowPriceQuestionView> all =
        rows.listQuestions(tenderId, lotId, bidId);
    long id = all.get(all.size() - 1).id();
    audit.record(
        actor,
        new LowPriceExplanationAsked(
            tenderId,
            bidId,
            price.bid().lotNumber(),
            number,
            question.strip(),
            price.recordedPrice(),
            dueAt));
    events.publishEvent(new LowPriceAsked(id));
    return id;
  }

  private static void requireAskable(LowPriceCase price) {
    if (!price.bid().abnormallyLow()) {
      throw new Refusal.RuleBroken("evaluation.not-flagged");
    }
    switch (price.step()) {
      case DECIDED -> throw new Refusal.RuleBroken("evaluation.low-price-decided");
      case WAIT -> throw new Refusal.RuleBroken("evaluation.low-price-waiting");
      case ASK, DECIDE -> {
        // The first question, or one more.
      }
    }
  }
}
