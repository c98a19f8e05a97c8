package org.muwahhad.reporting.signature;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.AwardsConfirmed;
import org.muwahhad.complaint.ComplaintEntry.ComplaintDecided;
import org.muwahhad.reporting.ReportEntry.ReportDownloaded;
import org.muwahhad.reporting.ReportEntry.ReportMade;
import org.muwahhad.reporting.ReportEntry.SignatureRoundEnded;
import org.muwahhad.reporting.Subject;
import org.muwahhad.tender.TenderMove.LotsReturnedToPanel;
import org.muwahhad.tender.TenderMove.RecommendationSentBack;
import org.muwahhad.tender.TenderMove.StandstillStarted;
import org.muwahhad.tender.TenderMove.TenderCancelled;

/**
 * Ends the open signature rounds of a tender on editions that nobody may sign any more, in the
 * transaction of the act that overtakes them: newer figures of the report are issued, an award in
 * it is taken back, or the tender is cancelled. Everybody who was asked is told, and the chair.
 */
@Singleton
public class EndSignatureRounds {
  private final ReportSignatures signatures;
  private final SignatureRounds rounds;
  private final AuditLog audit;
  private final ApplicationEventPublisher<SignatureRoundChanged> events;

  EndSignatureRounds(
      ReportSignatures signatures,
      SignatureRounds rounds,
      AuditLog audit,
      ApplicationEventPublisher<SignatureRoundChanged> events) {
    this.signatures = signatures;
    this.rounds = rounds;
    this.audit = audit;
    this.events = events;
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(ReportDownloaded entry) {
    ofSubject(entry.subject(), entry.subjectId());
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(ReportMade entry) {
    ofSubject(entry.subject(), entry.subjectId());
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(RecommendationSentBack entry) {
    run(entry.tenderId());
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(StandstillStarted entry) {
    run(entry.tenderId());
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(LotsReturnedToPanel entry) {
    run(entry.tenderId());
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(TenderCancelled entry) {
    run(entry.tenderId());
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(ComplaintDecided entry) {
    run(entry.tenderId());
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(AwardsConfirmed entry) {
    run(entry.tenderId());
  }

  private void ofSubject(String subject, long id) {
    if (Subject.of(Subject.SubjectKind.TENDER, id).word().equals(subject)) {
      run(id);
    }
  }

  private void run(long tenderId) {
    for (SignatureRounds.SignatureRound round : rounds.listOpen(tenderId)) {
      // A signature of the edition and the end of its round wait for each other.
      signatures.lock(round.reportId());
      ReportSignatures.SignableReport report =
          signatures.findSignable(round.reportId()).orElseThrow();
      ending(report).ifPresent(status -> end(round, report, status));
    }
  }

  private static Optional<SignatureRoundStatus> ending(ReportSignatures.SignableReport report) {
    if (report.isOvertaken()) {
      return Optional.of(SignatureRoundStatus.OVERTAKEN);
    }
    return report.isSuperseded() ? Optional.of(SignatureRoundStatus.SUPERSEDED) : Optional.empty();
  }

  private void end(
      SignatureRounds.SignatureRound round,
      ReportSignatures.SignableReport report,
      SignatureRoundStatus status) {
    if (rounds.end(round.id(), status.name()) != 1) {
      return;
    }
    audit.recordSystem(
        new SignatureRoundEnded(
            report.about().word(),
            report.about().id(),
            report.report(),
            report.edition(),
            round.id(),
            status.name(),
            round.signed(),
            round.asked()));
    events.publishEvent(new SignatureRoundChanged(round.id()));
  }
}
