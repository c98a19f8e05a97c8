package org.muwahhad.evaluation;

import java.math.BigDecimal;

/**
 * What a tender laid down for its ranking, fixed at publication.
 *
 * @param weighsQuality quality and price are weighted; otherwise the lowest evaluated price wins
 * @param passMark least technical score, in points
 * @param preferencePercent added for comparison to goods not of GCC origin
 * @param qualityWeight percent
 * @param priceWeight percent; with the weight of quality it makes 100
 */
record RankingRules(
    boolean weighsQuality,
    BigDecimal passMark,
    BigDecimal preferencePercent,
    BigDecimal qualityWeight,
    BigDecimal priceWeight,
    LowPrice lowPrice) {}
