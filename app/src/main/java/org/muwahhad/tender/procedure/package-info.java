/**
 * Procedures other than open: the justification, who is invited, and the prequalification of those
 * who apply.
 */
@NullMarked
package org.muwahhad.tender.procedure;

import org.jspecify.annotations.NullMarked;
