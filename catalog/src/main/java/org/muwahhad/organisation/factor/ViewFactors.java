package org.muwahhad.organisation.factor;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.factor.Passkeys;
import org.muwahhad.access.factor.SecondFactor;

/** A person sees their own second factor. */
@Singleton
public class ViewFactors {
  private final SecondFactor secondFactor;
  private final Passkeys passkeys;

  ViewFactors(SecondFactor secondFactor, Passkeys passkeys) {
    this.secondFactor = secondFactor;
    this.passkeys = passkeys;
  }

  /**
   * What there is.
   *
   * @param passkeysPossible whether browsers can have passkeys for the address of the service
   */
  public record FactorView(
      SecondFactor.FactorState state,
      List<Passkeys.OwnPasskey> passkeys,
      boolean passkeysPossible) {}

  @Transactional
  public FactorView run(Actor actor) {
    return new FactorView(
        secondFactor.get(actor.personId()),
        passkeys.list(actor.personId()),
        passkeys.arePossible());
  }
}
