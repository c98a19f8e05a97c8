package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.muwahhad.shared.Sha256;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Lets the operator's monitoring read the metrics, and nothing else, by a token from the
 * configuration. A session would end while nobody is there to open a new one.
 */
@Singleton
class MetricsToken implements AuthenticationFetcher<HttpRequest<?>> {
  /** What {@code application.yml} lets read the metrics, beside roles of people. */
  static final String READER = "METRICS";

  private static final String PATH = "/prometheus";
  private static final String BEARER = "Bearer ";
  private static final int SHORTEST = 32;
  private final String token;

  /**
   * Takes the token, or none.
   *
   * @throws ConfigurationException if the token is short enough to be guessed
   */
  MetricsToken(@Value("${muwahhad.metrics-token:}") String token) {
    if (!token.isEmpty() && token.length() < SHORTEST) {
      throw new ConfigurationException(
          "muwahhad.metrics-token must have at least " + SHORTEST + " characters");
    }
    this.token = token;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    boolean known =
        !token.isEmpty()
            && request.getPath().equals(PATH)
            && request
                .getHeaders()
                .getAuthorization()
                .filter(h -> h.startsWith(BEARER))
                .filter(h -> isTheToken(h.substring(BEARER.length())))
                .isPresent();
    return known ? Mono.just(Authentication.build("metrics", List.of(READER))) : Mono.empty();
  }

  /** Compared by digests, so that the time it takes says nothing of the token. */
  private boolean isTheToken(String given) {
    return MessageDigest.isEqual(
        Sha256.of(given).getBytes(StandardCharsets.US_ASCII),
        Sha256.of(token).getBytes(StandardCharsets.US_ASCII));
  }
}
