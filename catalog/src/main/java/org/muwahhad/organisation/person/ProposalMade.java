package org.muwahhad.organisation.person;

import org.muwahhad.shared.Bilingual;

/**
 * An administrator proposed something about an account, which waits for another.
 *
 * @param by who proposed it, and is not notified
 * @param name of the person whose account it is about
 */
public record ProposalMade(long proposalId, long by, Bilingual name) {}
