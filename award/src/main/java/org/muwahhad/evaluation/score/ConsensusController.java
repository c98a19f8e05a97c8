package org.muwahhad.evaluation.score;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.ExaminationChoice;
import org.muwahhad.evaluation.ScoreQueries;
import org.muwahhad.evaluation.ScoreSheets;
import org.muwahhad.evaluation.ViewExamination;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Required;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** Everybody's scores and what the panel agreed on. */
@Tag(name = "evaluation")
@Controller
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record ConsensusController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    EvaluationProgress progress,
    EvaluationQueries queries,
    ScoreQueries scores,
    ConsensusSheets sheets,
    ViewExamination viewExamination,
    AgreeConsensus agreeConsensus,
    AnswerConsensus answerConsensus,
    CloseConsensus closeConsensus) {

  /** What the panel agreed on. */
  record Consensus(@Nullable List<AgreeConsensus.AgreedScore> consensus) {}

  @Hidden
  @Get("/tenders/{id}/evaluation/consensus")
  HttpResponse<ConsensusView> page(
      Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    ExaminationChoice choice =
        ExaminationChoice.of(examination, queries.examination(id), address(id));
    ConsensusView view = sheets.of(actor, tender, choice.shown());
    return answers.show(
        "evaluation/score/consensus", view, page -> model(page, actor, tender, view, choice));
  }

  @Post(uris = {"/api/v1/tenders/{id}/evaluation/consensus", "/tenders/{id}/evaluation/consensus"})
  HttpResponse<List<ScoreQueries.Consensus>> agree(Actor actor, long id, @Body Consensus body) {
    return answers
        .act(() -> agreeConsensus.run(actor, id, Required.of(body.consensus(), "consensus")))
        .then("/tenders/" + id + "/evaluation", "evaluation.consensus-recorded")
        .orAgain(() -> page(actor, id, 0))
        .answering(done -> scores.listConsensus(id));
  }

  /**
   * What a member says to what was agreed.
   *
   * @param confirms false to dissent
   * @param reason of a dissent
   */
  record AnswerToConsensus(@Nullable Boolean confirms, @Nullable String reason) {}

  /** Confirms what the panel agreed on or dissents from it; for its members. */
  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/tenders/{id}/evaluation/consensus/answer",
        "/tenders/{id}/evaluation/consensus/answer"
      })
  HttpResponse<List<ScoreQueries.ConsensusAnswer>> answer(
      Actor actor, long id, @Body AnswerToConsensus body) {
    return answers
        .act(
            () -> {
              boolean confirms = Required.of(body.confirms(), "confirms");
              answerConsensus.run(actor, id, confirms, body.reason());
              return confirms;
            })
        .then("/tenders/" + id + "/evaluation", "evaluation.answer-recorded")
        .reviewed(confirms -> review(actor, id, confirms))
        .orAgain(() -> page(actor, id, 0))
        .answering(done -> scores.listAnswers(id));
  }

  /** With the points that are answered: when they change meanwhile, the review is shown again. */
  private Review review(Actor actor, long id, boolean confirms) {
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    List<List<Object>> rows = new ArrayList<>();
    for (ConsensusView.ConsensusBid bid :
        sheets.of(actor, tender, queries.examination(id)).bids()) {
      for (ConsensusView.ConsensusLine line : bid.lines()) {
        rows.add(
            List.of(
                bid.bidder().name(),
                line.criterion().name(),
                line.points().stripTrailingZeros(),
                line.reason().isEmpty() ? "–" : line.reason()));
      }
    }
    return Review.of(confirms ? "evaluation.confirm-consensus" : "evaluation.dissent", address(id))
        .fact("tender.number", tender.number())
        .sheet(
            "evaluation.consensus",
            List.of(
                "evaluation.bidder",
                "evaluation.criterion",
                "evaluation.agreed",
                "evaluation.reason"),
            rows)
        .effect(confirms ? "evaluation.confirm-consensus-text" : "evaluation.dissent-text")
        .lasting("evaluation.answer-lasting");
  }

  /** Closes the consensus about masked bidders; for the chair of the examination panel. */
  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/tenders/{id}/evaluation/consensus/closure",
        "/tenders/{id}/evaluation/consensus/closure"
      })
  HttpResponse<ViewExamination.ExaminationView> close(Actor actor, long id) {
    return answers
        .act(() -> closeConsensus.run(actor, id))
        .then("/tenders/" + id + "/evaluation", "evaluation.consensus-is-closed")
        .reviewed(
            done ->
                Review.of("evaluation.close-consensus", address(id))
                    .fact("tender.number", access.requireReader(actor, id).number())
                    .effect("evaluation.close-consensus-text")
                    .lasting("evaluation.review-consensus-lasting"))
        .orBack(address(id))
        .answering(done -> viewExamination.get(actor, id));
  }

  private Map<String, Object> model(
      Page untitled,
      Actor actor,
      TenderQueries.Tender tender,
      ConsensusView view,
      ExaminationChoice choice) {
    Page page = frame.page(untitled, tender, "evaluation.consensus");
    EvaluationProgress.ExaminationState state = progress.of(tender.id());
    boolean chair = access.mayChair(actor, tender);
    Form form = answers.form(() -> form(view));
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put(
        "form",
        ScoreSheets.named(
            form, "consensus", c -> frame.cellName(page, view.grid(), c), page.language()));
    model.put("tender", tender);
    model.put("state", state);
    model.put("view", view);
    model.put("choice", choice);
    model.put(
        "editable",
        choice.isLatest()
            && chair
            && state.scoresComplete()
            && !state.isTechnicalFixed()
            && !state.isConsensusClosed());
    model.put("panelAnswers", scores.listAnswers(tender.id(), choice.shown()));
    model.put(
        "answerable",
        choice.isLatest()
            && access.mayAct(actor, tender)
            && state.consensusComplete()
            && state.members().stream()
                .anyMatch(m -> m.awaited() && m.personId() == actor.personId()));
    model.put("masked", state.masked());
    model.put("chair", chair);
    model.put("tabs", frame.tabs(page, tender, frame.isMember(actor, tender.id()), "consensus"));
    return model;
  }

  /** The sheet as it opens: what was agreed, or the mean where nothing was. */
  private static Form form(ConsensusView view) {
    Form form = Form.empty();
    for (ConsensusView.ConsensusLine line : view.lines()) {
      String path = "consensus[" + line.index() + "]";
      form =
          form.with(path + ".points", line.points().stripTrailingZeros())
              .with(path + ".reason", line.reason())
              .with(path + ".changeReason", line.changeReason() == null ? "" : line.changeReason());
    }
    return form;
  }

  private static String address(long id) {
    return "/tenders/" + id + "/evaluation/consensus";
  }
}
