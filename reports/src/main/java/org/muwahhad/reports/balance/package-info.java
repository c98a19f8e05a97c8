/**
 * What a state or an entity has of its agreements: {@link
 * org.muwahhad.reports.balance.BalanceReport} is what it says, {@link
 * org.muwahhad.reports.balance.BalanceTemplate} how it is laid out, {@code labels_ar} and {@code
 * labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.balance;

import org.jspecify.annotations.NullMarked;
