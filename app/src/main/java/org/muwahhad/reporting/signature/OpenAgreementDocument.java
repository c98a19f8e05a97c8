package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.contract.ContractQueries;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.IssuedReports;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reports.Edition;

/**
 * Gives a side of an agreement the document that it signs: the one that the other side signed, else
 * the agreement in both languages as it is issued now. Nobody is bound by that.
 *
 * <p>Refused as not found for an agreement of another supplier, and to all but its two sides.
 */
@Singleton
public class OpenAgreementDocument {
  private final ContractQueries contracts;
  private final IssueReport issueReport;
  private final IssuedReports issued;

  OpenAgreementDocument(ContractQueries contracts, IssueReport issueReport, IssuedReports issued) {
    this.contracts = contracts;
    this.issueReport = issueReport;
    this.issued = issued;
  }

  /** Returns the number (key) of the issued report. */
  public long run(Actor actor, long agreementId) {
    Subject subject = requireReader(actor, agreementId);
    return contracts.listSignatures(agreementId).stream()
        .findFirst()
        .map(ContractQueries.SideSignature::documentId)
        .orElseGet(() -> issue(actor, subject));
  }

  /** Refuses whom the agreement does not concern. */
  Subject requireReader(Actor actor, long agreementId) {
    actor.require(Role.CENTRAL_BUYER, Role.BIDDER);
    Subject subject = Subject.of(Subject.SubjectKind.AGREEMENT, agreementId);
    issueReport.requireReader(actor, ReportKind.AGREEMENT, subject);
    return subject;
  }

  private long issue(Actor actor, Subject subject) {
    ReportFile file =
        issueReport.make(
            actor, ReportKind.AGREEMENT, subject, Edition.BILINGUAL, Format.PDF, percent -> {});
    return issued
        .findByFile(file.sha256())
        .orElseThrow(() -> new IllegalStateException("Not issued: " + file.name()))
        .id();
  }
}
