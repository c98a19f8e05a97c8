package org.muwahhad.organisation.factor;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.factor.Passkeys;
import org.muwahhad.organisation.AccessEntry.FactorAdded;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.organisation.person.AccountEvent.AccountEventKind;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A person adds a passkey, ten at most.
 *
 * <p>Refused with {@code factor.passkeys-impossible} where the service has no name, {@code
 * factor.too-many-passkeys}, {@code factor.passkey-refused} and {@code factor.passkey-late}, and as
 * invalid input at {@code name} with {@code shared.missing}, {@code shared.forbidden-character} or
 * {@code shared.too-long}.
 */
@Singleton
public class AddPasskey {
  private static final int MOST = 10;
  private static final int LONGEST_NAME = 100;
  private final Passkeys passkeys;
  private final MakeRecoveryCodes makeRecoveryCodes;
  private final FactorEvents events;

  AddPasskey(Passkeys passkeys, MakeRecoveryCodes makeRecoveryCodes, FactorEvents events) {
    this.passkeys = passkeys;
    this.makeRecoveryCodes = makeRecoveryCodes;
    this.events = events;
  }

  /**
   * What was typed, and what the authenticator answered.
   *
   * @param ceremony which question it answers
   */
  public record NewPasskey(
      @Nullable String name, @Nullable String ceremony, @Nullable String credential) {}

  /** What the authenticator is asked. */
  @Transactional
  public Passkeys.PasskeyCeremony get(Actor actor) {
    if (!passkeys.arePossible()) {
      throw new Refusal.RuleBroken("factor.passkeys-impossible");
    }
    return passkeys.askForNew(actor.personId(), actor.login(), actor.name().en());
  }

  /** Takes the passkey; returns recovery codes where there were none. */
  @Transactional
  public List<String> run(Actor actor, NewPasskey added) {
    String name = RequiredInput.text(added.name());
    new Faults().name("name", name, LONGEST_NAME).throwIfAny();
    if (passkeys.list(actor.personId()).size() >= MOST) {
      throw new Refusal.RuleBroken("factor.too-many-passkeys", MOST);
    }
    passkeys.add(
        actor.personId(),
        RequiredInput.text(added.ceremony()),
        RequiredInput.text(added.credential()),
        name);
    events.record(
        actor,
        new FactorAdded(actor.personId(), "PASSKEY", name),
        AccountEventKind.FACTOR_ADDED,
        name);
    return makeRecoveryCodes.firstOf(actor);
  }
}
