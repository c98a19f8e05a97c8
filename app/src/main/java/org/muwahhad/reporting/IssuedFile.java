package org.muwahhad.reporting;

import java.time.Instant;

/**
 * An issued file as anyone may know it: no figures, no names.
 *
 * @param report its kind
 * @param issuedAt UTC
 * @param byteCount size of the file in bytes
 */
public record IssuedFile(
    String report,
    String edition,
    String format,
    Instant issuedAt,
    String sha256,
    long byteCount) {}
