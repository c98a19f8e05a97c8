package org.muwahhad.framework;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;

/** Framework agreements, call-offs and the thread of a demand line for programs. */
@Tag(name = "agreements")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AgreementApi {
  private final ViewAgreements read;
  private final ViewDemandThread thread;
  private final PlaceCallOff placeCallOff;

  AgreementApi(ViewAgreements read, ViewDemandThread thread, PlaceCallOff placeCallOff) {
    this.read = read;
    this.thread = thread;
    this.placeCallOff = placeCallOff;
  }

  /** The order placed. */
  record PlacedOrder(long callOffId) {}

  @Get("/agreements")
  List<AgreementQueries.Agreement> list(Actor actor) {
    return read.list(actor);
  }

  @Get("/agreements/{id}")
  ViewAgreements.AgreementView get(Actor actor, long id) {
    return read.get(actor, id);
  }

  @Post("/agreements/{id}/call-offs")
  @Status(HttpStatus.CREATED)
  PlacedOrder order(Actor actor, long id, @Body PlaceCallOff.Order order) {
    return new PlacedOrder(placeCallOff.run(actor, id, order));
  }

  @Get("/demand-lines/{id}/thread")
  ViewDemandThread.Thread thread(Actor actor, long id) {
    return thread.get(actor, id);
  }
}
