package org.muwahhad.bid.opening;

import java.time.Instant;

/**
 * It was announced, in this transaction, when a panel meets to open prices.
 *
 * @param meetsAt UTC
 */
public record PriceOpeningAnnounced(long tenderId, Instant meetsAt) {}
