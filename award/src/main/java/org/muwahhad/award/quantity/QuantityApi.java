package org.muwahhad.award.quantity;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;

/** The confirmation of quantities for programs. */
@Tag(name = "awards")
@Controller("/api/v1/tenders/{tenderId}/quantities")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class QuantityApi {
  private final ViewQuantities viewQuantities;
  private final ConfirmQuantities confirmQuantities;

  QuantityApi(ViewQuantities viewQuantities, ConfirmQuantities confirmQuantities) {
    this.viewQuantities = viewQuantities;
    this.confirmQuantities = confirmQuantities;
  }

  @Get
  ViewQuantities.QuantitiesView get(Actor actor, long tenderId) {
    return viewQuantities.get(actor, tenderId);
  }

  /** A state's answer; items that are not named are confirmed as asked. */
  @Post
  ViewQuantities.QuantitiesView confirm(
      Actor actor, long tenderId, @Body ConfirmQuantities.QuantityAnswer answer) {
    new Faults().present("items", answer.named()).present("optOuts", answer.out()).throwIfAny();
    confirmQuantities.fromProgram(actor, tenderId, answer);
    return viewQuantities.get(actor, tenderId);
  }
}
