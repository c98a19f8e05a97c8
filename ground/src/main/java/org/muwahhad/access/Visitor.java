package org.muwahhad.access;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Cookies;
import org.muwahhad.web.Origin;

/**
 * Who is at the other end of a request, as far as it says before anybody signed in.
 *
 * @param address network address of the client
 * @param network what is counted as one source, see {@link Origin#network()}
 * @param program browser or program in its own words, 300 characters at most; may be empty
 * @param deviceToken given at an earlier sign-in with this browser or program; null without one
 */
public record Visitor(
    String address, String network, String program, @Nullable String deviceToken) {
  static final String DEVICE_COOKIE = "muwahhad_device";
  private static final int LONGEST_PROGRAM = 300;
  private static final int LONGEST_TOKEN = 100;

  /** The visitor behind a request of a browser. */
  public static Visitor of(HttpRequest<?> request) {
    return of(request, Cookies.find(request, DEVICE_COOKIE).orElse(null));
  }

  /** The visitor behind a request of a program, which sends the token in what it asks. */
  public static Visitor of(HttpRequest<?> request, @Nullable String deviceToken) {
    Origin origin = Origin.of(request);
    String program =
        Optional.ofNullable(request.getHeaders().get("User-Agent"))
            .map(text -> text.replaceAll("[^ -~]", ""))
            .orElse("");
    return new Visitor(
        origin.address(),
        origin.network(),
        program.substring(0, Math.min(program.length(), LONGEST_PROGRAM)),
        deviceToken == null || deviceToken.length() > LONGEST_TOKEN ? null : deviceToken);
  }

  /** A visitor known by address alone. */
  public static Visitor at(String address) {
    return new Visitor(address, address, "", null);
  }

  /** The same with the token of a device. */
  public Visitor with(String token) {
    return new Visitor(address, network, program, token);
  }
}
