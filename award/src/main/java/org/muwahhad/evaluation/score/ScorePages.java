package org.muwahhad.evaluation.score;

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
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.evaluation.ScoreSheets;
import org.muwahhad.evaluation.check.ViewCompliance;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The scoring sheet of one evaluator in the browser. */
@Hidden
@Controller("/tenders/{id}/evaluation/scores")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ScorePages {
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final EvaluationQueries queries;
  private final BidderNames bidders;
  private final ScoreQueries scores;
  private final EvaluationProgress progress;
  private final TenderQueries tenders;
  private final SubmitScores submitScores;
  private final ViewCompliance viewCompliance;

  ScorePages(
      EvaluationFrame frame,
      EvaluationAccess access,
      EvaluationQueries queries,
      BidderNames bidders,
      ScoreQueries scores,
      EvaluationProgress progress,
      TenderQueries tenders,
      SubmitScores submitScores,
      ViewCompliance viewCompliance) {
    this.frame = frame;
    this.access = access;
    this.queries = queries;
    this.bidders = bidders;
    this.scores = scores;
    this.progress = progress;
    this.tenders = tenders;
    this.submitScores = submitScores;
    this.viewCompliance = viewCompliance;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "0") long item) {
    return page(request, actor, id, formOf(actor, id), lot, item);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> submit(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          ScoreSheets.requireNumbers(form, "scores");
          submitScores.run(actor, id, ScoreSheets.read(form, "scores", ScorePages::points));
          return Pages.redirect(
              "/tenders/" + id + "/evaluation", Tone.GOOD, "evaluation.scores-submitted");
        },
        marked -> page(request, actor, id, marked, 0, 0));
  }

  private static SubmitScores.Points points(ScoreSheets.PostedCell cell) {
    return new SubmitScores.Points(
        cell.bidId(),
        cell.criterionId(),
        cell.points(),
        cell.text("comment"),
        cell.text("changeReason"));
  }

  private BidsByCriteria grid(Actor actor, long id) {
    return BidsByCriteria.of(
        bidders.list(actor, id).stream().filter(EvaluationQueries.Bidder::compliant).toList(),
        tenders.listCriteria(id),
        CriterionKind.TECHNICAL);
  }

  private Form formOf(Actor actor, long id) {
    Form form = Form.empty();
    List<BidsByCriteria.CriterionCell> cells = grid(actor, id).cells();
    for (ScoreQueries.Score score : scores.listOwnScores(id, actor.personId())) {
      String path =
          "scores["
              + cells.indexOf(new BidsByCriteria.CriterionCell(score.bidId(), score.criterionId()))
              + "]";
      form =
          form.with(path + ".points", score.points().stripTrailingZeros())
              .with(path + ".comment", score.comment())
              .with(
                  path + ".changeReason", score.changeReason() == null ? "" : score.changeReason());
    }
    return form;
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, long id, Form form, long lot, long item) {
    EvaluationQueries.Member member = access.requireFree(actor, id);
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    Page page = frame.page(request, tender, "evaluation.scores");
    BidsByCriteria grid = grid(actor, id);
    EvaluationProgress.ExaminationState state = progress.of(id);
    boolean checked = state.checksComplete();
    Form named =
        ScoreSheets.named(
            form, "scores", c -> frame.cellName(page, grid, c), Pages.language(request));
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("form", named);
    model.put("tender", tender);
    model.put("bidders", grid.bids());
    model.put("criteria", grid.criteria());
    model.put("checked", checked);
    model.put("sheet", viewCompliance.findSheet(id, grid.bids(), lot, item).orElse(null));
    model.put("missed", viewCompliance.listMissed(id, grid.bids()));
    model.put("scored", member.scored());
    model.put(
        "editable",
        access.mayAct(actor, tender) && checked && (state.isAnew() || !member.scored()));
    model.put("examination", state.examination());
    model.put("tabs", frame.tabs(page, tender, true, "scores"));
    return new ModelAndView<>("evaluation/score/scores", model);
  }
}
