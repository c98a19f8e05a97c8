package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;

/** The cookie that holds a session: hidden from scripts, never sent from other sites. */
@Singleton
public class SessionCookies {
  private final boolean secure;

  SessionCookies(@Value("${muwahhad.secure-cookies:false}") boolean secure) {
    this.secure = secure;
  }

  /** The cookie of a session's token. */
  public Cookie of(String token) {
    return Cookie.of(SessionAuthentication.COOKIE, token)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(SameSite.Lax);
  }
}
