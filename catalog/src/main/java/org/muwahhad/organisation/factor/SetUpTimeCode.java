package org.muwahhad.organisation.factor;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.access.factor.TimeCodes;
import org.muwahhad.organisation.AccessEntry.FactorAdded;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.organisation.person.AccountEvent.AccountEventKind;
import org.muwahhad.shared.Refusal;

/**
 * A person sets up an app that shows codes. It counts from the first code that is right.
 *
 * <p>Refused with {@code factor.time-code-there} where there is one, and as invalid input at {@code
 * secondCode} with {@code factor.code-wrong}.
 */
@Singleton
public class SetUpTimeCode {
  private static final String ISSUER = "Muwahhad";
  private final SecondFactor secondFactor;
  private final TimeCodes timeCodes;
  private final MakeRecoveryCodes makeRecoveryCodes;
  private final FactorEvents events;

  SetUpTimeCode(
      SecondFactor secondFactor,
      TimeCodes timeCodes,
      MakeRecoveryCodes makeRecoveryCodes,
      FactorEvents events) {
    this.secondFactor = secondFactor;
    this.timeCodes = timeCodes;
    this.makeRecoveryCodes = makeRecoveryCodes;
    this.events = events;
  }

  /** What the app has to know. */
  @Transactional
  public TimeCodes.TimeCodeSecret get(Actor actor) {
    requireNone(actor);
    return timeCodes.draw(actor.personId(), actor.login(), ISSUER);
  }

  /** Takes the first code; returns recovery codes where there were none. */
  @Transactional
  public List<String> run(Actor actor, @Nullable String code) {
    requireNone(actor);
    if (!timeCodes.confirm(actor.personId(), RequiredInput.text(code))) {
      throw new Refusal.InvalidInput("secondCode", "factor.code-wrong");
    }
    events.record(
        actor,
        new FactorAdded(actor.personId(), "TIME_CODE", ""),
        AccountEventKind.FACTOR_ADDED,
        "");
    return makeRecoveryCodes.firstOf(actor);
  }

  private void requireNone(Actor actor) {
    if (secondFactor.get(actor.personId()).timeCode()) {
      throw new Refusal.RuleBroken("factor.time-code-there");
    }
  }
}
