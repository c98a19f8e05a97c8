package org.muwahhad.tender.approval;

/**
 * A tender was given up before its award, in this transaction.
 *
 * @param wasPublished whether anybody outside had seen it
 */
public record CancellationAnnounced(long tenderId, boolean wasPublished) {}
