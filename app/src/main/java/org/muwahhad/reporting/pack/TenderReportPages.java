package org.muwahhad.reporting.pack;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportDesk;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.ReportPreferences;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;

/** All reports of a tender to be had, and the form that puts those chosen into one file. */
@Hidden
@Controller("/tenders/{id}/reports")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class TenderReportPages {
  private final Pages pages;
  private final TenderReports reports;
  private final ReportPreferences preferences;

  TenderReportPages(Pages pages, TenderReports reports, ReportPreferences preferences) {
    this.pages = pages;
    this.reports = reports;
    this.preferences = preferences;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    TenderReports.TenderReportList listed = reports.list(actor, id);
    ReportPreferences.Preference chosen = preferences.of(actor.personId(), Pages.language(request));
    Form all =
        Form.of(Map.of("report", listed.kinds().stream().map(ReportKind::word).toList()))
            .with("edition", chosen.edition().name());
    return view(request, actor, listed, chosen, all);
  }

  /** The pack of what was ticked: its file, or the page that describes it. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> choose(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> Pages.redirect(address(id, form)),
        marked ->
            view(
                request,
                actor,
                reports.list(actor, id),
                preferences.of(actor.personId(), Pages.language(request)),
                marked));
  }

  private static String address(long id, Form form) {
    PackChoice choice = PackChoice.of(form.values("report").stream().map(ReportKind::of).toList());
    String pack = "/reports/" + ReportKind.TENDER_PACK.word() + "/" + choice.of(id).written();
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

  private ModelAndView<?> view(
      HttpRequest<?> request,
      Actor actor,
      TenderReports.TenderReportList listed,
      ReportPreferences.Preference chosen,
      Form form) {
    Page page = pages.of(request).titled("reporting.of-tender", listed.number());
    boolean desk = ReportDesk.isOpenTo(actor);
    return new ModelAndView<>(
        "reporting/pack/tender",
        Map.of(
            "page", page,
            "tenderId", listed.tenderId(),
            "desk", desk,
            "kinds", List.copyOf(listed.kinds()),
            "chosen", chosen,
            "form", form));
  }
}
