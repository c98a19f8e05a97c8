package org.muwahhad.framework.calloff;

/** An order brought an entity past four fifths of what it may order under an agreement. */
public record BalanceMostlyUsed(long agreementId, long entityId, int percent) {}
