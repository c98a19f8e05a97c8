/**
 * Tenders played again from their entries in the audit record alone, and held against what is kept:
 * it knows every stage, and no stage knows of it.
 */
@NullMarked
package org.muwahhad.replay;

import org.jspecify.annotations.NullMarked;
