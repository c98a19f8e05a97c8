package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Opens a session for a login and its password.
 *
 * <p>Refused as {@link TryPassword} says. Who knows the password learns more: {@code
 * access.blocked} when the administrator locked the account, {@code
 * access.password-change-required} when it is a one-time password, which must be replaced first,
 * and {@code access.one-time-password-expired} when its time is over.
 *
 * <p>A session ends when it was not used for {@code muwahhad.session-idle}, and however much it was
 * used after {@code muwahhad.session-longest}. Of more than {@code muwahhad.sessions-per-person}
 * the one that was not used for longest ends. The browser or program is known to the account from
 * then on.
 */
@Singleton
public class SignIn {
  private final TryPassword tryPassword;
  private final Sessions sessions;
  private final AccountStandings accounts;
  private final People people;
  private final KnownDevices devices;
  private final SecurityEvents events;
  private final int idleMinutes;
  private final int longestMinutes;
  private final int mostSessions;
  private final SecureRandom random = new SecureRandom();

  SignIn(
      TryPassword tryPassword,
      Sessions sessions,
      AccountStandings accounts,
      People people,
      KnownDevices devices,
      SecurityEvents events,
      @Value("${muwahhad.session-idle:8h}") Duration idle,
      @Value("${muwahhad.session-longest:24h}") Duration longest,
      @Value("${muwahhad.sessions-per-person:10}") int mostSessions) {
    this.tryPassword = tryPassword;
    this.sessions = sessions;
    this.accounts = accounts;
    this.people = people;
    this.devices = devices;
    this.events = events;
    this.idleMinutes = (int) idle.toMinutes();
    this.longestMinutes = (int) longest.toMinutes();
    this.mostSessions = mostSessions;
  }

  /**
   * The session's secret, held by the browser or program, and the value its forms send back.
   *
   * @param token 32 random bytes, base64url
   * @param deviceToken likewise; sent with later sign-ins it tells that the device is known
   */
  public record OpenedSession(String token, String csrfToken, long personId, String deviceToken) {}

  // Not one transaction: a failure must be counted even though the act is refused.
  public OpenedSession run(String login, String password, Visitor visitor) {
    long personId = tryPassword.run(login, password, visitor);
    SecurityEvents.Person person =
        new SecurityEvents.Person(personId, people.findById(personId).orElseThrow().login());
    try {
      requireUsable(personId);
    } catch (Refusal refusal) {
      events.log(SecurityEvents.SecurityEvent.SIGN_IN_REFUSED, refusal.code(), person);
      throw refusal;
    }
    OpenedSession opened = open(person, visitor);
    events.log(SecurityEvents.SecurityEvent.SIGNED_IN, "done", person);
    return opened;
  }

  /**
   * Opens a session for somebody for whom an identity provider vouches. Refused with {@code
   * access.blocked} when the administrator locked the account, and as a one-time password is.
   */
  public OpenedSession runFor(long personId, Visitor visitor) {
    SecurityEvents.Person person =
        new SecurityEvents.Person(personId, people.findById(personId).orElseThrow().login());
    requireUsable(personId);
    return open(person, visitor);
  }

  private void requireUsable(long personId) {
    AccountStandings.AccountStanding standing = accounts.findStanding(personId).orElseThrow();
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

  private OpenedSession open(SecurityEvents.Person person, Visitor visitor) {
    String token = secret();
    String csrfToken = secret();
    sessions.insert(
        Sha256.of(token),
        person.id(),
        csrfToken,
        idleMinutes,
        longestMinutes,
        visitor.address(),
        visitor.program());
    if (sessions.countOpen(person.id()) > mostSessions) {
      sessions.endAllBut(person.id(), mostSessions);
    }
    return new OpenedSession(token, csrfToken, person.id(), device(person, visitor.deviceToken()));
  }

  private String device(SecurityEvents.Person person, @Nullable String sent) {
    String former = Sha256.of(sent == null ? "" : sent);
    String token = sent;
    if (token == null || devices.count(person.login(), former) == 0) {
      token = secret();
      devices.rename(former, Sha256.of(token));
    }
    devices.used(person.id(), Sha256.of(token));
    if (devices.countAll(person.id()) > KnownDevices.MOST) {
      devices.forgetAllButTwenty(person.id());
    }
    return token;
  }

  private String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
