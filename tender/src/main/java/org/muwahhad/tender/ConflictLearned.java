package org.muwahhad.tender;

/**
 * Somebody who opens bids, votes or judges complaints declared a conflict of interest and is out of
 * the tender, in this transaction.
 *
 * @param personId who declared it
 * @param href page of the work that goes on, for those who go on with it
 * @param enough whether those who are left can still do it: the shares of the key, the states of
 *     the committee, the members of the review body
 */
public record ConflictLearned(
    long tenderId, long personId, ConflictPart part, String href, boolean enough) {}
