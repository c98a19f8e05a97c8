package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.muwahhad.shared.Refusal;

/** Reads forms that browsers post. */
public final class Forms {
  /** Name of the hidden field in every form. */
  public static final String CSRF_FIELD = "csrfToken";

  private static final String EXPIRED = "muwahhad.expired-form";
  private static final int MOST_OF_VISITORS = 50;
  private static final int MOST_BEFORE_SIGN_IN = 500;
  private static final int MOST = 2_000;
  private static final int MOST_OF_SHEETS = 60_000;

  private Forms() {}

  /**
   * The form in a request's body ({@code application/x-www-form-urlencoded}, UTF-8).
   *
   * @throws Refusal.NotPermitted when the form does not carry the token of the session
   * @throws HttpStatusException as a bad request when the body is no form, such as one with a
   *     broken percent escape; 413 when it has more fields than 2,000, or 500 where nobody is
   *     signed in
   */
  public static Form read(HttpRequest<?> request, String body) {
    int most = Viewer.find(request).isPresent() ? MOST : MOST_BEFORE_SIGN_IN;
    return checked(request, parse(body, most));
  }

  /**
   * As {@link #read}, for addresses whose forms have a row for every line, item or body: of the
   * person who is signed in it takes 60,000 fields.
   */
  public static Form readSheet(HttpRequest<?> request, String body) {
    int most = Viewer.find(request).isPresent() ? MOST_OF_SHEETS : MOST_BEFORE_SIGN_IN;
    return checked(request, parse(body, most));
  }

  private static Form checked(HttpRequest<?> request, Form form) {
    try {
      requireToken(request, form.value(CSRF_FIELD));
    } catch (Refusal.NotPermitted expired) {
      request.setAttribute(EXPIRED, form);
      throw expired;
    }
    return form;
  }

  /** The form of a request that was refused for its token, as it was sent. */
  static Optional<Form> findExpired(HttpRequest<?> request) {
    return request.getAttribute(EXPIRED, Form.class);
  }

  /**
   * The form in a body, its token unchecked: only for forms of visitors, who have no session.
   *
   * @throws HttpStatusException as {@link #read} does; 413 when it has more than 50 fields
   */
  public static Form parse(String body) {
    return parse(body, MOST_OF_VISITORS);
  }

  /**
   * The form in a body, its token unchecked.
   *
   * @param most fields that it may have
   * @throws HttpStatusException as {@link #read} does
   */
  public static Form parse(String body, int most) {
    // Counted first: each field takes many times the memory of its characters.
    if (body.chars().filter(c -> c == '&' || c == ';').limit(most).count() == most) {
      throw new HttpStatusException(
          HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The form has too many fields");
    }
    try {
      return Form.of(
          new QueryStringDecoder(body, StandardCharsets.UTF_8, false, most).parameters());
    } catch (IllegalArgumentException e) {
      // Neither the message nor the cause goes on: both quote the body, with passwords in it.
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "The form cannot be read");
    }
  }

  /**
   * Checks the token of a form that was read otherwise, such as one with a file.
   *
   * @throws Refusal.NotPermitted when it is not the token of the session
   */
  public static void requireToken(HttpRequest<?> request, String token) {
    boolean matches =
        Viewer.find(request)
            .map(v -> MessageDigest.isEqual(bytes(v.csrfToken()), bytes(token)))
            .orElse(true);
    if (!matches) {
      throw new Refusal.NotPermitted("shared.form-expired");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
