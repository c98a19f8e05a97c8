package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/**
 * What the screens need to know of the person signed in; put on the request by the code that found
 * the session.
 *
 * @param roleKey message key of the role shown beside the name
 * @param zone the person's time zone
 * @param csrfToken value that every form of the session sends back
 * @param entries navigation open to the person
 */
public record Viewer(
    Bilingual name, String roleKey, ZoneId zone, String csrfToken, List<NavigationEntry> entries) {
  private static final String ATTRIBUTE = "muwahhad.viewer";

  /** One entry of the navigation, before it is written in a language. */
  public record NavigationEntry(String textKey, String href) {}

  /** The viewer of a request, if somebody is signed in. */
  public static Optional<Viewer> find(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Viewer.class);
  }

  /** Puts the viewer on the request. */
  public void attachTo(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
