package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Whether a person signed in a short time ago, ten minutes unless set otherwise, and where it was
 * at an identity provider, at a level that is named in {@code muwahhad.provider-levels}, if any is.
 */
@Singleton
public class FreshSignIns {
  static final String CODE = "factor.sign-in-again";
  private static final String WANTED = "muwahhad.fresh-sign-in";

  /** What is sent in time may wait for its turn. */
  private static final long SECONDS_TO_WAIT = 60;

  private final Sessions sessions;
  private final long seconds;
  private final String providerLevels;

  FreshSignIns(
      Sessions sessions,
      @Value("${muwahhad.fresh-sign-in:10m}") Duration fresh,
      @Value("${muwahhad.provider-levels:}") String providerLevels) {
    this.providerLevels = providerLevels.replace(" ", "");
    this.sessions = sessions;
    this.seconds = fresh.toSeconds();
  }

  /** Whole minutes for which a sign-in is fresh. */
  public long minutes() {
    return Duration.ofSeconds(seconds).toMinutes();
  }

  /** Whether a sign-in at this level of a session is enough for what binds. */
  boolean isEnough(String level) {
    return providerLevels.isEmpty()
        || SignInLevel.of(level) != SignInLevel.PROVIDER
        || List.of(providerLevels.split(",")).contains(level);
  }

  boolean isFresh(SignedIn signedIn) {
    return signedIn.program() == null && signedIn.secondsFresh() < seconds;
  }

  /** The act of this request needs it, as its transaction will see. */
  static void want(HttpRequest<?> request) {
    request.setAttribute(WANTED, true);
  }

  /**
   * Looks at the session once more, in the transaction of an act that needs it: one that ended
   * meanwhile, or is another person's, does nothing more. Outside of a request, and in one that
   * does not need it, nothing is looked at.
   *
   * @throws Refusal.NotPermitted {@code factor.sign-in-again}
   */
  public void requireInTransaction(long personId) {
    Optional<HttpRequest<Object>> request =
        ServerRequestContext.currentRequest().filter(r -> r.getAttribute(WANTED).isPresent());
    if (request.isEmpty()) {
      return;
    }
    long mostSeconds = seconds + SECONDS_TO_WAIT;
    boolean held =
        SignedIn.find(request.get())
            .flatMap(s -> sessions.holdFresh(Sha256.of(s.token()), mostSeconds, providerLevels))
            .filter(person -> person == personId)
            .isPresent();
    if (!held) {
      throw new Refusal.NotPermitted(CODE, minutes());
    }
  }
}
