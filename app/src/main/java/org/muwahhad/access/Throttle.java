package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import org.muwahhad.shared.Refusal;

/**
 * Holds up who asks too often from one network address, where nobody has to sign in. Counted in the
 * database, so that all nodes count together.
 */
@Singleton
public class Throttle {
  private static final int SECONDS = 60;
  private final People people;

  Throttle(People people) {
    this.people = people;
  }

  /**
   * Counts a request and lets it pass while there are few.
   *
   * @param what is asked for; each thing is counted for itself
   * @throws Refusal.TooOften {@code access.too-many-requests}
   */
  public void require(String what, String source, int mostInAMinute) {
    String counted = what + " " + source;
    people.countAttempt(counted);
    if (people.countRecentAttempts(counted) > mostInAMinute) {
      throw new Refusal.TooOften("access.too-many-requests", SECONDS);
    }
  }

  /** The network address a request came from. */
  public static String source(HttpRequest<?> request) {
    return Optional.ofNullable(request.getRemoteAddress().getAddress())
        .map(InetAddress::getHostAddress)
        .orElse("unknown");
  }
}
