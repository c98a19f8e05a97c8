package org.muwahhad.reports.award;

import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;

/**
 * What an item costs in the currency of its bid.
 *
 * @param unitPrice price paid for one unit, not rounded
 * @param amount quantity times unit price, rounded to the currency
 */
public record PaidItem(Price unitPrice, Money amount) {}
