/**
 * Procedures other than open: the legal basis and justification, suppliers invited by name or by
 * their agreements, and prequalification.
 */
@NullMarked
package org.muwahhad.tender.procedure;

import org.jspecify.annotations.NullMarked;
