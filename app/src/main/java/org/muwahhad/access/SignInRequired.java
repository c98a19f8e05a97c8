package org.muwahhad.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;

/** Sends a browser without a session to the sign-in page, and back to where it was going after. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class SignInRequired implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  private final Refusals refusals;

  SignInRequired(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
    if (exception.isForbidden()) {
      return refusals.respond(request, new Refusal.NotPermitted());
    }
    // Whoever presents a token is a program: a page to sign in on would look like an answer to it.
    if (Refusals.isApi(request) || request.getHeaders().getAuthorization().isPresent()) {
      return refusals.respondUnauthenticated();
    }
    String back = request.getMethod() == HttpMethod.GET ? request.getUri().toString() : "/";
    return Pages.redirect("/sign-in?returnTo=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
  }
}
