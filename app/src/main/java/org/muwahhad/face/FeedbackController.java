package org.muwahhad.face;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
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
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Throttle;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;

/** Whether pages were useful: everybody answers, administrators read the figures. */
@Tag(name = "feedback")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
class FeedbackController {
  private static final String FIGURES = "/feedback/figures";
  private final Answers answers;
  private final GiveFeedback giveFeedback;
  private final ViewFeedback view;
  private final Throttle throttle;
  private final int mostInAMinute;

  FeedbackController(
      Answers answers,
      GiveFeedback giveFeedback,
      ViewFeedback view,
      Throttle throttle,
      @Value("${muwahhad.feedback-per-minute:10}") int mostInAMinute) {
    this.answers = answers;
    this.giveFeedback = giveFeedback;
    this.view = view;
    this.throttle = throttle;
    this.mostInAMinute = mostInAMinute;
  }

  /** The form, to which the question on every page leads. */
  @Hidden
  @Get("/feedback")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<String> form(
      @QueryValue(defaultValue = "/") String place, @QueryValue(defaultValue = "") String useful) {
    Form form = answers.form(() -> Form.empty().with("place", place).with("useful", useful));
    return answers.show(
        "face/feedback", place, page -> Map.of("page", page.titled("face.feedback"), "form", form));
  }

  /** Says whether a page was useful. A few a minute from one network. */
  @Post(uris = {"/api/v1/feedback", "/feedback"})
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<String> give(HttpRequest<?> request, @Body GiveFeedback.ReaderAnswer body) {
    return answers
        .act(
            () -> {
              throttle.require("feedback", Throttle.source(request), mostInAMinute);
              giveFeedback.run(body, Pages.wanted(request));
            })
        .then("/contact", "face.thanks")
        .orAgain(() -> form("/", ""))
        .done();
  }

  /** A page of 25 pages with the answers about them; empty past the end. */
  @Get(uris = {"/api/v1/feedback/figures", FIGURES})
  HttpResponse<List<ViewFeedback.FigureView>> figures(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ViewFeedback.FigureView> all =
        view.list(actor, new ListChoice(FIGURES, q, filter, sort, page));
    return answers.showList(
        "face/figures",
        all,
        shown ->
            Map.of(
                "page",
                shown.titled("face.figures").below(shown.t().get("face.face"), "/face"),
                "all",
                all));
  }
}
