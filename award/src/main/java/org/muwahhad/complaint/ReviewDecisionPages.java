package org.muwahhad.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;

/** Decisions on complaints for everybody, without signing in. */
@Hidden
@Controller("/review-decisions")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class ReviewDecisionPages {
  private final Pages pages;
  private final ReviewRegister register;

  ReviewDecisionPages(Pages pages, ReviewRegister register) {
    this.pages = pages;
    this.register = register;
  }

  @Get
  ModelAndView<?> list(
      HttpRequest<?> request, @QueryValue(value = "page", defaultValue = "1") int number) {
    ReviewRegister.Listing listing = register.list(number);
    return new ModelAndView<>(
        "complaint/register",
        Map.of(
            "page",
            pages.of(request).titled("complaint.register"),
            "listing",
            listing,
            "numbers",
            new PageNumbers(
                listing.page(),
                ReviewRegister.PAGE_SIZE,
                listing.total(),
                "/review-decisions",
                Map.of())));
  }
}
