package org.muwahhad.complaint;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.web.ReadByEverybody;

/** Decisions on complaints for programs, without signing in. */
@Tag(name = "complaints")
@Controller("/api/v1/review-decisions")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class RegisterApi {
  private final ReviewRegister register;

  RegisterApi(ReviewRegister register) {
    this.register = register;
  }

  @Get
  ReviewRegister.Listing list(@QueryValue(value = "page", defaultValue = "1") int number) {
    return register.list(number);
  }
}
