package org.muwahhad.seeds.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.muwahhad.seeds.Bilingual;

/**
 * A standard rate of value added tax, from a day until the next rate of the same state. A state
 * that levies none has none.
 *
 * @param percent in percent
 * @param source the law or decree
 */
public record VatRate(String state, LocalDate validFrom, BigDecimal percent, Bilingual source) {}
