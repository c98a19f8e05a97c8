package org.muwahhad.evaluation.price;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.LotRankingViews;

/** One bid for one lot; no steps where its price is not open. */
@Serdeable
public record BidPrice(LotRankingViews.Row bid, @Nullable PriceSteps steps) {}
