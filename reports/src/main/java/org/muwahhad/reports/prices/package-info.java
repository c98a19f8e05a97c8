/**
 * The comparison of prices of a tender: {@link org.muwahhad.reports.prices.PriceReport} is what it
 * says, {@link org.muwahhad.reports.prices.PriceLine} what is read while it is printed, {@link
 * org.muwahhad.reports.prices.PriceTemplate} how it is laid out, {@code labels_ar} and {@code
 * labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.prices;

import org.jspecify.annotations.NullMarked;
