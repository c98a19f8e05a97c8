package org.muwahhad.reporting.job;

import org.muwahhad.reporting.ReportKind;

/**
 * A report that somebody asked for has come to an end, in this transaction.
 *
 * @param number name of its file; what it would be about when it failed
 * @param ready whether it can be had; else it failed
 */
public record ReportReady(
    long jobId, long personId, ReportKind kind, String number, boolean ready) {}
