package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Addresses of entities and suppliers in the network, for administrators and auditors. */
@Singleton
public class ViewTradeEndpoints {
  private final TradeEndpoints endpoints;

  ViewTradeEndpoints(TradeEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** A page of them; empty past the end. */
  @Transactional
  public ListPage<TradeEndpoints.TradeAddress> list(Actor actor, ListChoice choice) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return new ListPage<>(
        endpoints.list(
            choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset()),
        endpoints.count(choice.like(), choice.filter()),
        choice);
  }

  /**
   * One of them.
   *
   * @throws Refusal.NotFound when there is none
   */
  @Transactional
  public TradeEndpoints.TradeAddress get(Actor actor, TradeSide side, long partyId) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return (side == TradeSide.ENTITY
            ? endpoints.findEntity(partyId)
            : endpoints.findSupplier(partyId))
        .orElseThrow(() -> new Refusal.NotFound("party " + partyId));
  }
}
