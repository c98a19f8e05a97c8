package org.muwahhad.catalog.proposal;

/**
 * An officer or coordinator proposed an item or a change to one. Published in the transaction of
 * the act.
 *
 * @param proposalId number of the proposal
 */
public record ItemProposed(long proposalId) {}
