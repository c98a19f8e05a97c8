package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidGate;
import org.muwahhad.shared.Refusal;

/** For which side of an agreement a person acts, and what holds of every act on its life. */
@Singleton
class ContractParts {
  static final int LONGEST_REASON = 1000;
  private final Contracts contracts;
  private final BidGate gate;

  ContractParts(Contracts contracts, BidGate gate) {
    this.contracts = contracts;
    this.gate = gate;
  }

  /** An agreement, held until the act ends, and the side for which the person acts. */
  record HeldContract(Contracts.Contract contract, ContractSide side) {}

  /**
   * Holds an agreement for an act of one of its sides.
   *
   * @throws Refusal.NotFound when there is none, or it is of another supplier
   * @throws Refusal.NotPermitted as {@link BidGate#supplierOf} says
   */
  HeldContract hold(Actor actor, long agreementId) {
    contracts.lock(agreementId);
    Contracts.Contract contract = get(agreementId);
    return new HeldContract(contract, side(actor, contract));
  }

  /** As {@link #hold}, with its balances, so that what is being ordered is there before. */
  HeldContract holdWithBalances(Actor actor, long agreementId) {
    HeldContract held = hold(actor, agreementId);
    contracts.lockBalances(agreementId);
    return held;
  }

  Contracts.Contract get(long agreementId) {
    return contracts
        .find(agreementId)
        .orElseThrow(() -> new Refusal.NotFound("agreement " + agreementId));
  }

  private ContractSide side(Actor actor, Contracts.Contract contract) {
    if (actor.is(Role.CENTRAL_BUYER)) {
      return ContractSide.CENTRAL;
    }
    if (gate.supplierOf(actor) != contract.supplierId()) {
      throw new Refusal.NotFound("agreement " + contract.agreementId());
    }
    return ContractSide.SUPPLIER;
  }

  /** A termination whose agreement is held, and the side for which the person acts. */
  record HeldTermination(Contracts.Termination termination, ContractSide side) {
    /**
     * Lets pass while it is open, and of a ground.
     *
     * @throws Refusal.RuleBroken {@code contract.termination-over} once it is decided or withdrawn,
     *     {@code contract.other-kind} for the other ground
     */
    Contracts.Termination requireOpen(TerminationGround ground) {
      if (termination.status() != TerminationStatus.OPEN) {
        throw new Refusal.RuleBroken("contract.termination-over");
      }
      if (termination.ground() != ground) {
        throw new Refusal.RuleBroken("contract.other-kind");
      }
      return termination;
    }
  }

  /**
   * Holds the agreement of a termination, with its balances, for an act of one of its sides.
   *
   * @throws Refusal.NotFound when there is none, or it is of another supplier
   */
  HeldTermination holdTermination(Actor actor, long terminationId) {
    HeldContract held = holdWithBalances(actor, find(terminationId).agreementId());
    return new HeldTermination(find(terminationId), held.side());
  }

  private Contracts.Termination find(long terminationId) {
    return contracts
        .findTermination(terminationId)
        .orElseThrow(() -> new Refusal.NotFound("termination " + terminationId));
  }
}
