package org.muwahhad.evaluation.score;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Required;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** The scores of the evaluators: everybody's for those who may see them, and one's own sheet. */
@Tag(name = "evaluation")
@Controller
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record ScoreController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    EvaluationQueries queries,
    BidderNames bidders,
    ScoreQueries scoreQueries,
    EvaluationProgress progress,
    TenderQueries tenders,
    SubmitScores submitScores,
    SaveScoreDraft saveScoreDraft,
    ScoreDrafts drafts,
    ViewCompliance viewCompliance) {

  /** The scores of one evaluator. */
  record Scores(@Nullable List<SubmitScores.Points> scores) {}

  /** Everybody's scores, none until all are in, and what was agreed. */
  record AllScores(List<ScoreQueries.Score> scores, List<ScoreQueries.Consensus> consensus) {}

  /** The caller's own scores, or all of them once the panel waits for nobody's any more. */
  @Get("/api/v1/tenders/{id}/evaluation/scores")
  AllScores scores(Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    access.requireMaskedReader(actor, id);
    int number = queries.examination(id, examination);
    List<ScoreQueries.Score> all = scoreQueries.listScores(id, number);
    return new AllScores(
        all.isEmpty() ? scoreQueries.listOwnScores(id, actor.personId(), number) : all,
        scoreQueries.listConsensus(id, number));
  }

  /** The scoring sheet of one evaluator. */
  @Hidden
  @Get("/tenders/{id}/evaluation/scores")
  HttpResponse<List<ScoreQueries.Score>> sheet(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "0") long item) {
    EvaluationQueries.Member member = access.requireFree(actor, id);
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    List<ScoreQueries.Score> own = scoreQueries.listOwnScores(id, actor.personId());
    return answers.show(
        "evaluation/score/scores",
        own,
        page -> {
          BidsByCriteria grid = grid(actor, id);
          Map<String, Object> model = model(page, actor, tender, member, grid, own);
          model.put("view", viewCompliance.findSheet(id, grid.bids(), lot, item).orElse(null));
          return model;
        });
  }

  /** Saves the caller's own unfinished scores; they do not count, and nobody else sees them. */
  @Post(
      uris = {
        "/api/v1/tenders/{id}/evaluation/scores/draft",
        "/tenders/{id}/evaluation/scores/draft"
      })
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> save(Actor actor, long id, @Body Scores body) {
    return answers
        .act(() -> saveScoreDraft.run(actor, id, Required.of(body.scores(), "scores")))
        .then("/tenders/" + id + "/evaluation/scores", "evaluation.draft-saved")
        .orAgain(() -> sheet(actor, id, 0, 0))
        .done();
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/tenders/{id}/evaluation/scores", "/tenders/{id}/evaluation/scores"})
  HttpResponse<AllScores> submit(Actor actor, long id, @Body Scores body) {
    return answers
        .act(() -> submitScores.run(actor, id, Required.of(body.scores(), "scores")))
        .then("/tenders/" + id + "/evaluation", "evaluation.scores-submitted")
        .reviewed(done -> review(actor, id))
        .orAgain(() -> sheet(actor, id, 0, 0))
        .answering(done -> scores(actor, id, 0));
  }

  /** Of the points as they were just handed in: each bid, with its criteria in their order. */
  private Review review(Actor actor, long id) {
    BidsByCriteria grid = grid(actor, id);
    List<ScoreQueries.Score> own = scoreQueries.listOwnScores(id, actor.personId());
    List<List<Object>> rows = new ArrayList<>();
    for (EvaluationQueries.Bidder bid : grid.bids()) {
      for (TenderQueries.Criterion criterion : grid.criteria()) {
        own.stream()
            .filter(s -> s.bidId() == bid.bidId() && s.criterionId() == criterion.id())
            .forEach(
                s ->
                    rows.add(
                        List.of(bid.name(), criterion.name(), s.points().stripTrailingZeros())));
      }
    }
    return Review.of("evaluation.hand-in", "/tenders/" + id + "/evaluation/scores")
        .fact("tender.number", tenders.getTender(id).number())
        .fact("evaluation.review-bids", grid.bids().size())
        .fact("evaluation.review-points", own.size())
        .sheet(
            "evaluation.scores",
            List.of("evaluation.bidder", "evaluation.criterion", "evaluation.review-given"),
            rows)
        .effect("evaluation.review-scores")
        .lasting("evaluation.scores-final")
        .ofForm();
  }

  private BidsByCriteria grid(Actor actor, long id) {
    return BidsByCriteria.of(
        bidders.list(actor, id).stream().filter(EvaluationQueries.Bidder::compliant).toList(),
        tenders.listCriteria(id),
        CriterionKind.TECHNICAL);
  }

  private Map<String, Object> model(
      Page untitled,
      Actor actor,
      TenderQueries.Tender tender,
      EvaluationQueries.Member member,
      BidsByCriteria grid,
      List<ScoreQueries.Score> own) {
    Page page = frame.page(untitled, tender, "evaluation.scores");
    EvaluationProgress.ExaminationState state = progress.of(tender.id());
    boolean checked = state.checksComplete();
    Form form =
        answers.form(() -> form(grid.cells(), own, drafts.list(tender.id(), actor.personId())));
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put(
        "form",
        ScoreSheets.named(form, "scores", c -> frame.cellName(page, grid, c), page.language()));
    model.put("tender", tender);
    model.put("bidders", grid.bids());
    model.put("criteria", grid.criteria());
    model.put("recorded", recorded(tender.id()));
    model.put("checked", checked);
    model.put("missed", viewCompliance.listMissed(tender.id(), grid.bids()));
    model.put("scored", member.scored());
    model.put(
        "editable",
        access.mayAct(actor, tender) && checked && (state.isReexamination() || !member.scored()));
    model.put("examination", state.examination());
    model.put("tabs", frame.tabs(page, tender, true, "scores"));
    return model;
  }

  /** The points that the dossier takes from the records of bidders, by their cells. */
  private Map<BidsByCriteria.CriterionCell, BigDecimal> recorded(long tenderId) {
    return queries.listRecordPoints(tenderId).stream()
        .collect(
            Collectors.toMap(
                r -> new BidsByCriteria.CriterionCell(r.bidId(), r.criterionId()),
                EvaluationQueries.RecordPoints::points));
  }

  private static Form form(
      List<BidsByCriteria.CriterionCell> cells,
      List<ScoreQueries.Score> scores,
      List<ScoreDrafts.DraftScore> drafts) {
    Form form = Form.empty();
    for (ScoreQueries.Score score : scores) {
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
    for (ScoreDrafts.DraftScore draft : drafts) {
      int place =
          cells.indexOf(new BidsByCriteria.CriterionCell(draft.bidId(), draft.criterionId()));
      if (place < 0) {
        continue; // The bid failed a check that was changed since.
      }
      String path = "scores[" + place + "]";
      BigDecimal points = draft.points();
      form =
          form.with(path + ".points", points == null ? "" : points.stripTrailingZeros())
              .with(path + ".comment", draft.comment())
              .with(path + ".changeReason", draft.changeReason());
    }
    return form;
  }
}
