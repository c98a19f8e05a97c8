package org.muwahhad.complaint;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.ReadByEverybody;

/** Decisions on complaints for everybody, without signing in. */
@Tag(name = "complaints")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record ReviewRegisterController(Answers answers, ReviewRegister register) {

  @Get(uris = {"/api/v1/review-decisions", "/review-decisions"})
  HttpResponse<ReviewRegister.Listing> list(
      @QueryValue(value = "page", defaultValue = "1") int number) {
    ReviewRegister.Listing listing = register.list(number);
    return answers.show(
        "complaint/register",
        listing,
        page ->
            Map.of(
                "page",
                page.titled("complaint.register"),
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
