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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.ExaminationChoice;
import org.muwahhad.evaluation.ScoreSheets;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Everybody's scores and what the panel agreed on, in the browser. */
@Hidden
@Controller("/tenders/{id}/evaluation/consensus")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ConsensusPages {
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final EvaluationQueries queries;
  private final ConsensusSheets sheets;
  private final AgreeConsensus agreeConsensus;
  private final CloseConsensus closeConsensus;
  private final Pages pages;

  ConsensusPages(
      EvaluationFrame frame,
      EvaluationAccess access,
      EvaluationProgress progress,
      EvaluationQueries queries,
      ConsensusSheets sheets,
      AgreeConsensus agreeConsensus,
      CloseConsensus closeConsensus,
      Pages pages) {
    this.frame = frame;
    this.access = access;
    this.progress = progress;
    this.queries = queries;
    this.sheets = sheets;
    this.agreeConsensus = agreeConsensus;
    this.closeConsensus = closeConsensus;
    this.pages = pages;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") int examination) {
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    ExaminationChoice choice = choice(id, examination);
    return page(request, actor, tender, formOf(sheets.of(actor, tender, choice.shown())), choice);
  }

  private ExaminationChoice choice(long id, int examination) {
    return ExaminationChoice.of(
        examination, queries.examination(id), "/tenders/" + id + "/evaluation/consensus");
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> agree(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          ScoreSheets.requireNumbers(form, "consensus");
          agreeConsensus.run(
              actor, id, ScoreSheets.read(form, "consensus", ConsensusPages::agreed));
          return Pages.redirect(
              "/tenders/" + id + "/evaluation", Tone.GOOD, "evaluation.consensus-recorded");
        },
        marked ->
            page(request, actor, access.requireMaskedReader(actor, id), marked, choice(id, 0)));
  }

  @Post("/closure")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> close(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        "/tenders/" + id + "/evaluation/consensus",
        () -> {
          closeConsensus.run(actor, id);
          return Pages.redirect(
              "/tenders/" + id + "/evaluation", Tone.GOOD, "evaluation.consensus-is-closed");
        });
  }

  private static AgreeConsensus.AgreedScore agreed(ScoreSheets.PostedCell cell) {
    return new AgreeConsensus.AgreedScore(
        cell.bidId(),
        cell.criterionId(),
        cell.points(),
        cell.text("reason"),
        cell.text("changeReason"));
  }

  /** The sheet as it opens: what was agreed, or the mean where nothing was. */
  private static Form formOf(ConsensusView sheet) {
    Form form = Form.empty();
    for (ConsensusView.ConsensusLine line : sheet.lines()) {
      String path = "consensus[" + line.index() + "]";
      form =
          form.with(path + ".points", line.points().stripTrailingZeros())
              .with(path + ".reason", line.reason())
              .with(path + ".changeReason", line.changeReason() == null ? "" : line.changeReason());
    }
    return form;
  }

  private ModelAndView<?> page(
      HttpRequest<?> request,
      Actor actor,
      TenderQueries.Tender tender,
      Form form,
      ExaminationChoice choice) {
    Page page = frame.page(request, tender, "evaluation.consensus");
    EvaluationProgress.ExaminationState state = progress.of(tender.id());
    ConsensusView sheet = sheets.of(actor, tender, choice.shown());
    Form named =
        ScoreSheets.named(
            form, "consensus", c -> frame.cellName(page, sheet.grid(), c), Pages.language(request));
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("form", named);
    model.put("tender", tender);
    model.put("state", state);
    model.put("sheet", sheet);
    model.put("choice", choice);
    model.put(
        "editable",
        choice.isLatest()
            && access.mayChair(actor, tender)
            && state.scoresComplete()
            && !state.isTechnicalFixed()
            && !state.isConsensusClosed());
    model.put("masked", state.masked());
    model.put("chair", access.mayChair(actor, tender));
    model.put("tabs", frame.tabs(page, tender, frame.isMember(actor, tender.id()), "consensus"));
    return new ModelAndView<>("evaluation/score/consensus", model);
  }
}
