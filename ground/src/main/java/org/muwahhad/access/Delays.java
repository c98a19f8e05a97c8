package org.muwahhad.access;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Delays that grow with wrong passwords, in place of a lock. A try takes its turn before its
 * password is looked at, so that a thousand tries at once are no more than one.
 *
 * <p>Counted are, for an account: each device that signed in to it before, alone; each network
 * address of strangers; and all strangers together, whose delay stays short, so that neither they
 * nor a single address keep the person out on a new device. Whether an account exists makes no
 * difference to any of it.
 */
@Singleton
class Delays {
  /** Failures of one device, or of one address, that cost no time. */
  static final int OWN_FREE = 5;

  /** Seconds after the next failure; they double with each further one. */
  static final int OWN_FIRST = 5;

  /** The longest delay of a device or an address, in seconds. */
  static final int OWN_LONGEST = 900;

  /** Failures of all strangers together that cost no time. */
  static final int STRANGERS_FREE = 20;

  static final int STRANGERS_FIRST = 1;

  /** The longest delay of all strangers together, in seconds. */
  static final int STRANGERS_LONGEST = 60;

  private static final int SECONDS_OF_A_MINUTE = 60;
  private final SignInDelays delays;
  private final TransactionOperations<Connection> transactions;

  Delays(SignInDelays delays, TransactionOperations<Connection> transactions) {
    this.delays = delays;
    this.transactions = transactions;
  }

  /** A try that got its turn. */
  record Turn(List<Counter> counters) {}

  private record Counter(String counted, int free, int first, int longest) {}

  /**
   * Takes the turn of a try.
   *
   * @param login as typed, in lower case
   * @param deviceHash of a device known to the account; empty for strangers
   * @throws Refusal.TooOften {@code access.wait} with the seconds, or {@code access.wait-minutes}
   */
  Turn take(String login, String network, String deviceHash) {
    Turn turn =
        new Turn(deviceHash.isEmpty() ? ofStranger(login, network) : ofDevice(login, deviceHash));
    // Apart from the turn: delays that only just came are not locked by it in two ways.
    turn.counters().forEach(c -> delays.prepare(c.counted()));
    transactions.executeWrite(
        status -> {
          turn.counters().forEach(this::take);
          return turn;
        });
    return turn;
  }

  private void take(Counter counter) {
    if (delays.take(counter.counted(), counter.free(), counter.first(), counter.longest()) == 0) {
      throw wait(Math.max(1, delays.secondsLeft(counter.counted())));
    }
  }

  private static Refusal wait(int seconds) {
    boolean isLong = seconds >= 2 * SECONDS_OF_A_MINUTE;
    return isLong
        ? new Refusal.TooOften(
            "access.wait-minutes",
            seconds,
            (seconds + SECONDS_OF_A_MINUTE - 1) / SECONDS_OF_A_MINUTE)
        : new Refusal.TooOften("access.wait", seconds, seconds);
  }

  /** The password was right: the turn does not count. */
  void giveBack(String login, Turn turn) {
    for (Counter counter : turn.counters()) {
      if (counter.counted().equals(ofStrangers(login))) {
        delays.giveBack(counter.counted());
      } else {
        delays.forget(counter.counted());
      }
    }
  }

  private static List<Counter> ofDevice(String login, String deviceHash) {
    return List.of(own("device " + login + " " + deviceHash));
  }

  private static List<Counter> ofStranger(String login, String network) {
    return List.of(
        own("address " + login + " " + network),
        new Counter(ofStrangers(login), STRANGERS_FREE, STRANGERS_FIRST, STRANGERS_LONGEST));
  }

  private static Counter own(String counted) {
    return new Counter(Sha256.of(counted), OWN_FREE, OWN_FIRST, OWN_LONGEST);
  }

  /** By what all strangers at an account are counted. */
  static String ofStrangers(String login) {
    return Sha256.of("account " + login);
  }
}
