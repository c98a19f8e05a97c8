package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Viewer;

/**
 * The person of a request, put there once the session was found.
 *
 * @param level how the person signed in
 * @param secondsFresh whole seconds since the person signed in last
 * @param program that acts for the person; null where they act themselves
 */
public record SignedIn(
    Actor actor,
    String token,
    String csrfToken,
    boolean byCookie,
    SignInLevel level,
    long secondsFresh,
    @Nullable ActingProgram program) {
  /**
   * A program that acts for somebody.
   *
   * @param scopes what it may do
   */
  public record ActingProgram(long id, Set<String> scopes) {
    public ActingProgram {
      scopes = Set.copyOf(scopes);
    }
  }

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
