package org.muwahhad.award.scenario;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/**
 * Scenarios: all of a tender beside each other, one by itself, and a new one. Problem and answers
 * come byte by byte as they are kept.
 */
@Tag(name = "scenarios")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ScenarioController(
    Answers answers,
    ViewScenarios view,
    StateScenario stateScenario,
    CheckScenario checkScenario,
    ChooseScenario chooseScenario) {
  private static final String SECONDS_UNTIL_RELOAD = "5";

  /** The decision that a recommendation asks of the committee. */
  record PutByScenario(long decisionId) {}

  @Get(uris = {"/api/v1/tenders/{tenderId}/scenarios", "/tenders/{tenderId}/scenarios"})
  HttpResponse<ViewScenarios.TenderScenariosView> list(
      Actor actor, long tenderId, @QueryValue(defaultValue = "0") int base) {
    ViewScenarios.TenderScenariosView all = view.list(actor, tenderId, base);
    return reloading(
        answers.show("award/scenario/scenarios", all, page -> model(page, all)), all.isPending());
  }

  private static Map<String, Object> model(Page untitled, ViewScenarios.TenderScenariosView all) {
    Page page = TenderFrame.below(untitled, all.tender()).titled("award.scenario.title");
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("all", all);
    ScenarioComparison comparison = all.comparison();
    if (comparison != null) {
      model.put("table", ComparisonTable.of(page.t(), comparison));
      model.put("chart", ComparisonTable.chart(page.t(), comparison));
      model.put("base", Form.empty().with("base", comparison.base()));
      model.put(
          "bases",
          comparison.columns().stream()
              .map(c -> new Option(Integer.toString(c.number()), ComparisonTable.name(page.t(), c)))
              .toList());
    }
    return model;
  }

  @Hidden
  @Get("/tenders/{tenderId}/scenarios/new")
  HttpResponse<String> form(Actor actor, long tenderId, @QueryValue(defaultValue = "0") int from) {
    ViewScenarios.TermChoices offered = view.offered(actor, tenderId);
    Form form =
        answers.form(
            () ->
                from == 0
                    ? ScenarioForm.blank(offered.tender())
                    : ScenarioForm.of(view.terms(actor, tenderId, from)));
    return answers.show(
        "award/scenario/terms",
        "",
        page -> {
          List<Option> aims =
              List.of(
                  new Option("LOWEST_PRICE", page.t().get("award.scenario.aim.LOWEST_PRICE")),
                  new Option("HIGHEST_SCORE", page.t().get("award.scenario.aim.HIGHEST_SCORE")));
          return Map.of(
              "page",
              below(page, offered.tender()).titled("award.scenario.new"),
              "offered",
              offered,
              "rules",
              new RuleChoices(page.t(), offered.bidders(), form),
              "aims",
              offered.tender().weighsQuality() ? aims : aims.subList(0, 1),
              "form",
              form);
        });
  }

  @Post("/api/v1/tenders/{tenderId}/scenarios")
  @Status(HttpStatus.CREATED)
  ViewScenarios.Scenario state(Actor actor, long tenderId, @Body ScenarioTerms terms) {
    int number = stateScenario.run(actor, tenderId, terms);
    return view.get(actor, tenderId, number).scenario();
  }

  /** The form has a field for the budget of every state. */
  @Hidden
  @Post("/tenders/{tenderId}/scenarios")
  HttpResponse<String> stateByForm(Actor actor, long tenderId) {
    Form form = answers.form(Form::empty);
    ViewScenarios.TermChoices offered = view.offered(actor, tenderId);
    return answers
        .act(() -> stateScenario.run(actor, tenderId, ScenarioForm.read(form, offered)))
        .then(
            number ->
                Pages.redirect(
                    address(tenderId) + "/" + number, Tone.GOOD, "award.scenario.stated", number))
        .orBack(address(tenderId))
        .showing(() -> form(actor, tenderId, 0));
  }

  @Get(
      uris = {
        "/api/v1/tenders/{tenderId}/scenarios/{number}",
        "/tenders/{tenderId}/scenarios/{number}"
      })
  HttpResponse<ViewScenarios.Scenario> get(Actor actor, long tenderId, int number) {
    ViewScenarios.ScenarioView one = view.get(actor, tenderId, number);
    return reloading(
        answers.show(
            "award/scenario/scenario",
            one.scenario(),
            page ->
                Map.of(
                    "page",
                    below(page, one.tender())
                        .titled("award.scenario.numbered", number, one.scenario().name()),
                    "one",
                    one,
                    "texts",
                    new ScenarioTexts(page.t(), one))),
        one.scenario().isPending());
  }

  @Get("/api/v1/tenders/{tenderId}/scenarios/{number}/problem")
  @Produces(MediaType.APPLICATION_JSON)
  String problem(Actor actor, long tenderId, int number) {
    return view.problem(actor, tenderId, number);
  }

  @Get("/api/v1/tenders/{tenderId}/scenarios/{number}/solution")
  @Produces(MediaType.APPLICATION_JSON)
  String solution(Actor actor, long tenderId, int number) {
    return view.result(actor, tenderId, number, RunKind.SOLVE);
  }

  @Get("/api/v1/tenders/{tenderId}/scenarios/{number}/costs")
  @Produces(MediaType.APPLICATION_JSON)
  String costs(Actor actor, long tenderId, int number) {
    return view.result(actor, tenderId, number, RunKind.COSTS);
  }

  @Get("/api/v1/tenders/{tenderId}/scenarios/{number}/check")
  @Produces(MediaType.APPLICATION_JSON)
  String checked(Actor actor, long tenderId, int number) {
    return view.result(actor, tenderId, number, RunKind.CHECK);
  }

  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/scenarios/{number}/check",
        "/tenders/{tenderId}/scenarios/{number}/check"
      })
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<ViewScenarios.Scenario> check(Actor actor, long tenderId, int number) {
    String here = address(tenderId) + "/" + number;
    return answers
        .act(() -> checkScenario.run(actor, tenderId, number))
        .then(here, "award.scenario.check-asked")
        .orBack(here)
        .answering(done -> view.get(actor, tenderId, number).scenario());
  }

  @FreshSignIn
  @Post("/api/v1/tenders/{tenderId}/scenarios/{number}/recommendation")
  @Status(HttpStatus.CREATED)
  PutByScenario choose(
      Actor actor, long tenderId, int number, @Body ChooseScenario.ScenarioRecommendation choice) {
    return new PutByScenario(chooseScenario.run(actor, tenderId, number, choice));
  }

  /** While an answer is to come the page comes again by itself, without a script. */
  private static <T> HttpResponse<T> reloading(HttpResponse<T> page, boolean pending) {
    return pending && page instanceof MutableHttpResponse<T> shown
        ? shown.header("Refresh", SECONDS_UNTIL_RELOAD)
        : page;
  }

  static Page below(Page page, TenderQueries.Tender tender) {
    return TenderFrame.below(page, tender)
        .below(page.t().get("award.scenario.title"), address(tender.id()));
  }

  static String address(long tenderId) {
    return "/tenders/" + tenderId + "/scenarios";
  }
}
