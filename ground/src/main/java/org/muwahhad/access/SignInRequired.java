package org.muwahhad.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Origin;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;

/**
 * Sends a browser without a session to the sign-in page, and back to where it was going after. A
 * form that came after its session had ended is kept meanwhile, see {@link KeepFormInput}.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class SignInRequired implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  private final Refusals refusals;
  private final KeepFormInput keepFormInput;

  SignInRequired(Refusals refusals, KeepFormInput keepFormInput) {
    this.refusals = refusals;
    this.keepFormInput = keepFormInput;
  }

  // On a thread that may wait: for the database, and for the rest of the form.
  @Override
  @ExecuteOn(TaskExecutors.BLOCKING)
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
    if (exception.isForbidden()) {
      return refusals.respond(request, new Refusal.NotPermitted());
    }
    // Anyone who presents a token is a program: a page to sign in on would look like an answer to
    // it.
    if (Refusals.isApi(request) || request.getHeaders().getAuthorization().isPresent()) {
      return refusals.respondUnauthenticated();
    }
    if (request.getMethod() == HttpMethod.GET) {
      return Pages.redirect(signIn(request.getUri().toString()));
    }
    String kept = keepFormInput.run(request) ? SignInPages.KEPT : SignInPages.LOST;
    return Pages.redirect(signIn(pageOf(request)) + "&typed=" + kept);
  }

  private static String signIn(String returnTo) {
    return "/sign-in?returnTo=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
  }

  /** The page on which the form of a request stood, as the browser tells; else the home page. */
  static String pageOf(HttpRequest<?> request) {
    String referer = request.getHeaders().get("Referer");
    try {
      URI page = URI.create(referer == null ? "/" : referer);
      boolean ours = Objects.equals(page.getRawAuthority(), Origin.of(request).host());
      String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
      return ours ? Pages.local(page.getRawPath() + query) : "/";
    } catch (IllegalArgumentException e) {
      return "/";
    }
  }
}
