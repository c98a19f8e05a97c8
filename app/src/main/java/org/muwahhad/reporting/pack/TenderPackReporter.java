package org.muwahhad.reporting.pack;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reports.pack.PackCover;
import org.muwahhad.reports.pack.PackTemplate;
import org.muwahhad.tender.TenderQueries;

/**
 * Chosen reports of a tender as one file ({@link PackChoice}). For those who read and decide, and
 * who may have every report chosen: nobody gets less than was chosen under the same address. What
 * refuses one of the reports refuses the pack, and so does one that may still change.
 */
@Singleton
class TenderPackReporter implements Reporter<PackCover> {
  private static final Role[] READERS = {
    Role.COMMITTEE_MEMBER,
    Role.CENTRAL_BUYER,
    Role.AUDITOR,
    Role.EVALUATOR,
    Role.OPENING_MEMBER,
    Role.NATIONAL_COORDINATOR
  };

  private final TenderQueries tenders;
  private final PackQueries members;
  private final BeanProvider<IssueReport> issueReport;

  TenderPackReporter(
      TenderQueries tenders, PackQueries members, BeanProvider<IssueReport> issueReport) {
    this.tenders = tenders;
    this.members = members;
    this.issueReport = issueReport;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.TENDER_PACK;
  }

  /** Who reads several reports of a tender beside each other. */
  static Grant permit(Actor actor) {
    return actor.require(READERS);
  }

  /** Whether a person is of those who may have reports of a tender. */
  static boolean isFor(Actor actor) {
    return actor.isAnyOf(READERS);
  }

  @Override
  public GatheredReport<PackCover> gather(Actor actor, Subject subject) {
    Grant as = permit(actor);
    PackChoice choice = PackChoice.read(subject.part());
    TenderQueries.Tender tender = tenders.getTender(subject.id());
    Subject whole = Subject.of(Subject.SubjectKind.TENDER, tender.id());
    List<IssueReport.Paper> papers =
        choice.kinds().stream().map(k -> issueReport.get().paper(actor, k, whole)).toList();
    PackPages pages = new PackPages(papers);
    List<PackCover.Signatory> signatories =
        members.listOfTender(tender.id()).stream().map(PackQueries.Member::signs).toList();
    return new GatheredReport<>(
        as.role(),
        tender.number(),
        false,
        new PackTemplate(),
        issue ->
            new PackCover(
                Wording.both("reporting.procuring-body"),
                Wording.both("reporting.report.TENDER_PACK"),
                Wording.of(tender.title()),
                tender.number(),
                issue.at(),
                List.of(),
                null,
                pages.listed(),
                signatories,
                issue.proof(),
                null),
        pages);
  }
}
