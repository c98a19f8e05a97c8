package org.muwahhad.seeds.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.muwahhad.seeds.Bilingual;

/**
 * The value a tender rule has unless the tender's own rule set says otherwise.
 *
 * @param unit DAYS, WORKING_DAYS, MONTHS, PERCENT, POINTS, COUNT or SAR
 * @param source the rule, law or practice it is taken from
 * @param validFrom first day it holds
 */
public record RuleDefault(
    String code,
    BigDecimal value,
    String unit,
    Bilingual name,
    Bilingual source,
    LocalDate validFrom) {}
