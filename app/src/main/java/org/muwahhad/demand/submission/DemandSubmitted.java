package org.muwahhad.demand.submission;

/**
 * An entity submitted its demand and got a receipt. Published in the transaction of the act.
 *
 * @param submissionId number of the submission
 * @param number which version of the submission it was, from 1
 * @param receiptNumber number of the receipt given
 */
public record DemandSubmitted(long submissionId, int number, String receiptNumber) {}
