package org.muwahhad.evaluation.lowprice;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** The bidder's side of the dialogue on an abnormally low price. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PriceQuestionController(
    Answers answers, ViewLowPrice viewLowPrice, AnswerLowPrice answerLowPrice) {

  /** What the bidder explains. */
  record LowPriceExplanation(@Nullable String answer) {}

  /** A page of 25 questions put to the caller's supplier, the latest first; empty past the end. */
  @Get(uris = {"/api/v1/price-questions", "/price-questions"})
  HttpResponse<List<LowPriceInvestigations.LowPriceQuestionView>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<LowPriceInvestigations.LowPriceQuestionView> all =
        viewLowPrice.own(actor, new ListChoice("/price-questions", q, filter, sort, page));
    return answers.showList(
        "evaluation/lowprice/questions",
        all,
        frame -> Map.of("page", below(frame).titled("evaluation.low.questions"), "all", all));
  }

  @Get(uris = {"/api/v1/price-questions/{questionId}", "/price-questions/{questionId}"})
  HttpResponse<LowPriceInvestigations.LowPriceQuestionView> get(Actor actor, long questionId) {
    return answers.show(
        "evaluation/lowprice/question",
        "question",
        viewLowPrice.own(actor, questionId),
        page ->
            below(page)
                .below(page.t().get("evaluation.low.questions"), "/price-questions")
                .titled("evaluation.low.question"));
  }

  @Post(uris = {"/api/v1/price-questions/{questionId}", "/price-questions/{questionId}"})
  HttpResponse<LowPriceInvestigations.LowPriceQuestionView> answer(
      Actor actor, long questionId, @Body LowPriceExplanation body) {
    String answer = body.answer();
    return answers
        .act(() -> answerLowPrice.run(actor, questionId, answer == null ? "" : answer))
        .then("/price-questions/" + questionId, "evaluation.low.answered-done")
        .showing(() -> get(actor, questionId));
  }

  private static Page below(Page page) {
    return page.below(page.t().get("access.nav.bids"), "/bids");
  }
}
