package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditQueries;
import org.muwahhad.audit.ViewChain;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.auditextract.AuditEntry;
import org.muwahhad.reports.auditextract.AuditExtract;
import org.muwahhad.reports.auditextract.AuditExtractTemplate;
import org.muwahhad.tender.TenderQueries;

/**
 * The chain of a tender in the audit record, for auditors. Its entries are read while they are
 * printed. Each time that it is given is itself an entry, so that the next extract holds one more.
 */
@Singleton
final class AuditExtractReporter implements Reporter<AuditExtract> {
  private final ViewChain viewChain;
  private final TenderQueries tenders;

  AuditExtractReporter(ViewChain viewChain, TenderQueries tenders) {
    this.viewChain = viewChain;
    this.tenders = tenders;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.AUDIT_EXTRACT;
  }

  @Override
  public GatheredReport<AuditExtract> gather(Actor actor, Subject subject) {
    Role as = actor.require(Role.AUDITOR).role();
    TenderQueries.Tender tender = tenders.getTender(subject.id());
    ViewChain.AuditChainView chain = viewChain.get(actor, subject.chain());
    return new GatheredReport<>(
        as,
        tender.number(),
        false,
        new AuditExtractTemplate(
            () -> viewChain.entries(actor, chain).map(AuditExtractReporter::entry)),
        issue -> report(tender, chain, issue));
  }

  private static AuditExtract report(
      TenderQueries.Tender tender, ViewChain.AuditChainView chain, Issue issue) {
    return new AuditExtract(
        tender.number(),
        tender.ocid(),
        Wording.of(tender.title()),
        Wording.both("reporting.procuring-body"),
        issue.at(),
        chain.firstAt(),
        chain.lastAt(),
        chain.name(),
        chain.length(),
        chain.headHash(),
        chain.findings().stream().map(f -> Wording.of(f.lines())).toList(),
        chain.anchors().stream()
            .map(a -> new AuditExtract.Anchor(a.id(), a.at(), a.position(), a.matches(), a.hash()))
            .toList(),
        issue.proof());
  }

  /** Who and as what in the words of the page of the record. */
  private static AuditEntry entry(AuditQueries.EntryRow entry) {
    org.muwahhad.shared.Bilingual name = entry.name();
    String role = "access.role." + entry.actingAs();
    return new AuditEntry(
        entry.position(),
        entry.at(),
        name == null ? Wording.both("audit.system") : Wording.of(name),
        Wording.has(role) ? Wording.both(role) : Bilingual.empty(),
        entry.act(),
        entry.objectType() + " " + entry.objectId(),
        Objects.requireNonNullElse(entry.detail(), ""),
        Objects.requireNonNullElse(entry.hash(), ""));
  }
}
