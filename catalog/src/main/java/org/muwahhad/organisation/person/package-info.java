/**
 * People with their roles, accounts and passwords. One administrator proposes ({@link
 * org.muwahhad.organisation.person.MakeProposal}) and another decides ({@link
 * org.muwahhad.organisation.person.DecideProposal}). Links to choose a password and holds on new
 * accounts are here too.
 */
@NullMarked
package org.muwahhad.organisation.person;

import org.jspecify.annotations.NullMarked;
