/**
 * Joint tenders: a tender with its lots, dates and panels as read, who sees it, its states and how
 * they change, and the frame of its pages.
 *
 * <p>Each subpackage uses only this package and the subpackages before it: {@code terms}, {@code
 * panel}, {@code lot}, {@code approval}, {@code procedure}, {@code requirement}, {@code dossier},
 * {@code document}, {@code question}, {@code amendment}, {@code publication}.
 */
@NullMarked
package org.muwahhad.tender;

import org.jspecify.annotations.NullMarked;
