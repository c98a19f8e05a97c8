package org.muwahhad.seeds.reference;

import org.muwahhad.seeds.Bilingual;

/**
 * A unit of measure.
 *
 * @param code UN/ECE Recommendation 20 code
 * @param symbol short form for tables
 * @param whole counted whole, such as a piece: no conversion may leave a fraction of it
 */
public record MeasureUnit(String code, Bilingual name, Bilingual symbol, boolean whole) {}
