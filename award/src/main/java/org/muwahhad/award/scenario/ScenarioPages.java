package org.muwahhad.award.scenario;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Scenarios in the browser: all of a tender beside each other, one by itself, and a new one. */
@Hidden
@Controller("/tenders/{tenderId}/scenarios")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ScenarioPages {
  private static final String SECONDS_UNTIL_RELOAD = "5";
  private final Pages pages;
  private final ViewScenarios view;
  private final StateScenario stateScenario;
  private final CheckScenario checkScenario;

  ScenarioPages(
      Pages pages, ViewScenarios view, StateScenario stateScenario, CheckScenario checkScenario) {
    this.pages = pages;
    this.view = view;
    this.stateScenario = stateScenario;
    this.checkScenario = checkScenario;
  }

  @Get
  @Produces(Pages.HTML)
  HttpResponse<?> list(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") int base) {
    ViewScenarios.TenderScenarios all = view.list(actor, tenderId, base);
    Page page = page(pages.of(request), all.tender()).titled("award.scenario.title");
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
    return reloading(new ModelAndView<>("award/scenario/scenarios", model), all.isPending());
  }

  @Get("/new")
  @Produces(Pages.HTML)
  ModelAndView<?> blank(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") int from) {
    ViewScenarios.TermChoices offered = view.offered(actor, tenderId);
    Form form =
        from == 0
            ? ScenarioForm.blank(offered.tender())
            : ScenarioForm.of(view.terms(actor, tenderId, from));
    return formPage(request, offered, form);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> state(HttpRequest<?> request, Actor actor, long tenderId, @Body String body) {
    Form form = Forms.read(request, body);
    ViewScenarios.TermChoices offered = view.offered(actor, tenderId);
    return pages.after(
        request,
        address(tenderId),
        form,
        () -> {
          int number =
              stateScenario.run(actor, tenderId, ScenarioForm.read(form, offered.states()));
          return Pages.redirect(
              address(tenderId) + "/" + number, Tone.GOOD, "award.scenario.stated", number);
        },
        marked -> formPage(request, offered, marked));
  }

  @Get("/{number}")
  @Produces(Pages.HTML)
  HttpResponse<?> show(HttpRequest<?> request, Actor actor, long tenderId, int number) {
    ViewScenarios.OneScenario one = view.get(actor, tenderId, number);
    Page page = below(page(pages.of(request), one.tender()), tenderId);
    Map<String, Object> model =
        Map.of(
            "page",
            page.titled("award.scenario.numbered", number, one.scenario().name()),
            "one",
            one,
            "texts",
            new ScenarioTexts(page.t(), one));
    return reloading(
        new ModelAndView<>("award/scenario/scenario", model), one.scenario().isPending());
  }

  @Post("/{number}/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> check(
      HttpRequest<?> request, Actor actor, long tenderId, int number, @Body String body) {
    Forms.read(request, body);
    String back = address(tenderId) + "/" + number;
    return pages.after(
        request,
        back,
        () -> {
          checkScenario.run(actor, tenderId, number);
          return Pages.redirect(back, Tone.GOOD, "award.scenario.check-asked");
        });
  }

  /** While an answer is to come the page comes again by itself, without a script. */
  private static HttpResponse<?> reloading(ModelAndView<?> model, boolean pending) {
    MutableHttpResponse<?> page = HttpResponse.ok(model);
    return pending ? page.header("Refresh", SECONDS_UNTIL_RELOAD) : page;
  }

  private ModelAndView<?> formPage(
      HttpRequest<?> request, ViewScenarios.TermChoices offered, Form form) {
    Page page = below(page(pages.of(request), offered.tender()), offered.tender().id());
    List<Option> aims =
        List.of(
            new Option("LOWEST_PRICE", page.t().get("award.scenario.aim.LOWEST_PRICE")),
            new Option("HIGHEST_SCORE", page.t().get("award.scenario.aim.HIGHEST_SCORE")));
    return new ModelAndView<>(
        "award/scenario/terms",
        Map.of(
            "page",
            page.titled("award.scenario.new"),
            "offered",
            offered,
            "aims",
            offered.tender().weighsQuality() ? aims : aims.subList(0, 1),
            "form",
            form));
  }

  static Page below(Page page, long tenderId) {
    return page.below(page.t().get("award.scenario.title"), address(tenderId));
  }

  static Page page(Page page, TenderQueries.Tender tender) {
    return page.below(page.t().get("award.tenders"), "/tenders")
        .below(tender.number(), "/tenders/" + tender.id());
  }

  static String address(long tenderId) {
    return "/tenders/" + tenderId + "/scenarios";
  }
}
