package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Opens a session for a login and its password.
 *
 * <p>Refused with {@code access.sign-in-failed} when login and password do not belong together;
 * with {@code access.locked} for 15 minutes after ten failures in a row; with {@code
 * access.too-many-attempts} when one network address tries more than 30 times a minute. The answer
 * to a wrong password is the same, and as slow, as to an unknown login. Who knows the password
 * learns more: {@code access.blocked} when the administrator locked the account, {@code
 * access.password-change-required} when it is a one-time password, which must be replaced first,
 * and {@code access.one-time-password-expired} when its time is over.
 */
@Singleton
public class SignIn {
  private static final int FAILURES_ALLOWED = 10;
  private static final int LOCK_MINUTES = 15;
  private static final int SECONDS_OF_WAITING = 60;
  private final People people;
  private final Sessions sessions;
  private final AccountRows accounts;
  private final Passwords passwords;
  private final String nobodysHash;
  private final int sessionMinutes;
  private final int attemptsPerMinute;
  private final SecureRandom random = new SecureRandom();

  SignIn(
      People people,
      Sessions sessions,
      AccountRows accounts,
      Passwords passwords,
      @Value("${muwahhad.session-idle:8h}") Duration sessionIdle,
      @Value("${muwahhad.sign-in-attempts-per-minute:30}") int attemptsPerMinute) {
    this.people = people;
    this.sessions = sessions;
    this.accounts = accounts;
    this.passwords = passwords;
    this.nobodysHash = passwords.hash("nobody");
    this.sessionMinutes = (int) sessionIdle.toMinutes();
    this.attemptsPerMinute = attemptsPerMinute;
  }

  /**
   * The session's secret, held by the browser or program, and the value its forms send back.
   *
   * @param token 32 random bytes, base64url
   */
  public record OpenedSession(String token, String csrfToken, long personId) {}

  // Not one transaction: a failure must be counted even though the act is refused.
  public OpenedSession run(String login, String password, String source) {
    people.countAttempt(source);
    if (people.countRecentAttempts(source) > attemptsPerMinute) {
      throw new Refusal.TooOften("access.too-many-attempts", SECONDS_OF_WAITING);
    }
    Optional<People.Person> found = people.findByLogin(login.strip().toLowerCase(Locale.ROOT));
    if (found.isPresent() && people.countLocked(found.get().id()) > 0) {
      throw new Refusal.NotPermitted("access.locked", LOCK_MINUTES);
    }
    @Nullable String hash = found.map(People.Person::passwordHash).orElse(null);
    boolean matches = passwords.matches(password, hash == null ? nobodysHash : hash);
    if (hash == null || !matches) {
      found.ifPresent(p -> people.countFailure(p.id(), FAILURES_ALLOWED, LOCK_MINUTES));
      throw new Refusal.NotPermitted("access.sign-in-failed");
    }
    People.Person person = found.orElseThrow();
    if (person.failedAttempts() > 0) {
      people.forgetFailures(person.id());
    }
    requireUsable(person.id());
    return open(person.id());
  }

  private void requireUsable(long personId) {
    AccountRows.Standing standing = accounts.findStanding(personId).orElseThrow();
    if (standing.blocked()) {
      throw new Refusal.NotPermitted("access.blocked");
    }
    if (standing.expired()) {
      throw new Refusal.NotPermitted("access.one-time-password-expired");
    }
    if (standing.oneTimeUntil() != null) {
      throw new Refusal.NotPermitted("access.password-change-required");
    }
  }

  private OpenedSession open(long personId) {
    OpenedSession session = new OpenedSession(secret(), secret(), personId);
    sessions.insert(Sha256.of(session.token()), personId, session.csrfToken(), sessionMinutes);
    return session;
  }

  private String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
