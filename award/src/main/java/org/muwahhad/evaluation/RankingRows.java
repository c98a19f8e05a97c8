package org.muwahhad.evaluation;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ranking many rows to a statement: a large tender has hundreds of thousands, and each
 * statement of its own would cost a round trip. A row that stands as it is to be is not written
 * again.
 */
@Singleton
class RankingRows {
  private static final int ROWS_IN_A_STATEMENT = 250;
  private static final int LOTS_AT_A_TIME = 50;
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

  private static final int POSITION = FIGURES.indexOf("rank_position");

  private final JdbcOperations jdbc;

  RankingRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A ranked bid for a lot.
   *
   * @param alternative whether its figures are those of its accepted alternative
   * @param drawSeed of the lot's drawing, see {@link DrawSeed}
   */
  record RankedBidRow(
      long lotId,
      long tenderId,
      RankedBid ranked,
      @Nullable String explanation,
      boolean alternative,
      String drawSeed) {
    private BidLines.BidLotKey key() {
      return new BidLines.BidLotKey(lotId, ranked.offer().bidId());
    }

    private List<@Nullable Object> figures() {
      LotBid offer = ranked.offer();
      return Arrays.asList(
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

  /**
   * A row as it stands.
   *
   * @param current whether it is the outcome of the examination under way
   */
  private record StoredRanking(List<@Nullable Object> figures, boolean current) {
    @Nullable Object position() {
      return figures.get(POSITION);
    }

    /** Whether the row would be written as it stands. */
    boolean isAs(List<@Nullable Object> others) {
      for (int i = 0; i < figures.size(); i++) {
        if (!isSame(figures.get(i), others.get(i))) {
          return false;
        }
      }
      return current;
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
      return one instanceof BigDecimal a && other instanceof BigDecimal b
          ? a.compareTo(b) == 0
          : Objects.equals(one, other);
    }
  }

  /** Writes the rows over those that are there, in the transaction of the act. */
  void put(List<RankedBidRow> rows) {
    Map<Long, List<RankedBidRow>> byLot = new LinkedHashMap<>();
    rows.forEach(r -> byLot.computeIfAbsent(r.lotId(), l -> new ArrayList<>()).add(r));
    List<Long> lots = List.copyOf(byLot.keySet());
    List<RankedBidRow> changed = new ArrayList<>();
    for (int from = 0; from < lots.size(); from += LOTS_AT_A_TIME) {
      changed.addAll(
          changed(byLot, lots.subList(from, Math.min(from + LOTS_AT_A_TIME, lots.size()))));
    }
    int whole = changed.size() - changed.size() % ROWS_IN_A_STATEMENT;
    write(changed.subList(0, whole), ROWS_IN_A_STATEMENT);
    write(changed.subList(whole, changed.size()), changed.size() - whole);
  }

  /**
   * The rows of some lots that are to be written, in the order in which none meets the position of
   * another ({@link RankMoves}).
   */
  private List<RankedBidRow> changed(Map<Long, List<RankedBidRow>> byLot, List<Long> lots) {
    Map<BidLines.BidLotKey, StoredRanking> stored = stored(lots);
    Map<Long, Map<Long, Integer>> before = positions(stored);
    Map<Long, List<Long>> aside = new LinkedHashMap<>();
    List<RankedBidRow> changed = new ArrayList<>();
    for (long lot : lots) {
      Map<Long, RankedBidRow> rows = new LinkedHashMap<>();
      Map<Long, Integer> after = new HashMap<>();
      for (RankedBidRow row : of(byLot, lot)) {
        rows.put(row.key().bidId(), row);
        Integer position = row.ranked().position();
        if (position != null) {
          after.put(row.key().bidId(), position);
        }
      }
      Map<Long, Integer> moved = before.getOrDefault(lot, new HashMap<>());
      List<Long> own = new ArrayList<>();
      // A bid that is no longer ranked leaves its position to others.
      moved.keySet().stream().filter(b -> !rows.containsKey(b)).forEach(own::add);
      moved.keySet().removeAll(own);
      RankMoves moves = RankMoves.of(moved, after);
      own.addAll(moves.aside());
      if (!own.isEmpty()) {
        aside.put(lot, own);
      }
      for (Long bid : moves.order()) {
        RankedBidRow row = rows.remove(bid);
        if (row != null) {
          changed.add(row);
        }
      }
      rows.values().stream().filter(r -> isToBeWritten(r, stored)).forEach(changed::add);
    }
    setAside(aside);
    return changed;
  }

  private static boolean isToBeWritten(
      RankedBidRow row, Map<BidLines.BidLotKey, StoredRanking> stored) {
    StoredRanking there = stored.get(row.key());
    return there == null || !there.isAs(row.figures());
  }

  private static Collection<RankedBidRow> of(Map<Long, List<RankedBidRow>> byLot, long lot) {
    return byLot.getOrDefault(lot, List.of());
  }

  /** By lot and bid, of the bids that have one. */
  private static Map<Long, Map<Long, Integer>> positions(
      Map<BidLines.BidLotKey, StoredRanking> stored) {
    Map<Long, Map<Long, Integer>> positions = new HashMap<>();
    stored.forEach(
        (key, there) -> {
          if (there.position() instanceof Number position) {
            positions
                .computeIfAbsent(key.lotId(), l -> new HashMap<>())
                .put(key.bidId(), position.intValue());
          }
        });
    return positions;
  }

  /** Moves the positions of some bids out of the way of others, by lot. */
  private void setAside(Map<Long, List<Long>> bids) {
    if (bids.isEmpty()) {
      return;
    }
    String sql =
        "UPDATE lot_ranking SET rank_position = rank_position + 1000000, is_alternative = FALSE"
            + " WHERE rank_position IS NOT NULL AND ("
            + bids.values().stream()
                .map(
                    own ->
                        "lot_id = ? AND bid_id IN ("
                            + String.join(", ", Collections.nCopies(own.size(), "?"))
                            + ")")
                .collect(Collectors.joining(" OR "))
            + ")";
    jdbc.prepareStatement(
        sql,
        statement -> {
          int place = 1;
          for (Map.Entry<Long, List<Long>> lot : bids.entrySet()) {
            statement.setLong(place, lot.getKey());
            place++;
            for (long bid : lot.getValue()) {
              statement.setLong(place, bid);
              place++;
            }
          }
          return statement.executeUpdate();
        });
  }

  private Map<BidLines.BidLotKey, StoredRanking> stored(List<Long> lots) {
    return jdbc.prepareStatement(
        "SELECT r.lot_id, r.bid_id, r.examination = t.examination, "
            + FIGURES.stream().map(f -> "r." + f).collect(Collectors.joining(", "))
            + " FROM lot_ranking r JOIN joint_tender t ON t.id = r.tender_id WHERE r.lot_id IN ("
            + String.join(", ", Collections.nCopies(lots.size(), "?"))
            + ")",
        statement -> {
          for (int i = 0; i < lots.size(); i++) {
            statement.setLong(i + 1, lots.get(i));
          }
          Map<BidLines.BidLotKey, StoredRanking> stored = new HashMap<>();
          try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
              List<@Nullable Object> figures = new ArrayList<>();
              for (int i = 0; i < FIGURES.size(); i++) {
                figures.add(found.getObject(i + 4));
              }
              stored.put(
                  new BidLines.BidLotKey(found.getLong(1), found.getLong(2)),
                  new StoredRanking(figures, found.getBoolean(3)));
            }
          }
          return stored;
        });
  }

  /** Writes rows by one statement, which the database reads once, however often it is run. */
  private void write(List<RankedBidRow> rows, int rowsAtATime) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = jdbc.getConnection().prepareStatement(sql(rowsAtATime))) {
      for (int from = 0; from < rows.size(); from += rowsAtATime) {
        int place = 1;
        for (RankedBidRow row : rows.subList(from, from + rowsAtATime)) {
          statement.setLong(place, row.lotId());
          statement.setLong(place + 1, row.ranked().offer().bidId());
          statement.setLong(place + 2, row.tenderId());
          place += KEY.size();
          for (Object value : row.figures()) {
            statement.setObject(place, value);
            place++;
          }
        }
        statement.executeUpdate();
      }
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
