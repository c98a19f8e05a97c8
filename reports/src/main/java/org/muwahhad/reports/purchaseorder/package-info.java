/**
 * The purchase order of an entity to a supplier: {@link
 * org.muwahhad.reports.purchaseorder.PurchaseOrder} is what it says, {@link
 * org.muwahhad.reports.purchaseorder.PurchaseOrderTemplate} how it is laid out, {@code labels_ar}
 * and {@code labels_en} its fixed words.
 */
@NullMarked
package org.muwahhad.reports.purchaseorder;

import org.jspecify.annotations.NullMarked;
