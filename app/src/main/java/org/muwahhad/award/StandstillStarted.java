package org.muwahhad.award;

/** The awards of a tender were decided and its standstill started, in this transaction. */
public record StandstillStarted(long tenderId) {}
