package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.cases.CaseEntry.BuyerAnswered;
import org.muwahhad.evaluation.cases.CaseEntry.BuyerAsked;
import org.muwahhad.evaluation.cases.CaseEntry.CaseClosed;
import org.muwahhad.evaluation.cases.CaseEntry.FlagRuleSet;
import org.muwahhad.evaluation.cases.CaseQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/**
 * Informs the central buyers of a question of the auditors, the auditors of the answer, and the
 * central buyers who were asked of the end of a case. That a case was opened, nobody is told. All
 * auditors are informed when one of them sets values of a sign of risk.
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
        notice("case-asked", auditCase, Argument.day(entry.until())),
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

  /** All auditors learn of values to come, so that none of them changes a sign alone. */
  @EventListener
  void on(FlagRuleSet entry) {
    String key = "evaluation.flag.kind." + entry.ruleKind();
    Bilingual sign = new Bilingual(Texts.in(Language.AR).get(key), Texts.in(Language.EN).get(key));
    String kind = entry.computed() ? "flag-rule-set" : "flag-rule-ended";
    tell.run(
        Notice.of(
            kind,
            "/red-flags",
            Argument.name(sign),
            Argument.day(entry.validFrom()),
            Argument.text(entry.source())),
        id -> notices.tellRole(id, Role.AUDITOR.name()));
  }

  /** A notice with the tender and the title, and what else it says. */
  private static Notice notice(String kind, CaseQueries.AuditCase auditCase, Argument... more) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(Argument.text(auditCase.tenderNumber()));
    arguments.add(Argument.text(auditCase.title()));
    arguments.addAll(List.of(more));
    return Notice.of(kind, "/cases/" + auditCase.id(), arguments.toArray(Argument[]::new));
  }

  private CaseQueries.AuditCase get(long caseId) {
    return cases.find(caseId, true).orElseThrow(() -> new Refusal.NotFound("case " + caseId));
  }
}
