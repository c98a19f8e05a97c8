package org.muwahhad.evaluation.check;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.evaluation.BidsByCriteria;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.ExaminationChoice;
import org.muwahhad.evaluation.ScoreSheets;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The administrative checklist in the browser. */
@Hidden
@Controller("/tenders/{id}/evaluation/checks")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ChecklistPages {
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final EvaluationQueries queries;
  private final BidderNames bidders;
  private final EvaluationProgress progress;
  private final TenderQueries tenders;
  private final RecordAdministrativeChecks recordChecks;
  private final ViewCompliance viewCompliance;

  ChecklistPages(
      EvaluationFrame frame,
      EvaluationAccess access,
      EvaluationQueries queries,
      BidderNames bidders,
      EvaluationProgress progress,
      TenderQueries tenders,
      RecordAdministrativeChecks recordChecks,
      ViewCompliance viewCompliance) {
    this.frame = frame;
    this.access = access;
    this.queries = queries;
    this.bidders = bidders;
    this.progress = progress;
    this.tenders = tenders;
    this.recordChecks = recordChecks;
    this.viewCompliance = viewCompliance;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") int examination) {
    access.requireMaskedReader(actor, id);
    ExaminationChoice choice = choice(id, examination);
    return page(request, actor, id, formOf(actor, id, choice), choice);
  }

  private ExaminationChoice choice(long id, int examination) {
    return ExaminationChoice.of(
        examination, queries.examination(id), "/tenders/" + id + "/evaluation/checks");
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> record(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          recordChecks.run(actor, id, ScoreSheets.read(form, "checks", ChecklistPages::check));
          return Pages.redirect(
              "/tenders/" + id + "/evaluation", Tone.GOOD, "evaluation.checks-recorded");
        },
        marked -> page(request, actor, id, marked, choice(id, 0)));
  }

  private static RecordAdministrativeChecks.AdministrativeCheck check(ScoreSheets.PostedCell cell) {
    return new RecordAdministrativeChecks.AdministrativeCheck(
        cell.bidId(),
        cell.criterionId(),
        switch (cell.text("passed")) {
          case "yes" -> Boolean.TRUE;
          case "no" -> Boolean.FALSE;
          default -> null;
        },
        cell.text("reason"),
        cell.text("changeReason"));
  }

  private BidsByCriteria grid(Actor actor, long id, int examination) {
    return BidsByCriteria.of(
        bidders.list(actor, id, examination),
        tenders.listCriteria(id),
        CriterionKind.ADMINISTRATIVE);
  }

  private Form formOf(Actor actor, long id, ExaminationChoice choice) {
    Form form = Form.empty();
    List<BidsByCriteria.CriterionCell> cells = grid(actor, id, choice.shown()).cells();
    for (EvaluationQueries.AdministrativeCheckRow check : queries.listChecks(id, choice.shown())) {
      String path =
          "checks["
              + cells.indexOf(new BidsByCriteria.CriterionCell(check.bidId(), check.criterionId()))
              + "]";
      form =
          form.with(path + ".passed", check.passed() ? "yes" : "no")
              .with(path + ".reason", check.reason())
              .with(
                  path + ".changeReason", check.changeReason() == null ? "" : check.changeReason());
    }
    return form;
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, long id, Form form, ExaminationChoice choice) {
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    Page page = frame.page(request, tender, "evaluation.checks");
    BidsByCriteria grid = grid(actor, id, choice.shown());
    boolean editable =
        choice.isLatest() && access.mayAct(actor, tender) && progress.of(id).areChecksOpen();
    Form named =
        ScoreSheets.named(
            form, "checks", c -> frame.cellName(page, grid, c), Pages.language(request));
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("form", named);
    model.put("tender", tender);
    model.put("bidders", grid.bids());
    model.put("criteria", grid.criteria());
    model.put("editable", editable);
    model.put("choice", choice);
    model.put("expired", bidders.expired(actor, id));
    model.put("securities", bidders.securities(grid.bids(), id));
    model.put("missed", viewCompliance.listMissed(id, grid.bids()));
    model.put("tabs", frame.tabs(page, tender, frame.isMember(actor, id), "checks"));
    return new ModelAndView<>("evaluation/check/checks", model);
  }
}
