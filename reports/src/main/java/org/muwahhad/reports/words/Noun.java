package org.muwahhad.reports.words;

/**
 * A counted Arabic noun in the forms its number asks for.
 *
 * @param one the noun counted once, for example دينار كويتي واحد
 * @param two the dual, nominative
 * @param plural the plural in the genitive, after three to ten
 * @param accusative the singular in the accusative, after eleven to ninety-nine
 * @param genitive the singular in the genitive, after hundreds, thousands and above
 * @param feminine the noun's gender, which decides the form of the number before it
 */
record Noun(
    String one, String two, String plural, String accusative, String genitive, boolean feminine) {}
