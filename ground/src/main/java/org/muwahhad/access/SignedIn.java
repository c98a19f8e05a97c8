package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.muwahhad.web.Viewer;

/** The person of a request, put there once the session was found. */
public record SignedIn(Actor actor, String token, String csrfToken, boolean byCookie) {
  private static final String ATTRIBUTE = "muwahhad.signed-in";

  /** The person signed in on this request, if any. */
  public static Optional<SignedIn> find(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, SignedIn.class);
  }

  void attachTo(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
    String role = actor.grants().isEmpty() ? "none" : actor.grants().get(0).role().name();
    new Viewer(actor.name(), "access.role." + role, actor.zone(), csrfToken, Navigation.of(actor))
        .attachTo(request);
  }
}
