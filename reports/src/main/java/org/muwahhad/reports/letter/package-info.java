/**
 * The letter to a bidder on the outcome of a tender, to winners and to those that did not win:
 * {@link org.muwahhad.reports.letter.OutcomeLetter} is what it says, {@link
 * org.muwahhad.reports.letter.LetterTemplate} how it is laid out, {@code labels_ar} and {@code
 * labels_en} its fixed words.
 */
@NullMarked
package org.muwahhad.reports.letter;

import org.jspecify.annotations.NullMarked;
