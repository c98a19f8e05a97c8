package org.muwahhad.evaluation.lowprice;

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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The bidder's side of the dialogue on an abnormally low price, in the browser. */
@Hidden
@Controller("/price-questions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PriceQuestionPages {
  private final Pages pages;
  private final ViewLowPrice viewLowPrice;
  private final AnswerLowPrice answerLowPrice;

  PriceQuestionPages(Pages pages, ViewLowPrice viewLowPrice, AnswerLowPrice answerLowPrice) {
    this.pages = pages;
    this.viewLowPrice = viewLowPrice;
    this.answerLowPrice = answerLowPrice;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "evaluation/lowprice/questions",
        Map.of(
            "page",
            page.below(page.t().get("access.nav.bids"), "/bids").titled("evaluation.low.questions"),
            "questions",
            viewLowPrice.own(actor)));
  }

  @Get("/{questionId}")
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long questionId) {
    return page(request, actor, questionId, Form.empty());
  }

  @Post("/{questionId}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> answer(HttpRequest<?> request, Actor actor, long questionId, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          answerLowPrice.run(actor, questionId, form.value("answer"));
          return Pages.redirect(
              "/price-questions/" + questionId, Tone.GOOD, "evaluation.low.answered-done");
        },
        marked -> page(request, actor, questionId, marked));
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long questionId, Form form) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "evaluation/lowprice/question",
        Map.of(
            "page",
            page.below(page.t().get("access.nav.bids"), "/bids")
                .below(page.t().get("evaluation.low.questions"), "/price-questions")
                .titled("evaluation.low.question"),
            "form",
            form,
            "question",
            viewLowPrice.own(actor, questionId)));
  }
}
