package org.muwahhad.reporting.signature;

/** A signature round began or ended. */
public record SignatureRoundChanged(long roundId) {}
