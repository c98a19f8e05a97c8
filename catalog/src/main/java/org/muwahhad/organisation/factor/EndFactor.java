package org.muwahhad.organisation.factor;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.factor.Passkeys;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.access.factor.TimeCodes;
import org.muwahhad.organisation.AccessEntry.FactorEnded;
import org.muwahhad.organisation.person.AccountEvent.AccountEventKind;
import org.muwahhad.shared.Refusal;

/**
 * A person takes a second factor away. Recovery codes end with the last one.
 *
 * <p>Refused as not found where there is no such factor, and with {@code factor.last-one} where a
 * role needs one and no other is left.
 */
@Singleton
public class EndFactor {
  private final SecondFactor secondFactor;
  private final TimeCodes timeCodes;
  private final Passkeys passkeys;
  private final FactorEvents events;

  EndFactor(
      SecondFactor secondFactor, TimeCodes timeCodes, Passkeys passkeys, FactorEvents events) {
    this.secondFactor = secondFactor;
    this.timeCodes = timeCodes;
    this.passkeys = passkeys;
    this.events = events;
  }

  /** Takes the app away. */
  @Transactional
  public void runTimeCode(Actor actor) {
    if (!timeCodes.end(actor.personId())) {
      throw new Refusal.NotFound("app");
    }
    ended(actor, "TIME_CODE", "");
  }

  /** Takes a passkey away. */
  @Transactional
  public void runPasskey(Actor actor, long id) {
    String name =
        passkeys.end(actor.personId(), id).orElseThrow(() -> new Refusal.NotFound("passkey " + id));
    ended(actor, "PASSKEY", name);
  }

  private void ended(Actor actor, String kind, String name) {
    if (secondFactor.get(actor.personId()).isMissing()) {
      throw new Refusal.RuleBroken("factor.last-one");
    }
    secondFactor.endCodesWithoutFactor(actor.personId());
    events.record(
        actor, new FactorEnded(actor.personId(), kind, name), AccountEventKind.FACTOR_ENDED, name);
  }
}
