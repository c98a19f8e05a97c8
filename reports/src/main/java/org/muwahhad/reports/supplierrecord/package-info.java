/**
 * The record of a supplier: {@link org.muwahhad.reports.supplierrecord.SupplierRecordReport} is
 * what it says, {@link org.muwahhad.reports.supplierrecord.SupplierRecordTemplate} how it is laid
 * out, {@code labels_ar} and {@code labels_en} its fixed words.
 */
@NullMarked
package org.muwahhad.reports.supplierrecord;

import org.jspecify.annotations.NullMarked;
