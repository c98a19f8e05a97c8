package org.muwahhad.demand.submission;

/**
 * An entity put a new version in the place of what it had submitted. Published in the transaction
 * of the act, beside {@link DemandSubmitted}.
 *
 * @param submissionId number of the submission
 * @param receiptNumber number of the receipt given
 * @param wasEndorsed whether the version before was endorsed, so that this one needs it again
 */
public record DemandAmended(long submissionId, String receiptNumber, boolean wasEndorsed) {}
