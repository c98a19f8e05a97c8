package org.muwahhad.aggregation;

import java.math.BigDecimal;
import org.muwahhad.shared.Bilingual;

/**
 * Demand for one item bought as another, in the units of both.
 *
 * @param revisionId revision that was asked for
 * @param unit of the item asked for
 * @param quantity as it was asked for, in {@code unit}
 * @param counted what that is exactly, in the unit of the item bought
 */
public record ConvertedDemand(
    long revisionId,
    String itemCode,
    Bilingual name,
    Bilingual unit,
    long lines,
    BigDecimal quantity,
    BigDecimal counted) {}
