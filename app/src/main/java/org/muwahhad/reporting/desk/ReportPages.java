package org.muwahhad.reporting.desk;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.ReportPreferences;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFigures;
import org.muwahhad.reporting.issue.ReportFiles;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.render.WebDocument;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;

/** The desk of those who read and sign reports. */
@Hidden
@Controller("/reports")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ReportPages(
    Answers answers,
    AwardReportQueries queries,
    ReportDeskQueries desk,
    ReportFiles files,
    IssueReport issueReport,
    ReportPreferences preferences,
    ReportFigures figures) {
  /** How many of the files taken before are shown on the desk, and on a page of all of them. */
  private static final int LAST_TAKEN = 20;

  private static final int TAKEN_ON_A_PAGE = 100;

  /**
   * The desk.
   *
   * @param taken {@code all} for every file taken before, in pages; else the last ones only
   * @param page of these, or else of the reports available, from 1
   */
  @Get
  HttpResponse<String> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "") String taken,
      @QueryValue(defaultValue = "1") int page) {
    boolean allTaken = taken.equals("all");
    List<ReportDeskQueries.WaitingVote> waiting = desk.listWaiting(actor.personId());
    PageNumbers numbers = numbers(actor, allTaken, page);
    List<ReportDeskQueries.TakenReport> takenBefore =
        desk.listTaken(
            actor.personId(), numbers.size(), (long) (numbers.number() - 1) * numbers.size());
    boolean ofAwards = actor.isAnyOf(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
    return answers.page(
        "reporting/desk/reports",
        frame ->
            Map.of(
                "page",
                frame.titled("reporting.title"),
                "waiting",
                waiting,
                "all",
                queries.list(
                    actor, new ListChoice("/reports", q, filter, sort, allTaken ? 1 : page)),
                "chosen",
                preferences.of(actor.personId(), frame.language()),
                "taken",
                new TakenReportsView(takenBefore, numbers, allTaken),
                "former",
                ofAwards ? desk.listFormer() : List.of(),
                "own",
                ofAwards ? desk.listOwnFormer(actor.personId()) : List.of(),
                "ofAwards",
                ofAwards,
                "changes",
                changes(waiting, takenBefore)));
  }

  private PageNumbers numbers(Actor actor, boolean all, int page) {
    int total = desk.countTaken(actor.personId());
    return all
        ? PageNumbers.of(page, TAKEN_ON_A_PAGE, total, "/reports").with(Map.of("taken", "all"))
        : PageNumbers.of(1, LAST_TAKEN, total, "/reports");
  }

  /** What differs in the last issue of each report that a later one followed, by its id. */
  private Map<Long, List<ReportFigures.FigureChange>> changes(
      List<ReportDeskQueries.WaitingVote> waiting, List<ReportDeskQueries.TakenReport> taken) {
    Set<Long> former = new HashSet<>();
    for (ReportDeskQueries.WaitingVote question : waiting) {
      if (question.isChanged() && question.lastReportId() != null) {
        former.add(question.lastReportId());
      }
    }
    taken.stream().filter(t -> t.isSuperseded()).forEach(t -> former.add(t.reportId()));
    Map<Long, List<ReportFigures.FigureChange>> changes = new HashMap<>();
    former.forEach(id -> changes.put(id, figures.listChanges(id)));
    return changes;
  }

  /** One click: the file itself. */
  @Get("/award/{tenderId}/{edition}/{format}")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  HttpResponse<?> download(Actor actor, long tenderId, Edition edition, Format format) {
    return taken(actor, ReportKind.AWARD, String.valueOf(tenderId), edition, format);
  }

  /** An award report that the person took before, as it was. */
  @Get("/taken/{reportId}/file")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  HttpResponse<?> again(Actor actor, long reportId) {
    return files.again(actor, reportId);
  }

  /** One click: the file in the edition and format the person took last. */
  @Get("/{kind}/{subject}/file")
  HttpResponse<?> mine(HttpRequest<?> request, Actor actor, String kind, String subject) {
    ReportPreferences.Preference chosen = preferences.of(actor.personId(), Pages.language(request));
    ReportKind wanted = ReportKind.of(kind);
    return Pages.redirect(
        "/reports/%s/%s/%s/%s"
            .formatted(
                wanted.word(),
                Subject.read(wanted.about(), subject).written(),
                chosen.edition(),
                chosen.format()));
  }

  /** A report to read on the screen. */
  @Get("/{kind}/{subject}{?edition}")
  HttpResponse<String> read(Actor actor, String kind, String subject, @Nullable Edition edition) {
    ReportKind wanted = ReportKind.of(kind);
    Subject about = Subject.read(wanted.about(), subject);
    ReportDocument document = issueReport.read(actor, wanted, about);
    return answers.page(
        "reporting/desk/read",
        page -> {
          Edition shown = edition == null ? of(page.language()) : edition;
          return Map.of(
              "page",
              below(page, about).titled("reporting.report." + wanted),
              "kind",
              wanted,
              "subject",
              subject,
              "edition",
              shown,
              "chosen",
              preferences.of(actor.personId(), page.language()),
              "reading",
              WebDocument.of(document, shown));
        });
  }

  /** The page below that of what the report is about. */
  private static Page below(Page page, Subject about) {
    return switch (about.kind()) {
      case TENDER -> below(page, about, "tender.tenders", "/tenders");
      case ROUND -> below(page, about, "demand.rounds", "/rounds");
      case AGREEMENT -> below(page, about, "framework.agreements", "/agreements");
      case MEETING -> below(page, about, "committee.meetings", "/meetings");
      case REGION -> page;
    };
  }

  private static Page below(Page page, Subject about, String list, String address) {
    return page.below(page.t().get(list), address)
        .below(page.t().get("reporting.back-to." + about.kind()), address + "/" + about.id());
  }

  private static Edition of(Language language) {
    return language == Language.AR ? Edition.ARABIC : Edition.ENGLISH;
  }

  /** One click: the file itself. */
  @Get("/{kind}/{subject}/{edition}/{format}")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  HttpResponse<?> file(Actor actor, String kind, String subject, Edition edition, Format format) {
    return taken(actor, ReportKind.of(kind), subject, edition, format);
  }

  /** What was chosen is offered first the next time. */
  private HttpResponse<?> taken(
      Actor actor, ReportKind kind, String subject, Edition edition, Format format) {
    HttpResponse<?> file = files.any(actor, kind, subject, edition, format);
    preferences.keep(actor.personId(), edition, format);
    return file;
  }
}
