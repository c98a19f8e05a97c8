package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.shared.RandomSecret;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Opens a session for a login and its password, and the second factor where the account has one.
 *
 * <p>Refused as {@link TryPassword} says, with {@code access.sign-in-failed}, {@code access.wait}
 * or {@code access.wait-minutes}. Who knows the password learns more: {@code access.blocked} when
 * the administrator locked the account, {@code access.password-change-required} when it is a
 * one-time password, which must be replaced first, and {@code access.one-time-password-expired}
 * when its time is over.
 *
 * <p>A session ends when it was not used for {@code muwahhad.session-idle}, and however much it was
 * used after {@code muwahhad.session-longest}. Of more than {@code muwahhad.sessions-per-person}
 * the one that was not used for longest ends. The browser or program is known to the account from
 * then on.
 */
@Singleton
public class SignIn {
  private static final String BEGIN_AGAIN = "factor.begin-again";
  private final TryPassword tryPassword;
  private final Sessions sessions;
  private final AccountStandings accounts;
  private final People people;
  private final KnownDevices devices;
  private final SecurityEvents events;
  private final SecondFactor secondFactor;
  private final ProveSecondFactor proveSecondFactor;
  private final int idleMinutes;
  private final int longestMinutes;
  private final int mostSessions;

  SignIn(
      TryPassword tryPassword,
      Sessions sessions,
      AccountStandings accounts,
      People people,
      KnownDevices devices,
      SecurityEvents events,
      SecondFactor secondFactor,
      ProveSecondFactor proveSecondFactor,
      @Value("${muwahhad.session-idle:8h}") Duration idle,
      @Value("${muwahhad.session-longest:24h}") Duration longest,
      @Value("${muwahhad.sessions-per-person:10}") int mostSessions) {
    this.tryPassword = tryPassword;
    this.sessions = sessions;
    this.accounts = accounts;
    this.people = people;
    this.devices = devices;
    this.events = events;
    this.secondFactor = secondFactor;
    this.proveSecondFactor = proveSecondFactor;
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

  /**
   * A sign-in of which the password was right.
   *
   * @param session that is open; null while the second factor is awaited
   * @param half what the browser holds while it is; null where none is asked for
   * @param wished whether the person is to be asked to set a second factor up
   */
  public record BegunSignIn(
      @Nullable OpenedSession session, @Nullable String half, boolean wished) {}

  /** Opens a session by the password alone; refused where a second factor is asked for. */
  public OpenedSession run(String login, String password, Visitor visitor) {
    return run(login, password, ProveSecondFactor.SecondProof.NONE, visitor);
  }

  /**
   * Opens a session by the password and, where it is asked for, the second factor; {@code
   * factor.code-wanted} where none was shown.
   */
  // Not one transaction: a failure must be counted even though the act is refused.
  public OpenedSession run(
      String login, String password, ProveSecondFactor.SecondProof proof, Visitor visitor) {
    SecurityEvents.Person person = tried(login, password, visitor);
    SecondFactor.FactorState state = secondFactor.get(person.id());
    if (!state.isAskedFor()) {
      return opened(person, visitor, state.isMissing() ? SignInLevel.SETUP : SignInLevel.PASSWORD);
    }
    if (proof.isNone()) {
      throw new Refusal.NotPermitted("factor.code-wanted");
    }
    proveSecondFactor.run(person, proof, visitor);
    return opened(person, visitor, SignInLevel.SECOND_FACTOR);
  }

  /** Takes the password; opens a session where nothing else is asked for. */
  public BegunSignIn begin(String login, String password, Visitor visitor) {
    SecurityEvents.Person person = tried(login, password, visitor);
    SecondFactor.FactorState state = secondFactor.get(person.id());
    if (state.isAskedFor()) {
      return new BegunSignIn(null, secondFactor.begin(person.id(), RandomSecret.token()), false);
    }
    SignInLevel level = state.isMissing() ? SignInLevel.SETUP : SignInLevel.PASSWORD;
    return new BegunSignIn(opened(person, visitor, level), null, state.isWished());
  }

  /**
   * Takes the second factor of a sign-in that was begun. Refused as {@link ProveSecondFactor} says,
   * and with {@code factor.begin-again} when it was begun more than five minutes ago.
   */
  public OpenedSession finish(String half, ProveSecondFactor.SecondProof proof, Visitor visitor) {
    long personId = begun(half);
    SecurityEvents.Person person = person(personId);
    proveSecondFactor.run(person, proof, visitor);
    if (!secondFactor.finish(half)) {
      throw new Refusal.NotPermitted(BEGIN_AGAIN);
    }
    requireUsableNow(person);
    return opened(person, visitor, SignInLevel.SECOND_FACTOR);
  }

  /** Whose password was right; {@code factor.begin-again} where that was too long ago. */
  public long begun(String half) {
    return secondFactor.findBegun(half).orElseThrow(() -> new Refusal.NotPermitted(BEGIN_AGAIN));
  }

  private SecurityEvents.Person tried(String login, String password, Visitor visitor) {
    SecurityEvents.Person person = person(tryPassword.run(login, password, visitor));
    requireUsableNow(person);
    return person;
  }

  private SecurityEvents.Person person(long personId) {
    return new SecurityEvents.Person(personId, people.findById(personId).orElseThrow().login());
  }

  private void requireUsableNow(SecurityEvents.Person person) {
    try {
      requireUsable(person.id());
    } catch (Refusal refusal) {
      events.log(SecurityEvents.SecurityEvent.SIGN_IN_REFUSED, refusal.code(), person);
      throw refusal;
    }
  }

  private OpenedSession opened(SecurityEvents.Person person, Visitor visitor, SignInLevel level) {
    OpenedSession opened = open(person, visitor, level);
    events.log(SecurityEvents.SecurityEvent.SIGNED_IN, "done", person);
    return opened;
  }

  /**
   * Opens a session for somebody for whom an identity provider vouches. Refused with {@code
   * access.blocked} when the administrator locked the account, and as a one-time password is.
   */
  public OpenedSession runFor(long personId, Visitor visitor) {
    SecurityEvents.Person person = person(personId);
    requireUsable(personId);
    return open(person, visitor, SignInLevel.PROVIDER);
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

  private OpenedSession open(SecurityEvents.Person person, Visitor visitor, SignInLevel level) {
    String token = RandomSecret.token();
    String csrfToken = RandomSecret.token();
    sessions.insert(
        Sha256.of(token),
        person.id(),
        csrfToken,
        idleMinutes,
        longestMinutes,
        visitor.address(),
        visitor.program(),
        level.name());
    if (sessions.countOpen(person.id()) > mostSessions) {
      sessions.endAllBut(person.id(), mostSessions);
    }
    return new OpenedSession(token, csrfToken, person.id(), device(person, visitor.deviceToken()));
  }

  private String device(SecurityEvents.Person person, @Nullable String sent) {
    String former = Sha256.of(sent == null ? "" : sent);
    String token = sent;
    if (token == null || devices.count(person.login(), former) == 0) {
      token = RandomSecret.token();
      devices.rename(former, Sha256.of(token));
    }
    devices.used(person.id(), Sha256.of(token));
    if (devices.countAll(person.id()) > KnownDevices.MOST) {
      devices.forgetAllButTwenty(person.id());
    }
    return token;
  }
}
