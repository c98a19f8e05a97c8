package org.muwahhad.award.scenario;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** Problems and answers as they are kept, and the comparison, as files. */
@Hidden
@Controller("/tenders/{tenderId}/scenarios")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ScenarioFilePages {
  private final ViewScenarios view;

  ScenarioFilePages(ViewScenarios view) {
    this.view = view;
  }

  @Get("/{number}/problem.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> problem(Actor actor, long tenderId, int number) {
    String json = view.problem(actor, tenderId, number);
    return file(json, "scenario-" + tenderId + "-" + number + "-problem.json");
  }

  @Get("/{number}/solution.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> solution(Actor actor, long tenderId, int number) {
    return result(actor, tenderId, number, RunKind.SOLVE, "solution");
  }

  @Get("/{number}/costs.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> costs(Actor actor, long tenderId, int number) {
    return result(actor, tenderId, number, RunKind.COSTS, "costs");
  }

  @Get("/{number}/check.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> check(Actor actor, long tenderId, int number) {
    return result(actor, tenderId, number, RunKind.CHECK, "check");
  }

  @Get("/comparison/scenarios.csv")
  @Produces("text/csv;charset=utf-8")
  HttpResponse<?> csv(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") int base) {
    Texts t = Texts.in(Pages.language(request));
    return file(
        ComparisonFile.csv(table(actor, tenderId, base, t)), "scenarios-" + tenderId + ".csv");
  }

  @Get("/comparison/scenarios.xlsx")
  @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  HttpResponse<?> xlsx(
      HttpRequest<?> request,
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "0") int base) {
    Texts t = Texts.in(Pages.language(request));
    return file(
        ComparisonFile.xlsx(t, table(actor, tenderId, base, t)), "scenarios-" + tenderId + ".xlsx");
  }

  private ComparisonTable table(Actor actor, long tenderId, int base, Texts t) {
    ScenarioComparison comparison = view.list(actor, tenderId, base).comparison();
    if (comparison == null) {
      throw new Refusal.NotFound("scenarios of tender " + tenderId);
    }
    return ComparisonTable.of(t, comparison);
  }

  private HttpResponse<?> result(
      Actor actor, long tenderId, int number, RunKind kind, String name) {
    String json = view.result(actor, tenderId, number, kind);
    return file(json, "scenario-" + tenderId + "-" + number + "-" + name + ".json");
  }

  private static HttpResponse<?> file(Object content, String name) {
    return HttpResponse.ok(content)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
