package org.muwahhad.demand.submission;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * Acknowledges a submission, exactly as it was received.
 *
 * @param number which submit of this submission it acknowledges, from 1
 * @param receiptNumber the number given to the officer, such as {@code D-2026-000017-1}
 * @param receivedAt UTC, by the database's clock
 * @param sha256 of the content as kept, in UTF-8; lower-case hexadecimal
 */
@Introspected
public record Receipt(
    long submissionId, int number, String receiptNumber, Instant receivedAt, String sha256) {}
