package org.muwahhad.framework.calloff;

/** An officer cancelled an order; what it took is back in the balance of the entity. */
public record CallOffCancelled(long callOffId) {}
