/**
 * The dossier of a tender: {@link org.muwahhad.reports.dossier.DossierReport} is what it says,
 * {@link org.muwahhad.reports.dossier.DossierTemplate} how it is laid out, {@code labels_ar} and
 * {@code labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.dossier;

import org.jspecify.annotations.NullMarked;
