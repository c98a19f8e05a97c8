package org.muwahhad.organisation.state;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * A holiday as stated.
 *
 * @param state ISO 3166-1 alpha-2 code
 * @param day Gregorian
 * @param source decree or announcement
 */
public record HolidayInput(
    @Nullable String state,
    @Nullable LocalDate day,
    @Nullable Bilingual name,
    @Nullable String source) {}
