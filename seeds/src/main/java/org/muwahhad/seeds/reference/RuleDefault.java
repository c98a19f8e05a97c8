package org.muwahhad.seeds.reference;

import java.math.BigDecimal;
import org.muwahhad.seeds.Bilingual;

/**
 * The value a tender rule has unless the tender's own rule set says otherwise.
 *
 * @param unit DAYS, PERCENT, POINTS or COUNT
 * @param source the rule, law or practice it is taken from
 */
public record RuleDefault(
    String code, BigDecimal value, String unit, Bilingual name, Bilingual source) {}
