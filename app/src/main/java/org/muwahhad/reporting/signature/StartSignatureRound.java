package org.muwahhad.reporting.signature;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reporting.ReportEntry.SignatureRoundStarted;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Page;

/**
 * The chair of the committee that decides on an award asks its voting members to sign one edition
 * of the report on it. Who has signed that edition already counts.
 *
 * <p>Refused with {@code reporting.round-not-for-this} for what is no report on an award, {@code
 * reporting.superseded} when newer figures were issued, {@code reporting.overtaken} when an award
 * in it was taken back since, {@code reporting.round-open} while a round on it is open, {@code
 * reporting.round-signed} when everybody has signed it, and as invalid input at {@code until} with
 * {@code shared.missing}, {@code reporting.round-past} or {@code reporting.round-too-long}.
 */
@Singleton
public class StartSignatureRound {
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
  private final ReportSignatures signatures;
  private final SignatureRounds rounds;
  private final ViewSignatureRounds view;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<SignatureRoundChanged> events;

  StartSignatureRound(
      ReportSignatures signatures,
      SignatureRounds rounds,
      ViewSignatureRounds view,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<SignatureRoundChanged> events) {
    this.signatures = signatures;
    this.rounds = rounds;
    this.view = view;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Starts the round.
   *
   * @param until last day to sign, in Riyadh
   * @throws Refusal.NotPermitted {@code reporting.round-not-chair} to others
   */
  @Transactional
  public void run(Actor actor, long reportId, @Nullable LocalDate until) {
    Grant as = actor.require(Role.COMMITTEE_MEMBER);
    signatures.lock(reportId);
    ReportSignatures.SignableReport report = view.report(actor, reportId);
    requireSignable(report);
    long decisionId = view.requireChair(actor, report);
    if (rounds.findOpen(reportId).isPresent()) {
      throw new Refusal.Conflict("reporting.round-open");
    }
    Instant untilAt = end(until);
    List<SignatureRounds.AskedMember> members = rounds.listVoting(reportId, decisionId);
    if (members.stream().allMatch(m -> m.signedAt() != null)) {
      throw new Refusal.RuleBroken("reporting.round-signed");
    }
    rounds.add(reportId, decisionId, actor.personId(), untilAt);
    long roundId = rounds.findOpen(reportId).orElseThrow();
    members.forEach(m -> rounds.ask(roundId, m.personId(), m.stateCode()));
    audit.record(
        actor,
        as.role(),
        new SignatureRoundStarted(
            report.about().word(),
            report.about().id(),
            report.report(),
            report.edition(),
            roundId,
            report.sha256(),
            untilAt,
            members.stream().map(SignatureRounds.AskedMember::personId).toList()));
    events.publishEvent(new SignatureRoundChanged(roundId));
  }

  private static void requireSignable(ReportSignatures.SignableReport report) {
    if (report.isSuperseded()) {
      throw new Refusal.RuleBroken("reporting.superseded");
    }
    if (report.isOvertaken()) {
      throw new Refusal.RuleBroken("reporting.overtaken");
    }
  }

  /** The end of the last day, in Riyadh. */
  private Instant end(@Nullable LocalDate until) {
    if (until == null) {
      throw new Refusal.InvalidInput("until", "shared.missing");
    }
    Instant now = clock.now();
    Instant end = until.atTime(LAST_SECOND).atZone(Page.RIYADH).toInstant();
    new Faults()
        .check(end.isAfter(now), "until", "reporting.round-past")
        .check(!end.isAfter(now.plus(LONGEST)), "until", "reporting.round-too-long")
        .throwIfAny();
    return end;
  }
}
