package org.muwahhad.reports.auditextract;

import java.time.Instant;
import org.muwahhad.reports.Bilingual;

/**
 * An entry of the audit record.
 *
 * @param position in its chain, from 1
 * @param at UTC, to the microsecond, as it is hashed
 * @param who the person, or the platform itself
 * @param as what the person acted as
 * @param act its code, such as {@code tender.published}
 * @param object what it is about, its kind and key
 * @param detail what changed, as JSON
 * @param hash of the entry over the hash before it, lower-case hexadecimal
 */
public record AuditEntry(
    long position,
    Instant at,
    Bilingual who,
    Bilingual as,
    String act,
    String object,
    String detail,
    String hash) {}
