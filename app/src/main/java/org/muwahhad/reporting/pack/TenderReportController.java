package org.muwahhad.reporting.pack;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportDesk;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.ReportPreferences;
import org.muwahhad.reporting.issue.ReportFiles;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;

/** All reports of a tender that are available, and those chosen in one file. */
@Tag(name = "reports")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record TenderReportController(
    Answers answers, ReportFiles files, TenderReports reports, ReportPreferences preferences) {

  /** The reports of a tender that can be had and no longer change, in the order of reading. */
  @Get(uris = {"/api/v1/tenders/{tenderId}/reports", "/tenders/{tenderId}/reports"})
  HttpResponse<TenderReports.TenderReportList> list(Actor actor, long tenderId) {
    TenderReports.TenderReportList listed = reports.list(actor, tenderId);
    return answers.show(
        "reporting/pack/tender",
        listed,
        page -> {
          ReportPreferences.Preference chosen = preferences.of(actor.personId(), page.language());
          return Map.of(
              "page", page.titled("reporting.of-tender", listed.number()),
              "tenderId", tenderId,
              "desk", ReportDesk.isOpenTo(actor),
              "kinds", List.copyOf(listed.kinds()),
              "chosen", chosen,
              "form", answers.form(() -> all(listed, chosen)));
        });
  }

  private static Form all(
      TenderReports.TenderReportList listed, ReportPreferences.Preference chosen) {
    return Form.of(Map.of("report", listed.kinds().stream().map(ReportKind::word).toList()))
        .with("edition", chosen.edition().name());
  }

  /** The pack of what was ticked: its file, or the page that describes it. */
  @Hidden
  @Post("/tenders/{tenderId}/reports")
  HttpResponse<TenderReports.TenderReportList> choose(Actor actor, long tenderId) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> address(tenderId, form))
        .then(Pages::redirect)
        .showing(() -> list(actor, tenderId));
  }

  /**
   * Chosen reports of a tender in one file: a cover, contents, bookmarks and pages counted through.
   * Anyone who may not have one of them gets none; the order of reading is that of the list above,
   * whatever that of the choice.
   *
   * @param report the words of those chosen, such as {@code opening}, each once
   */
  @Get("/api/v1/tenders/{tenderId}/reports/pack/{edition}{?report*}")
  @Produces("application/pdf")
  HttpResponse<?> pack(Actor actor, long tenderId, Edition edition, @Nullable List<String> report) {
    PackChoice choice =
        PackChoice.of(report == null ? List.of() : report.stream().map(ReportKind::of).toList());
    return files.any(
        actor, ReportKind.TENDER_PACK, choice.of(tenderId).written(), edition, Format.PDF);
  }

  private static String address(long tenderId, Form form) {
    PackChoice choice = PackChoice.of(form.values("report").stream().map(ReportKind::of).toList());
    String pack = "/reports/" + ReportKind.TENDER_PACK.word() + "/" + choice.of(tenderId).written();
    return form.value("open").isEmpty()
        ? pack + "/" + edition(form.value("edition")) + "/" + Format.PDF
        : pack;
  }

  private static Edition edition(String written) {
    return Arrays.stream(Edition.values())
        .filter(e -> e.name().equals(written))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("edition " + written));
  }
}
