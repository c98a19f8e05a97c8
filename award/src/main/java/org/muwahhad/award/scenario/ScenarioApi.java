package org.muwahhad.award.scenario;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** Scenarios for programs; problem and answers come byte by byte as they are kept. */
@Tag(name = "scenarios")
@Controller("/api/v1/tenders/{tenderId}/scenarios")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ScenarioApi {
  private final ViewScenarios view;
  private final StateScenario stateScenario;
  private final CheckScenario checkScenario;
  private final ChooseScenario chooseScenario;

  ScenarioApi(
      ViewScenarios view,
      StateScenario stateScenario,
      CheckScenario checkScenario,
      ChooseScenario chooseScenario) {
    this.view = view;
    this.stateScenario = stateScenario;
    this.checkScenario = checkScenario;
    this.chooseScenario = chooseScenario;
  }

  /** The decision that a recommendation asks of the committee. */
  record PutByScenario(long decisionId) {}

  @Get
  ViewScenarios.TenderScenarios list(
      Actor actor, long tenderId, @QueryValue(defaultValue = "0") int base) {
    return view.list(actor, tenderId, base);
  }

  @Post
  @Status(HttpStatus.CREATED)
  ViewScenarios.Scenario state(Actor actor, long tenderId, @Body ScenarioTerms terms) {
    int number = stateScenario.run(actor, tenderId, terms);
    return view.get(actor, tenderId, number).scenario();
  }

  @Get("/{number}")
  ViewScenarios.Scenario get(Actor actor, long tenderId, int number) {
    return view.get(actor, tenderId, number).scenario();
  }

  @Get("/{number}/problem")
  @Produces(MediaType.APPLICATION_JSON)
  String problem(Actor actor, long tenderId, int number) {
    return view.problem(actor, tenderId, number);
  }

  @Get("/{number}/solution")
  @Produces(MediaType.APPLICATION_JSON)
  String solution(Actor actor, long tenderId, int number) {
    return view.result(actor, tenderId, number, RunKind.SOLVE);
  }

  @Get("/{number}/costs")
  @Produces(MediaType.APPLICATION_JSON)
  String costs(Actor actor, long tenderId, int number) {
    return view.result(actor, tenderId, number, RunKind.COSTS);
  }

  @Get("/{number}/check")
  @Produces(MediaType.APPLICATION_JSON)
  String checked(Actor actor, long tenderId, int number) {
    return view.result(actor, tenderId, number, RunKind.CHECK);
  }

  @Post("/{number}/check")
  @Status(HttpStatus.ACCEPTED)
  ViewScenarios.Scenario check(Actor actor, long tenderId, int number) {
    checkScenario.run(actor, tenderId, number);
    return view.get(actor, tenderId, number).scenario();
  }

  @Post("/{number}/recommendation")
  @Status(HttpStatus.CREATED)
  PutByScenario choose(
      Actor actor, long tenderId, int number, @Body ChooseScenario.ScenarioRecommendation choice) {
    return new PutByScenario(chooseScenario.run(actor, tenderId, number, choice));
  }
}
