package org.muwahhad.access;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;

/** The cookies of a session and of the device it was opened on: hidden from scripts. */
public final class SessionCookies {
  static final String HALF = "muwahhad_half";

  private SessionCookies() {}

  /** Hands a session and the token of the device to the browser. */
  public static MutableHttpResponse<?> set(
      MutableHttpResponse<?> response, SignIn.OpenedSession session) {
    return response
        .cookie(session(session.token()))
        .cookie(
            hidden(Visitor.DEVICE_COOKIE, session.deviceToken())
                .maxAge(Duration.ofDays(KnownDevices.DAYS_KEPT)));
  }

  /** Hands a sign-in that awaits its second factor to the browser. */
  static MutableHttpResponse<?> setHalf(MutableHttpResponse<?> response, String half) {
    return response.cookie(hidden(HALF, half).maxAge(Duration.ofMinutes(5)));
  }

  /** Takes it from the browser. */
  static MutableHttpResponse<?> endHalf(MutableHttpResponse<?> response) {
    return response.cookie(hidden(HALF, "").maxAge(0));
  }

  /** Takes the session from the browser, which stays known. */
  static MutableHttpResponse<?> end(MutableHttpResponse<?> response) {
    return response.cookie(session("").maxAge(0));
  }

  /**
   * Has the browser forget what scripts kept in it for one person: the next may be another one. A
   * program takes no notice.
   */
  public static MutableHttpResponse<?> forgetTyped(MutableHttpResponse<?> response) {
    return response.header("Clear-Site-Data", "\"storage\"");
  }

  private static Cookie session(String token) {
    return hidden(SessionAuthentication.COOKIE, token);
  }

  private static Cookie hidden(String name, String value) {
    return Cookie.of(name, value).path("/").httpOnly(true).sameSite(SameSite.Lax);
  }
}
