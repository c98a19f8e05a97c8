/**
 * The audit extract of a tender: {@link org.muwahhad.reports.auditextract.AuditExtract} is what it
 * says, {@link org.muwahhad.reports.auditextract.AuditEntry} what is read while it is printed,
 * {@link org.muwahhad.reports.auditextract.AuditExtractTemplate} how it is laid out, {@code
 * labels_ar} and {@code labels_en} their fixed words, those of the acts among them.
 */
@NullMarked
package org.muwahhad.reports.auditextract;

import org.jspecify.annotations.NullMarked;
