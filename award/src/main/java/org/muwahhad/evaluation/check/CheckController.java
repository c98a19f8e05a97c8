package org.muwahhad.evaluation.check;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.evaluation.BidsByCriteria;
import org.muwahhad.evaluation.BreachNote;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.ExaminationChoice;
import org.muwahhad.evaluation.ScoreSheets;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Required;

/** The administrative checks of the bids. */
@Tag(name = "evaluation")
@Controller
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record CheckController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    EvaluationQueries queries,
    BidderNames bidders,
    EvaluationProgress progress,
    TenderQueries tenders,
    RecordAdministrativeChecks recordChecks,
    ViewCompliance viewCompliance) {

  /** Administrative checks to record. */
  record Checks(@Nullable List<RecordAdministrativeChecks.AdministrativeCheck> checks) {}

  /**
   * The administrative checks of an examination.
   *
   * @param examination its number; the latest when left out
   */
  @Get(uris = {"/api/v1/tenders/{id}/evaluation/checks", "/tenders/{id}/evaluation/checks"})
  HttpResponse<List<EvaluationQueries.AdministrativeCheckRow>> checks(
      Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    ExaminationChoice choice =
        ExaminationChoice.of(examination, queries.examination(id), evaluation(id) + "/checks");
    List<EvaluationQueries.AdministrativeCheckRow> checks = queries.listChecks(id, choice.shown());
    return answers.show(
        "evaluation/check/checks", checks, page -> model(page, actor, tender, choice, checks));
  }

  @Post(uris = {"/api/v1/tenders/{id}/evaluation/checks", "/tenders/{id}/evaluation/checks"})
  HttpResponse<List<EvaluationQueries.AdministrativeCheckRow>> record(
      Actor actor, long id, @Body Checks body) {
    return answers
        .act(() -> recordChecks.run(actor, id, Required.of(body.checks(), "checks")))
        .then(evaluation(id), "evaluation.checks-recorded")
        .showing(() -> checks(actor, id, 0));
  }

  private Map<String, Object> model(
      Page untitled,
      Actor actor,
      TenderQueries.Tender tender,
      ExaminationChoice choice,
      List<EvaluationQueries.AdministrativeCheckRow> checks) {
    long id = tender.id();
    Page page = frame.page(untitled, tender, "evaluation.checks");
    BidsByCriteria grid =
        BidsByCriteria.of(
            bidders.list(actor, id, choice.shown()),
            tenders.listCriteria(id),
            CriterionKind.ADMINISTRATIVE);
    Form form = answers.form(() -> form(grid.cells(), checks));
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put(
        "form",
        ScoreSheets.named(form, "checks", c -> frame.cellName(page, grid, c), page.language()));
    model.put("tender", tender);
    model.put("bidders", grid.bids());
    model.put("criteria", grid.criteria());
    model.put(
        "editable",
        choice.isLatest() && access.mayAct(actor, tender) && progress.of(id).areChecksOpen());
    model.put("choice", choice);
    model.put("expired", bidders.expired(actor, id));
    model.put("securities", bidders.securities(grid.bids(), id));
    model.put("breaches", breaches(grid.bids(), queries.listBreachRecords(id)));
    model.put("missed", viewCompliance.listMissed(id, grid.bids()));
    model.put("tabs", frame.tabs(page, tender, frame.isMember(actor, id), "checks"));
    return model;
  }

  /** The frozen records of the bidders shown, in their order; none where none are counted. */
  private static List<BreachNote> breaches(
      List<EvaluationQueries.Bidder> shown, List<EvaluationQueries.BreachRecord> records) {
    List<BreachNote> notes = new ArrayList<>();
    for (EvaluationQueries.Bidder bidder : shown) {
      records.stream()
          .filter(r -> r.bidId() == bidder.bidId())
          .map(r -> new BreachNote(bidder.name(), r.months(), r.breaches()))
          .forEach(notes::add);
    }
    return notes;
  }

  private static Form form(
      List<BidsByCriteria.CriterionCell> cells,
      List<EvaluationQueries.AdministrativeCheckRow> checks) {
    Form form = Form.empty();
    for (EvaluationQueries.AdministrativeCheckRow check : checks) {
      String path =
          "checks["
              + cells.indexOf(new BidsByCriteria.CriterionCell(check.bidId(), check.criterionId()))
              + "]";
      form =
          form.with(path + ".passed", check.passed())
              .with(path + ".reason", check.reason())
              .with(
                  path + ".changeReason", check.changeReason() == null ? "" : check.changeReason());
    }
    return form;
  }

  private static String evaluation(long id) {
    return "/tenders/" + id + "/evaluation";
  }
}
