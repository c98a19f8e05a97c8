package org.muwahhad.seeds.reference;

import org.muwahhad.seeds.Bilingual;

/**
 * A currency in which estimates and bids may be given.
 *
 * @param code ISO 4217 code
 * @param decimals digits of its minor unit: 3 for KWD, BHD and OMR, 2 for the others
 */
public record Currency(String code, int decimals, Bilingual name) {}
