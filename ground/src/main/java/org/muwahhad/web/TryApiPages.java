package org.muwahhad.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/**
 * The description of the API as a page on which each request can be tried, as who is signed in or
 * with a token. What shows it is served by us.
 */
@Hidden
@Controller("/try-api")
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
record TryApiPages(Answers answers) {

  @Get
  HttpResponse<String> show() {
    return answers.page("web/try-api", page -> Map.of("page", page.titled("web.try-api")));
  }
}
