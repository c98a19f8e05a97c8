package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.shared.Refusal;

/**
 * Answers to refusals, and for addresses that lead nowhere; the other answers are those of {@link
 * ErrorAnswers}.
 */
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Controller("/status")
class StatusPages {
  private final Refusals refusals;

  StatusPages(Refusals refusals) {
    this.refusals = refusals;
  }

  @Error(status = HttpStatus.NOT_FOUND, global = true)
  HttpResponse<?> notFound(HttpRequest<?> request) {
    return refusals.respondStatus(request, HttpStatus.NOT_FOUND);
  }

  /**
   * Refusals are answered by a route and not by an {@code ExceptionHandler}: the framework finds
   * that one by looking at every bean there is, again for each refusal.
   */
  @Error(exception = Refusal.class, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> refused(HttpRequest<?> request, Refusal refusal) {
    return refusals.respond(request, refusal);
  }
}
