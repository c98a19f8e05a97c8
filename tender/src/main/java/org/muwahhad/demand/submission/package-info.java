/**
 * The submission of an entity and its lines as stored: checks against catalog and round, the acts
 * that submit, amend, return, withdraw or endorse it, and its receipts. Also suggests the standard
 * item beside an unusual one.
 *
 * <p>{@link LineField} is the one list of what an officer fills in; forms, files and workbooks go
 * by it.
 */
@NullMarked
package org.muwahhad.demand.submission;

import org.jspecify.annotations.NullMarked;
