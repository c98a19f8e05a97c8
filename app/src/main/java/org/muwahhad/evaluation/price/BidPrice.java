package org.muwahhad.evaluation.price;

import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.LotRankingViews;

/** One bid for one lot; no steps where its price is not open. */
public record BidPrice(LotRankingViews.Row bid, @Nullable PriceSteps steps) {}
