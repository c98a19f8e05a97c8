package org.muwahhad.demand.submission;

import org.muwahhad.shared.Bilingual;

/**
 * An entity submitted its demand and got a receipt. Published in the transaction of the act, with
 * all that listeners tell of it: in the rush of a round none should have to read it again.
 *
 * @param submissionId number of the submission
 * @param number which version of the submission it was, from 1
 * @param receiptNumber number of the receipt given
 * @param roundName the round it answers
 * @param entityName the entity whose demand it is
 */
public record DemandSubmitted(
    long submissionId,
    int number,
    String receiptNumber,
    Bilingual roundName,
    Bilingual entityName) {}
