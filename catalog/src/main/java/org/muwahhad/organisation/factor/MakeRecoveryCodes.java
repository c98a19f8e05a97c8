package org.muwahhad.organisation.factor;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.organisation.AccessEntry.RecoveryCodesMade;
import org.muwahhad.organisation.person.AccountEvent.AccountEventKind;
import org.muwahhad.shared.Refusal;

/**
 * A person makes recovery codes in place of the former, for the day on which the phone is lost.
 * They are shown once and kept as hashes.
 *
 * <p>Refused with {@code factor.none-kept} where there is no second factor that they could stand
 * for.
 */
@Singleton
public class MakeRecoveryCodes {
  private final SecondFactor secondFactor;
  private final FactorEvents events;

  MakeRecoveryCodes(SecondFactor secondFactor, FactorEvents events) {
    this.secondFactor = secondFactor;
    this.events = events;
  }

  /** Returns the codes. */
  @Transactional
  public List<String> run(Actor actor) {
    if (!secondFactor.get(actor.personId()).isThere()) {
      throw new Refusal.RuleBroken("factor.none-kept");
    }
    return make(actor);
  }

  /** The codes that come with the first factor; none where there are some. */
  List<String> firstOf(Actor actor) {
    return secondFactor.get(actor.personId()).codesLeft() > 0 ? List.of() : make(actor);
  }

  private List<String> make(Actor actor) {
    List<String> codes = secondFactor.makeCodes(actor.personId());
    events.record(
        actor,
        new RecoveryCodesMade(actor.personId(), codes.size()),
        AccountEventKind.RECOVERY_CODES_MADE,
        "");
    return codes;
  }
}
