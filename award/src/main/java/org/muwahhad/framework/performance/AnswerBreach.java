package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.performance.PerformanceEntry.BreachAnswered;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The supplier answers a report of a breach, once and until its last day.
 *
 * <p>Refused as not found for a report on another supplier, with {@code performance.decided},
 * {@code performance.answered}, {@code performance.answer-over}, and as invalid input at {@code
 * answer}.
 */
@Singleton
public class AnswerBreach {
  private static final int LONGEST_ANSWER = 4000;
  private final AgreementAccess access;
  private final HeldBreach held;
  private final BreachReports reports;
  private final AuditLog audit;

  AnswerBreach(AgreementAccess access, HeldBreach held, BreachReports reports, AuditLog audit) {
    this.access = access;
    this.held = held;
    this.reports = reports;
    this.audit = audit;
  }

  /** Returns the number (key) of the agreement. */
  @Transactional
  public long run(Actor actor, long breachId, @Nullable String answer) {
    long supplier = access.supplierOf(actor);
    BreachReports.KnownBreach breach = held.hold(breachId);
    if (breach.supplierId() != supplier) {
      throw new Refusal.NotFound("breach " + breachId);
    }
    if (breach.status().isDecided()) {
      throw new Refusal.RuleBroken("performance.decided");
    }
    if (breach.status() == BreachStatus.ANSWERED) {
      throw new Refusal.RuleBroken("performance.answered");
    }
    if (!breach.answerable()) {
      throw new Refusal.RuleBroken("performance.answer-over", breach.answerUntil().toString());
    }
    String words = answer == null ? "" : answer.strip();
    new Faults().text("answer", words, LONGEST_ANSWER).throwIfAny();
    reports.answer(breachId, words, actor.personId());
    audit.record(actor, new BreachAnswered(breach.agreementId(), breachId, words));
    return breach.agreementId();
  }
}
