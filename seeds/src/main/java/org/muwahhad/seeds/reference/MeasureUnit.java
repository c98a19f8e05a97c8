package org.muwahhad.seeds.reference;

import org.muwahhad.seeds.Bilingual;

/**
 * A unit of measure.
 *
 * @param code UN/ECE Recommendation 20 code
 * @param symbol short form for tables
 */
public record MeasureUnit(String code, Bilingual name, Bilingual symbol) {}
