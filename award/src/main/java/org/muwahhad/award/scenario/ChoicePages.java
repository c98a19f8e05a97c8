package org.muwahhad.award.scenario;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.award.AwardReview;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.award.ViewAwards;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Texts;

/** The chair recommends the award of a scenario in the browser. */
@Hidden
@Controller("/tenders/{tenderId}/scenarios/{number}/recommendation")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ChoicePages(
    Answers answers, ViewScenarios view, ViewAwards awards, ChooseScenario chooseScenario) {

  @Get
  HttpResponse<String> show(Actor actor, long tenderId, int number) {
    List<ViewAwards.RankedLot> lots = awards.rankedLots(actor, tenderId);
    ViewScenarios.ScenarioView one = view.get(actor, tenderId, number);
    return page(one, lots);
  }

  @FreshSignIn
  @Post
  @ReviewedFirst
  HttpResponse<String> choose(HttpRequest<?> request, Actor actor, long tenderId, int number) {
    Form form = answers.form(Form::empty);
    List<ViewAwards.RankedLot> lots = awards.rankedLots(actor, tenderId);
    ViewScenarios.ScenarioView one = view.get(actor, tenderId, number);
    return answers
        .act(
            () ->
                chooseScenario.run(
                    actor,
                    tenderId,
                    number,
                    new ChooseScenario.ScenarioRecommendation(
                        null, form.value("reason"), choices(lots, form))))
        .then("/tenders/" + tenderId + "/award", "award.recommended-now")
        .reviewed(done -> review(request, actor, one))
        .orBack(ScenarioController.address(tenderId) + "/" + number)
        .showing(() -> page(one, lots));
  }

  /** What is recommended, and first of all whether it was found by the published criteria. */
  private Review review(HttpRequest<?> request, Actor actor, ViewScenarios.ScenarioView one) {
    long tenderId = one.tender().id();
    Review review =
        AwardReview.ofRecommendation(
            awards.get(actor, tenderId),
            ScenarioController.address(tenderId) + "/" + one.scenario().number());
    Solution found = one.scenario().found();
    ScenarioTexts texts = new ScenarioTexts(Texts.in(Pages.language(request)), one);
    if (found != null && texts.departs(found)) {
      review = review.effect(texts.departureKey(), texts.countNotFirst(found));
    }
    return review
        .effect("award.review-recommend")
        .lasting("award.review-recommend-lasting")
        .ofForm();
  }

  private HttpResponse<String> page(
      ViewScenarios.ScenarioView one, List<ViewAwards.RankedLot> lots) {
    Form form = answers.form(() -> winners(one, lots));
    return answers.page(
        "award/scenario/choice",
        page ->
            Map.of(
                "page",
                below(page, one).titled("award.scenario.choose-title", one.scenario().number()),
                "one",
                one,
                "lots",
                lots,
                "divided",
                divided(page, one),
                "departure",
                departure(page, one),
                "form",
                form));
  }

  private static Page below(Page page, ViewScenarios.ScenarioView one) {
    int number = one.scenario().number();
    return ScenarioController.below(page, one.tender())
        .below(
            page.t().get("award.scenario.numbered", number, one.scenario().name()),
            ScenarioController.address(one.tender().id()) + "/" + number);
  }

  /** What is said of a scenario that was not found by the published criteria; otherwise empty. */
  private static String departure(Page page, ViewScenarios.ScenarioView one) {
    Solution solution = one.scenario().found();
    ScenarioTexts texts = new ScenarioTexts(page.t(), one);
    return solution != null && texts.departs(solution) ? texts.departure(solution) : "";
  }

  /** Who shares each divided lot, in words, by the number of the lot. */
  private static Map<Integer, String> divided(Page page, ViewScenarios.ScenarioView one) {
    Solution solution = one.scenario().found();
    return solution == null
        ? Map.of()
        : new ScenarioTexts(page.t(), one)
            .lots(solution).stream()
                .filter(l -> solution.isDivided(l.number()))
                .collect(
                    Collectors.toMap(
                        ScenarioTexts.LotLine::number, ScenarioTexts.LotLine::winners));
  }

  /** The form as the scenario has it. */
  private static Form winners(ViewScenarios.ScenarioView one, List<ViewAwards.RankedLot> lots) {
    Form form = Form.empty();
    Solution solution = one.scenario().found();
    if (solution == null) {
      return form;
    }
    for (ViewAwards.RankedLot lot : lots) {
      Map<String, ?> suppliers =
          solution.awarded().getOrDefault(Integer.toString(lot.lot().number()), Map.of());
      String bid =
          suppliers.size() > 1
              ? ""
              : suppliers.keySet().stream()
                  .map(b -> one.bids().getOrDefault(b, 0L).toString())
                  .findFirst()
                  .orElse("");
      form = form.with(RecommendAwards.field(lot.lot().id(), "bid"), bid);
    }
    return form;
  }

  private static List<RecommendAwards.LotChoice> choices(
      List<ViewAwards.RankedLot> lots, Form form) {
    return lots.stream().flatMap(l -> choice(l.lot().id(), form).stream()).toList();
  }

  private static Optional<RecommendAwards.LotChoice> choice(long lotId, Form form) {
    return form.text(RecommendAwards.field(lotId, "bid"))
        .filter(s -> s.matches("[0-9]{1,18}"))
        .map(
            s ->
                new RecommendAwards.LotChoice(
                    lotId, Long.parseLong(s), form.value(RecommendAwards.field(lotId, "reason"))));
  }
}
