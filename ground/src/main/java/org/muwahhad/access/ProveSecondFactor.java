package org.muwahhad.access;

import jakarta.inject.Singleton;
import org.muwahhad.access.factor.Passkeys;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.shared.Refusal;

/**
 * Takes the second factor of somebody whose password is known, without letting anybody guess: wrong
 * codes delay the next try as wrong passwords do, see {@link Delays}.
 *
 * <p>Refused with {@code factor.code-wanted} where nothing is shown, {@code access.wait} or {@code
 * access.wait-minutes} while a delay lasts, {@code factor.code-wrong}, {@code factor.passkey-wrong}
 * and {@code factor.passkey-late}.
 */
@Singleton
public class ProveSecondFactor {
  private final Delays delays;
  private final SecondFactor secondFactor;
  private final Passkeys passkeys;
  private final SecurityEvents events;

  ProveSecondFactor(
      Delays delays, SecondFactor secondFactor, Passkeys passkeys, SecurityEvents events) {
    this.delays = delays;
    this.secondFactor = secondFactor;
    this.passkeys = passkeys;
    this.events = events;
  }

  /**
   * What somebody shows.
   *
   * @param code of the app, or a recovery code; empty where a passkey was used
   * @param ceremony which question the passkey answers; empty without one
   * @param answer of the authenticator, as JSON; empty without one
   */
  public record SecondProof(String code, String ceremony, String answer) {
    /** Nothing. */
    public static final SecondProof NONE = new SecondProof("", "", "");

    boolean isNone() {
      return code.isBlank() && answer.isEmpty();
    }
  }

  void run(SecurityEvents.Person person, SecondProof proof, Visitor visitor) {
    if (proof.isNone()) {
      throw new Refusal.NotPermitted("factor.code-wanted");
    }
    String counted = "second factor of " + person.login();
    Delays.Turn turn = delays.take(counted, visitor.network(), "");
    try {
      if (proof.answer().isEmpty()) {
        secondFactor.require(person.id(), proof.code());
      } else {
        passkeys.require(person.id(), proof.ceremony(), proof.answer());
      }
    } catch (Refusal refusal) {
      events.log(SecurityEvents.SecurityEvent.SECOND_FACTOR_REFUSED, refusal.code(), person);
      throw refusal;
    }
    delays.giveBack(counted, turn);
  }
}
