package org.muwahhad.reports;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The index that prices of the agreements of a tender may follow, as its dossier names it.
 *
 * @param source who publishes it, and where
 * @param baseOn day of the base value
 * @param baseValue from which its moves count
 */
public record PriceIndex(
    Bilingual name, Bilingual source, LocalDate baseOn, BigDecimal baseValue) {}
