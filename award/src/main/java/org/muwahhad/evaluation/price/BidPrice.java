package org.muwahhad.evaluation.price;

import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.LotRankingQueries;

/** One bid for one lot; no steps where its price is not open. */
public record BidPrice(LotRankingQueries.LotRankingRow bid, @Nullable PriceSteps steps) {}
