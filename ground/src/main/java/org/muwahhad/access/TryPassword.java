package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Tries a password without letting anybody guess.
 *
 * <p>Refused with {@code access.sign-in-failed} when login and password do not belong together;
 * with {@code access.wait} or {@code access.wait-minutes} while a delay lasts, see {@link Delays};
 * with {@code access.too-many-attempts} when one address, one known device, or all strangers
 * together try too often within a minute. The answer to a wrong password is the same, and as slow,
 * as to an unknown login, and so are the delays.
 */
@Singleton
public class TryPassword {
  /** All strangers together may try as often in a minute as this number of addresses. */
  private static final int ADDRESSES_TOGETHER = 20;

  /**
   * Tries of an address in a minute that have a budget of their own: anyone who just comes to sign
   * in is not kept out by few addresses that try on and on.
   */
  private static final int FIRST_TRIES = 2;

  private final Throttle throttle;
  private final Delays delays;
  private final People people;
  private final KnownDevices devices;
  private final Passwords passwords;
  private final SecurityEvents events;
  private final String nobodysHash;
  private final int attemptsPerMinute;

  TryPassword(
      Throttle throttle,
      Delays delays,
      People people,
      KnownDevices devices,
      Passwords passwords,
      SecurityEvents events,
      @Value("${muwahhad.sign-in-attempts-per-minute:30}") int attemptsPerMinute) {
    this.throttle = throttle;
    this.delays = delays;
    this.people = people;
    this.devices = devices;
    this.passwords = passwords;
    this.events = events;
    this.nobodysHash = passwords.hash("nobody");
    this.attemptsPerMinute = attemptsPerMinute;
  }

  /** Returns the number of the person whose password it is. To be called in no transaction. */
  public long run(String login, String password, Visitor visitor) {
    String name = login.strip().toLowerCase(Locale.ROOT);
    String device = device(name, visitor);
    // The database takes accented and wide letters for plain ones; tries are counted to the letter.
    Optional<People.Person> found =
        people.findByLogin(name).filter(person -> person.login().equals(name));
    try {
      requireFew(visitor, device);
      Delays.Turn turn = delays.take(name, visitor.network(), device);
      String party = device.isEmpty() ? Passwords.STRANGERS : "device " + device;
      @Nullable String hash = found.map(People.Person::passwordHash).orElse(null);
      boolean matches = matches(name, turn, party, password, hash == null ? nobodysHash : hash);
      if (hash == null || !matches) {
        throw new Refusal.NotPermitted("access.sign-in-failed");
      }
      delays.giveBack(name, turn);
      return found.orElseThrow().id();
    } catch (Refusal refusal) {
      events.log(
          SecurityEvents.SecurityEvent.PASSWORD_REFUSED,
          refusal.code(),
          found.map(p -> new SecurityEvents.Person(p.id(), p.login())).orElse(null));
      throw refusal;
    }
  }

  /** A password that nobody had the time to look at was no wrong one. */
  private boolean matches(
      String login, Delays.Turn turn, String party, String password, String hash) {
    try {
      return passwords.matches(party, password, hash);
    } catch (Refusal.Busy busy) {
      delays.giveBack(login, turn);
      throw busy;
    }
  }

  /** The hash of the device's token when the account knows it; else empty. */
  private String device(String login, Visitor visitor) {
    String hash = Sha256.of(visitor.deviceToken() == null ? "" : visitor.deviceToken());
    return devices.count(login, hash) > 0 ? hash : "";
  }

  private void requireFew(Visitor visitor, String device) {
    String code = "access.too-many-attempts";
    if (!device.isEmpty()) {
      throttle.count("device " + device, attemptsPerMinute, code);
      return;
    }
    int own = throttle.count(visitor.network(), attemptsPerMinute, code);
    String strangers = own <= FIRST_TRIES ? "first tries of strangers" : "strangers";
    throttle.count(strangers, ADDRESSES_TOGETHER * attemptsPerMinute, code);
  }
}
