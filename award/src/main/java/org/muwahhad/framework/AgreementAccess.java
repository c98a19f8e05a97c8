package org.muwahhad.framework;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.shared.Refusal;

/**
 * Who reads agreements and orders: those of {@link AgreementReaders}, and the people of a supplier
 * what it won itself.
 */
@Singleton
public class AgreementAccess {
  private final BidGate gate;

  AgreementAccess(BidGate gate) {
    this.gate = gate;
  }

  /**
   * What a person may read.
   *
   * @throws Refusal.NotPermitted to those who have nothing to do with agreements, and {@code
   *     bid.account-held} to the people of a supplier whose account is held
   */
  public AgreementReach reach(Actor actor) {
    return AgreementReaders.findScope(actor)
        .map(AgreementReach::of)
        .orElseGet(() -> AgreementReach.ofSupplier(supplierOf(actor)));
  }

  /** The same; empty for those who read none. */
  public Optional<AgreementReach> find(Actor actor) {
    try {
      return Optional.of(reach(actor));
    } catch (Refusal.NotPermitted e) {
      return Optional.empty();
    }
  }

  /**
   * The supplier in whose name a person acts on orders.
   *
   * @throws Refusal.NotPermitted as {@link BidGate#supplierOf} says
   */
  public long supplierOf(Actor actor) {
    return gate.supplierOf(actor);
  }
}
