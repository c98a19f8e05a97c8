package org.muwahhad.search;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** Search over everything the reader may read. */
@Tag(name = "search")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SearchController(Answers answers, ViewSearch view) {

  /** The first six results of each kind. */
  @Get(uris = {"/api/v1/search", "/search"})
  HttpResponse<SearchAnswer> get(Actor actor, @QueryValue(defaultValue = "") String q) {
    return answers.show(
        "search/search", "answer", view.get(actor, q), page -> page.titled("search.title"));
  }
}
