package org.muwahhad.reporting.signature;

/** A signature round began or ended, other than by newer figures. */
public record SignatureRoundChanged(long roundId) {}
