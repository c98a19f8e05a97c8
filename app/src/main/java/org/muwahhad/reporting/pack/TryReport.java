package org.muwahhad.reporting.pack;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.shared.Refusal;

/** Tries whether a report is available, without undoing what asks. */
@Singleton
class TryReport {
  private final Attempt attempt;

  TryReport(Attempt attempt) {
    this.attempt = attempt;
  }

  /** Whether the person may have the report, and it is issued. */
  boolean isToBeHad(Actor actor, ReportKind kind, Subject subject) {
    try {
      return attempt.isIssued(actor, kind, subject);
    } catch (Refusal refusal) {
      return false;
    }
  }

  /** A refusal ends its transaction, which is therefore one of its own. */
  @Singleton
  static class Attempt {
    private final IssueReport issueReport;

    Attempt(IssueReport issueReport) {
      this.issueReport = issueReport;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean isIssued(Actor actor, ReportKind kind, Subject subject) {
      return issueReport.isToBeHad(actor, kind, subject);
    }
  }
}
