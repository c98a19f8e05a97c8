package org.muwahhad.seeds.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.muwahhad.seeds.Bilingual;

/**
 * What one US dollar costs, from a day until the next rate of the same currency.
 *
 * @param unitsPerUsd units of the currency for one US dollar
 * @param source who fixes the rate; for KWD it says openly that the rate serves the demonstration
 */
public record ExchangeRate(
    String currency, LocalDate validFrom, BigDecimal unitsPerUsd, Bilingual source) {}
