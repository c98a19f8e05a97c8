package org.muwahhad.demand.submission;

/**
 * An entity submitted its demand and got a receipt. Published in the transaction of the act.
 *
 * @param submissionId number of the submission
 * @param receiptNumber number of the receipt given
 */
public record DemandSubmitted(long submissionId, String receiptNumber) {}
