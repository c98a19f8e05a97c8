package org.muwahhad.evaluation;

import java.util.List;
import org.muwahhad.tender.TenderViews;

/**
 * A lot with its bids by rank, then those that are out.
 *
 * @param admissible whether any bid takes part
 * @param drawSeed published seed of the drawing of lots
 */
public record RankedLot(
    TenderViews.Lot lot, List<LotRankingViews.Row> rows, boolean admissible, String drawSeed) {}
