package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/**
 * The description of the API as a page on which each request can be tried, as who is signed in or
 * with a token. What shows it is served by us.
 */
@Hidden
@Controller("/try-api")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class TryApiPages {
  private final Pages pages;

  TryApiPages(Pages pages) {
    this.pages = pages;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request) {
    return new ModelAndView<>(
        "web/try-api", Map.of("page", pages.of(request).titled("web.try-api")));
  }
}
