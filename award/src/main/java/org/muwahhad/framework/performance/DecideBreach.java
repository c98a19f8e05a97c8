package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.performance.PerformanceEntry.BreachDecided;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer decides on a report of a breach that another person made: whether there was one,
 * and what follows from it. The decision stands; a termination for cause and a debarment are acts
 * of their own that may rest on it.
 *
 * <p>Refused as not found when there is no such report, with {@code performance.decided}, {@code
 * performance.two-people} for the person who reported it, {@code performance.answer-running} while
 * the supplier can still answer, and as invalid input at {@code found} and {@code consequence}
 * ({@code shared.missing}, {@code performance.no-consequence}) or {@code reason}.
 */
@Singleton
public class DecideBreach {
  private static final int LONGEST_REASON = 4000;
  private final HeldBreach held;
  private final BreachReports reports;
  private final AuditLog audit;

  DecideBreach(HeldBreach held, BreachReports reports, AuditLog audit) {
    this.held = held;
    this.reports = reports;
    this.audit = audit;
  }

  /**
   * What is decided.
   *
   * @param found whether there was a breach
   * @param consequence what follows; may be null where there was none
   */
  public record BreachRuling(
      @Nullable Boolean found, @Nullable BreachConsequence consequence, @Nullable String reason) {
    String words() {
      return reason == null ? "" : reason.strip();
    }

    boolean isFound() {
      return Boolean.TRUE.equals(found);
    }

    BreachConsequence follows() {
      return Objects.requireNonNullElse(consequence, BreachConsequence.NONE);
    }
  }

  /** Returns the number (key) of the agreement. */
  @Transactional
  public long run(Actor actor, long breachId, BreachRuling ruling) {
    actor.require(Role.CENTRAL_BUYER);
    BreachReports.KnownBreach breach = held.hold(breachId);
    if (breach.status().isDecided()) {
      throw new Refusal.RuleBroken("performance.decided");
    }
    if (breach.reportedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("performance.two-people");
    }
    if (!breach.decidable()) {
      throw new Refusal.RuleBroken("performance.answer-running", breach.answerUntil().toString());
    }
    new Faults()
        .check(ruling.found() != null, "found", "shared.missing")
        .check(!ruling.isFound() || ruling.consequence() != null, "consequence", "shared.missing")
        .check(
            ruling.isFound() || ruling.follows() == BreachConsequence.NONE,
            "consequence",
            "performance.no-consequence")
        .text("reason", ruling.words(), LONGEST_REASON)
        .throwIfAny();
    BreachStatus outcome = ruling.isFound() ? BreachStatus.FOUND : BreachStatus.NOT_FOUND;
    reports.decide(
        breachId, outcome.name(), ruling.follows().name(), ruling.words(), actor.personId());
    audit.record(
        actor,
        new BreachDecided(
            breach.agreementId(), breachId, ruling.follows(), outcome, ruling.words()));
    return breach.agreementId();
  }
}
