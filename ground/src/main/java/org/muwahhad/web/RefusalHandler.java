package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.muwahhad.shared.Refusal;

/** Answers a refusal. */
@Singleton
class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {
  private final Refusals refusals;

  RefusalHandler(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
    return refusals.respond(request, refusal);
  }
}
