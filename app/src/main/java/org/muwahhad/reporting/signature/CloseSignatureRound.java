package org.muwahhad.reporting.signature;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reporting.ReportEntry.SignatureRoundClosed;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The chair closes a signature round before everybody has signed, with a reason. The signatures
 * made stay.
 *
 * <p>Refused with {@code reporting.round-ended} when no round on the edition is open, and as
 * invalid input at {@code reason}.
 */
@Singleton
public class CloseSignatureRound {
  private static final int LONGEST_REASON = 500;
  private final ReportSignatures signatures;
  private final SignatureRounds rounds;
  private final ViewSignatureRounds view;
  private final AuditLog audit;
  private final ApplicationEventPublisher<SignatureRoundChanged> events;

  CloseSignatureRound(
      ReportSignatures signatures,
      SignatureRounds rounds,
      ViewSignatureRounds view,
      AuditLog audit,
      ApplicationEventPublisher<SignatureRoundChanged> events) {
    this.signatures = signatures;
    this.rounds = rounds;
    this.view = view;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Closes the open round on an edition.
   *
   * @throws Refusal.NotPermitted {@code reporting.round-not-chair} to others
   */
  @Transactional
  public void run(Actor actor, long reportId, String reason) {
    Grant as = actor.require(Role.COMMITTEE_MEMBER);
    // A signature of the edition and the end of its round wait for each other.
    signatures.lock(reportId);
    ReportSignatures.SignableReport report = view.report(actor, reportId);
    SignatureRounds.SignatureRound round =
        rounds
            .findOpen(reportId)
            .flatMap(rounds::find)
            .orElseThrow(() -> new Refusal.RuleBroken("reporting.round-ended"));
    view.requireChairOf(actor, round.decisionId());
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    if (rounds.close(round.id(), actor.personId(), reason.strip()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        as.role(),
        new SignatureRoundClosed(
            report.about().word(),
            report.about().id(),
            report.report(),
            report.edition(),
            round.id(),
            round.signed(),
            round.asked(),
            reason.strip()));
    events.publishEvent(new SignatureRoundChanged(round.id()));
  }
}
