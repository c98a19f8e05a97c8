package org.muwahhad.framework.calloff;

/** An officer recorded a delivery of an order that no despatch advice announced. */
public record UnannouncedDelivery(long callOffId) {}
