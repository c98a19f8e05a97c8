package org.muwahhad.evaluation;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ranking many rows to a statement: a large tender has thousands, and each statement of
 * its own would cost a round trip.
 */
@Singleton
class RankingRows {
  private static final int ROWS_IN_A_STATEMENT = 250;
  private static final List<String> KEY = List.of("lot_id", "bid_id", "tender_id");
  private static final List<String> FIGURES =
      List.of(
          "is_admissible",
          "exclusion",
          "bid_total",
          "bid_currency",
          "converted_total",
          "evaluated_price",
          "technical_score",
          "price_score",
          "final_score",
          "rank_position",
          "tie_rule",
          "is_abnormally_low",
          "explanation",
          "is_alternative",
          "draw_seed");

  private final JdbcOperations jdbc;

  RankingRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A ranked bid for a lot.
   *
   * @param alternative whether its figures are those of its accepted alternative
   * @param drawSeed of the lot's drawing, see {@link LotRanking#seed}
   */
  record RankedBidRow(
      long lotId,
      long tenderId,
      RankedBid ranked,
      @Nullable String explanation,
      boolean alternative,
      String drawSeed) {
    private List<@Nullable Object> values() {
      LotBid offer = ranked.offer();
      return Arrays.asList(
          lotId,
          offer.bidId(),
          tenderId,
          ranked.exclusion() == null,
          ranked.exclusion() == null ? null : ranked.exclusion().name(),
          offer.total().amount(),
          offer.total().currency(),
          offer.converted().amount(),
          ranked.evaluatedPrice().amount(),
          ranked.technicalScore(),
          ranked.priceScore(),
          ranked.finalScore(),
          ranked.position(),
          ranked.tieRule() == null ? null : ranked.tieRule().name(),
          ranked.abnormallyLow(),
          explanation,
          alternative,
          drawSeed);
    }
  }

  /** Writes the rows over those that are there, in the transaction of the act. */
  void put(List<RankedBidRow> rows) {
    for (int from = 0; from < rows.size(); from += ROWS_IN_A_STATEMENT) {
      write(rows.subList(from, Math.min(from + ROWS_IN_A_STATEMENT, rows.size())));
    }
  }

  private void write(List<RankedBidRow> rows) {
    try (PreparedStatement statement = jdbc.getConnection().prepareStatement(sql(rows.size()))) {
      int place = 1;
      for (RankedBidRow row : rows) {
        for (Object value : row.values()) {
          statement.setObject(place, value);
          place++;
        }
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new DataAccessException("The ranking was not written", e);
    }
  }

  private static String sql(int rows) {
    int columns = KEY.size() + FIGURES.size();
    String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    return "INSERT INTO lot_ranking ("
        + String.join(", ", KEY)
        + ", "
        + String.join(", ", FIGURES)
        + ") VALUES "
        + String.join(", ", Collections.nCopies(rows, row))
        + " ON DUPLICATE KEY UPDATE "
        + FIGURES.stream().map(f -> f + " = VALUES(" + f + ")").collect(Collectors.joining(", "));
  }
}
