package org.muwahhad.organisation.supplier;

/** A debarment was proposed, confirmed, rejected or lifted. */
public record DebarmentEvent(
    long supplierId, long debarmentId, Debarments.DebarmentStage standing) {}
