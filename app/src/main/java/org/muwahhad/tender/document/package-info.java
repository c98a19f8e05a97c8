/**
 * The documents of a tender's dossier, in one language or both, and what amendments add to them.
 */
@NullMarked
package org.muwahhad.tender.document;

import org.jspecify.annotations.NullMarked;
