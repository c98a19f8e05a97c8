package org.muwahhad.opendata;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * All that is public of a process at a moment.
 *
 * @param title what it is about
 * @param release as one release would tell it, without id, date and tag
 * @param lookAgainOn day, in Riyadh, on which it changes by itself; null where it does not
 */
record ProcessState(
    String ocid, Bilingual title, Map<String, Object> release, @Nullable LocalDate lookAgainOn) {}
