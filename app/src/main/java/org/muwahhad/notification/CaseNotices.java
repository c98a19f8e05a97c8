package org.muwahhad.notification;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.cases.CaseEntry.BuyerAnswered;
import org.muwahhad.evaluation.cases.CaseEntry.BuyerAsked;
import org.muwahhad.evaluation.cases.CaseEntry.CaseClosed;
import org.muwahhad.evaluation.cases.CaseQueries;
import org.muwahhad.shared.Refusal;

/**
 * Informs the central buyers of a question of the auditors, the auditors of the answer, and the
 * central buyers who were asked of the end of a case. That a case was opened, nobody is told.
 */
@Singleton
class CaseNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final CaseQueries cases;

  CaseNotices(NotifyPeople tell, Notices notices, CaseQueries cases) {
    this.tell = tell;
    this.notices = notices;
    this.cases = cases;
  }

  @EventListener
  void on(BuyerAsked entry) {
    CaseQueries.AuditCase auditCase = get(entry.caseId());
    tell.run(
        notice("case-asked", auditCase, entry.until().toString()),
        id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  @EventListener
  void on(BuyerAnswered entry) {
    tell.run(
        notice("case-answered", get(entry.caseId())),
        id -> notices.tellRole(id, Role.AUDITOR.name()));
  }

  @EventListener
  void on(CaseClosed entry) {
    if (!cases.listQuestions(entry.caseId()).isEmpty()) {
      tell.run(
          notice("case-closed", get(entry.caseId())),
          id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
    }
  }

  /** A notice with the tender and the title, and what else it says. */
  private static Notice notice(String kind, CaseQueries.AuditCase auditCase, String... more) {
    Argument[] arguments = new Argument[2 + more.length];
    arguments[0] = Argument.text(auditCase.tenderNumber());
    arguments[1] = Argument.text(auditCase.title());
    for (int i = 0; i < more.length; i++) {
      arguments[2 + i] = Argument.text(more[i]);
    }
    return Notice.of(kind, "/cases/" + auditCase.id(), arguments);
  }

  private CaseQueries.AuditCase get(long caseId) {
    return cases.find(caseId, true).orElseThrow(() -> new Refusal.NotFound("case " + caseId));
  }
}
