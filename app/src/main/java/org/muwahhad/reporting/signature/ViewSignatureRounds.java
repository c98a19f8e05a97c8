package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.DecisionQueries;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.shared.Refusal;

/** Signature rounds for those who may have the report. */
@Singleton
public class ViewSignatureRounds {
  private final ReportSignatures signatures;
  private final SignatureRounds rounds;
  private final DecisionQueries decisions;
  private final IssueReport issueReport;

  ViewSignatureRounds(
      ReportSignatures signatures,
      SignatureRounds rounds,
      DecisionQueries decisions,
      IssueReport issueReport) {
    this.signatures = signatures;
    this.rounds = rounds;
    this.decisions = decisions;
    this.issueReport = issueReport;
  }

  /**
   * An edition of a report with its newest signature round.
   *
   * @param round null when none was started
   * @param members who is asked, with who has signed; who would be asked, where none is open
   * @param mayStart whether the reader may start a round now
   * @param mayClose whether the reader may close the round
   */
  public record SignatureRoundView(
      ReportSignatures.SignableReport report,
      SignatureRounds.@Nullable SignatureRound round,
      List<SignatureRounds.AskedMember> members,
      boolean mayStart,
      boolean mayClose) {
    public boolean isOpen() {
      return round != null && round.status() == SignatureRoundStatus.OPEN;
    }
  }

  /**
   * The round on an edition.
   *
   * @throws Refusal.NotFound when there is no such file, or it is no page to sign
   */
  @Transactional
  public SignatureRoundView get(Actor actor, long reportId) {
    ReportSignatures.SignableReport report = report(actor, reportId);
    SignatureRounds.SignatureRound round = rounds.findNewest(reportId).orElse(null);
    boolean open = round != null && round.status() == SignatureRoundStatus.OPEN;
    Optional<DecisionQueries.Decision> decision = decision(actor, report);
    boolean chair = decision.filter(DecisionQueries.Decision::chair).isPresent();
    List<SignatureRounds.AskedMember> voting =
        decision.map(d -> rounds.listVoting(reportId, d.id())).orElse(List.of());
    return new SignatureRoundView(
        report,
        round,
        round != null ? rounds.listAsked(round.id()) : chair ? voting : List.of(),
        chair
            && !open
            && !report.isSuperseded()
            && !report.isOvertaken()
            && voting.stream().anyMatch(m -> m.signedAt() == null),
        round != null && open && isChairOf(actor, round.decisionId()));
  }

  /** The edition, for the person who may have the report. */
  ReportSignatures.SignableReport report(Actor actor, long reportId) {
    ReportSignatures.SignableReport report =
        signatures
            .findSignable(reportId)
            .orElseThrow(() -> new Refusal.NotFound("issued report " + reportId));
    issueReport.requireReader(actor, report.report(), report.about());
    return report;
  }

  /**
   * The decision whose committee signs; only its chair passes.
   *
   * @throws Refusal.RuleBroken {@code reporting.round-not-for-this} for what is no report on an
   *     award
   */
  long requireChair(Actor actor, ReportSignatures.SignableReport report) {
    DecisionQueries.Decision decision =
        decision(actor, report)
            .orElseThrow(() -> new Refusal.RuleBroken("reporting.round-not-for-this"));
    if (!decision.chair()) {
      throw new Refusal.NotPermitted("reporting.round-not-chair");
    }
    return decision.id();
  }

  /** Passes the chair of the committee of a decision alone. */
  void requireChairOf(Actor actor, long decisionId) {
    if (!isChairOf(actor, decisionId)) {
      throw new Refusal.NotPermitted("reporting.round-not-chair");
    }
  }

  private boolean isChairOf(Actor actor, long decisionId) {
    return decisions
        .find(decisionId, actor.personId())
        .filter(DecisionQueries.Decision::chair)
        .isPresent();
  }

  /** The newest on the tender of a report on an award. */
  private Optional<DecisionQueries.Decision> decision(
      Actor actor, ReportSignatures.SignableReport report) {
    boolean ofAward =
        report.report() == ReportKind.AWARD && report.subject() == Subject.SubjectKind.TENDER;
    return ofAward && actor.is(Role.COMMITTEE_MEMBER)
        ? decisions.listOf(report.subjectId(), actor.personId()).stream().findFirst()
        : Optional.empty();
  }
}
