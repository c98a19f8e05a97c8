package org.muwahhad.seeds.reference;

import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/**
 * An official holiday on a fixed Gregorian day. Feasts of the Hijri calendar are announced each
 * year and entered by the central purchasing body.
 *
 * @param fromYear first Gregorian year in which it is kept here
 * @param toYear last such year; null while it continues
 */
public record FixedHoliday(
    String state, MonthDay day, int fromYear, @Nullable Integer toYear, Bilingual name) {}
