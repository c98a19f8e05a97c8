package org.muwahhad.evaluation;

import java.util.List;
import org.muwahhad.tender.TenderQueries;

/**
 * A lot with its bids by rank, then those that are out.
 *
 * @param admissible whether any bid takes part
 * @param drawSeed published seed of the drawing of lots
 */
public record RankedLot(
    TenderQueries.TenderLot lot,
    List<LotRankingQueries.LotRankingRow> rows,
    boolean admissible,
    String drawSeed) {}
