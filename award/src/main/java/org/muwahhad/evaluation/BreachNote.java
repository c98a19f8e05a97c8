package org.muwahhad.evaluation;

import org.muwahhad.shared.Bilingual;

/**
 * How many breaches of a bidder were found in the months before the deadline that the dossier
 * counts; the panel decides.
 */
public record BreachNote(Bilingual bidder, int months, int breaches) {}
