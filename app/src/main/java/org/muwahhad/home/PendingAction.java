package org.muwahhad.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Something that waits for somebody. Instants are UTC.
 *
 * @param number how many submissions wait, or the number of the complaint; else 0
 * @param holder name of the committee or state whose turn it is; null for all others
 * @param days whole days since it waits
 * @param overdue whether the time for it has passed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PendingAction(
    WaitingKind kind,
    String code,
    Bilingual name,
    long number,
    @Nullable Bilingual holder,
    Instant since,
    long days,
    @Nullable Instant due,
    boolean overdue,
    @Nullable String href) {}
