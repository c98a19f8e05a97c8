package org.muwahhad.catalog.proposal;

/**
 * A catalog manager accepted, merged or declined a proposal. Published in the transaction of the
 * act.
 *
 * @param proposalId number of the proposal
 */
public record ProposalDecided(long proposalId) {}
