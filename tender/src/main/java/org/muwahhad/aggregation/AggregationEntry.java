package org.muwahhad.aggregation;

import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of how the demand of a round is brought together before it is put out to tender. */
public sealed interface AggregationEntry extends Entry {

  /**
   * States were asked to buy an item as another one.
   *
   * @param revision of the item that would be joined, and the one {@code into} which
   * @param factor units of the other for one unit, as a number or a ratio
   * @param states how many were asked
   */
  @Act(
      name = "aggregation.join-asked",
      by = Role.CENTRAL_BUYER,
      chain = "round:{roundId}",
      object = "join-request {requestId}")
  record JoinAsked(
      long roundId,
      long requestId,
      long revision,
      long into,
      String factor,
      int states,
      String reason)
      implements AggregationEntry {}

  @Act(
      name = "aggregation.join-accepted",
      by = Role.NATIONAL_COORDINATOR,
      chain = "round:{roundId}",
      object = "join-request {requestId}")
  record JoinAccepted(long roundId, long requestId, String state, String reason)
      implements AggregationEntry {}

  @Act(
      name = "aggregation.join-declined",
      by = Role.NATIONAL_COORDINATOR,
      chain = "round:{roundId}",
      object = "join-request {requestId}")
  record JoinDeclined(long roundId, long requestId, String state, String reason)
      implements AggregationEntry {}

  @Act(
      name = "aggregation.join-withdrawn",
      by = Role.CENTRAL_BUYER,
      chain = "round:{roundId}",
      object = "join-request {requestId}")
  record JoinWithdrawn(long roundId, long requestId, long revision, long into)
      implements AggregationEntry {}

  /**
   * An item can be asked for in another unit.
   *
   * @param factor base units in one of them, as a number or a ratio
   */
  @Act(name = "aggregation.unit-set", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record ItemUnitSet(long itemId, String code, String unit, String base, String factor)
      implements AggregationEntry {}

  @Act(name = "aggregation.unit-removed", by = Role.CATALOG_MANAGER, chain = "item:{itemId}")
  record ItemUnitRemoved(long itemId, String code, String unit, String base)
      implements AggregationEntry {}
}
