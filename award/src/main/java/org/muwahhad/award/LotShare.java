package org.muwahhad.award;

import java.math.BigDecimal;

/**
 * What one winner of a divided lot gives of one item to one state, as a scenario has it.
 *
 * @param quantity in the unit of the item
 */
public record LotShare(
    long lotId, long bidId, long lotItemId, String stateCode, BigDecimal quantity) {}
