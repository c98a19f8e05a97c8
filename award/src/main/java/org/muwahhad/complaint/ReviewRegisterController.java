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
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
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
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ComplaintQueries.PublishedDecision> all =
        register.list(new ListChoice("/review-decisions", q, filter, sort, page));
    return answers.show(
        "complaint/register",
        ReviewRegister.Listing.of(all),
        frame -> Map.of("page", frame.titled("complaint.register"), "all", all));
  }
}
