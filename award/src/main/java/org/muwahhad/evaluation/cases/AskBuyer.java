package org.muwahhad.evaluation.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.cases.CaseEntry.BuyerAsked;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * An auditor asks the central purchasing body, which sees the case from then on: its title, the
 * questions and the answers.
 *
 * <p>Refused as not found, with {@code cases.closed}, {@code cases.waiting} while a question waits
 * for its answer, and as invalid input at {@code question} or {@code answerUntil} ({@code
 * shared.missing}, {@code cases.day-passed}, {@code shared.too-far-ahead}).
 */
@Singleton
public class AskBuyer {
  private static final int LONGEST_WAIT_DAYS = 90;
  private final HoldCase hold;
  private final AuditCases cases;
  private final DatabaseClock clock;
  private final AuditLog audit;

  AskBuyer(HoldCase hold, AuditCases cases, DatabaseClock clock, AuditLog audit) {
    this.hold = hold;
    this.cases = cases;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * What is asked.
   *
   * @param answerUntil last day for the answer, in Riyadh
   */
  public record NewQuestion(@Nullable String question, @Nullable LocalDate answerUntil) {
    String words() {
      return question == null ? "" : question.strip();
    }
  }

  @Transactional
  public void run(Actor actor, long caseId, NewQuestion asked) {
    actor.require(Role.AUDITOR);
    AuditCases.HeldCase held = hold.open(caseId);
    if (held.status() == CaseStatus.ASKED) {
      throw new Refusal.RuleBroken("cases.waiting");
    }
    LocalDate today = RiyadhDay.of(clock.now());
    LocalDate until = asked.answerUntil();
    new Faults()
        .text("question", asked.words(), OpenCase.LONGEST_TEXT)
        .check(until != null, "answerUntil", "shared.missing")
        .check(until == null || !until.isBefore(today), "answerUntil", "cases.day-passed")
        .check(
            until == null || !until.isAfter(today.plusDays(LONGEST_WAIT_DAYS)),
            "answerUntil",
            "shared.too-far-ahead")
        .throwIfAny();
    LocalDate day = Objects.requireNonNull(until);
    int number = held.number() + 1;
    cases.ask(caseId, number, asked.words(), day, actor.personId());
    audit.record(actor, new BuyerAsked(caseId, number, asked.words(), day));
  }
}
