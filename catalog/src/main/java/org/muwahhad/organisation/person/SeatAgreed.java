package org.muwahhad.organisation.person;

import org.muwahhad.access.Actor;

/**
 * Two administrators agreed on a seat in a committee, which is to be given in the same transaction.
 *
 * @param proposalId what they agreed on
 * @param decidedBy the second of them
 * @param proposedBy the first of them
 * @param committee code of the committee
 * @param state ISO 3166-1 code of the state the member votes for
 */
public record SeatAgreed(
    long proposalId,
    Actor decidedBy,
    long proposedBy,
    long personId,
    String committee,
    String state,
    boolean chair) {}
