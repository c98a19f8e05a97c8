package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.evaluation.score.AgreeConsensus;
import org.muwahhad.seeds.demo.DemoBid;
import org.muwahhad.seeds.demo.DemoEvaluation;
import org.muwahhad.seeds.demo.DemoTender;

/** Finds what was played by the codes of the plan: bids, criteria, agreements. */
@Singleton
class DemoBids {
  private final JdbcOperations jdbc;

  DemoBids(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Numbers of the opened bids and of the criteria of a tender, by the codes of the plan. */
  record OpenedBidKeys(Map<String, Long> bids, Map<String, Long> criteria) {
    boolean isOpened(String bid) {
      return bids.containsKey(bid);
    }

    long bid(String code) {
      return DemandStory.number(bids, code);
    }

    long criterion(String code) {
      return DemandStory.number(criteria, code);
    }
  }

  /** Where an item can be called off. */
  record CallableItem(long agreementId, long lotItemId) {}

  OpenedBidKeys keys(long tenderId, DemoTender tender, DemoCast cast) {
    Map<String, Long> bySupplier =
        Batch.numbers(
            jdbc,
            """
            SELECT CONCAT('', b.supplier_id), b.id FROM bid b JOIN opened_bid o ON o.bid_id = b.id
             WHERE b.tender_id = """
                + tenderId);
    Map<String, Long> bids = new HashMap<>();
    for (DemoBid bid : tender.bids()) {
      Long id = bySupplier.get(Long.toString(cast.supplier(bid.supplier())));
      if (id != null) {
        bids.put(bid.code(), id);
      }
    }
    return new OpenedBidKeys(
        bids, Batch.numbers(jdbc, "SELECT code, id FROM criterion WHERE tender_id = " + tenderId));
  }

  /** An agreed score for every bid and criterion that the panel scored. */
  List<AgreeConsensus.AgreedScore> agreed(long tenderId, DemoTender tender, OpenedBidKeys keys) {
    Map<String, DemoEvaluation.Consensus> planned = new HashMap<>();
    for (DemoEvaluation.Consensus c : tender.evaluation().consensus()) {
      planned.put(keys.bid(c.bid()) + " " + keys.criterion(c.criterion()), c);
    }
    return jdbc.prepareStatement(
        """
        SELECT s.bid_id, s.criterion_id, AVG(s.points) FROM score s
         WHERE s.tender_id = ? GROUP BY s.bid_id, s.criterion_id""",
        statement -> {
          statement.setLong(1, tenderId);
          List<AgreeConsensus.AgreedScore> agreed = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              long bid = rows.getLong(1);
              long criterion = rows.getLong(2);
              agreed.add(
                  agreed(
                      bid,
                      criterion,
                      rows.getBigDecimal(3),
                      Optional.ofNullable(planned.get(bid + " " + criterion))));
            }
          }
          return agreed;
        });
  }

  private static AgreeConsensus.AgreedScore agreed(
      long bid, long criterion, BigDecimal mean, Optional<DemoEvaluation.Consensus> planned) {
    return planned
        .map(
            c ->
                AgreeConsensus.AgreedScore.first(
                    bid, criterion, BigDecimal.valueOf(c.points()), c.reason().ar()))
        .orElseGet(
            () ->
                AgreeConsensus.AgreedScore.first(
                    bid, criterion, mean.setScale(2, RoundingMode.HALF_UP), ""));
  }

  Optional<CallableItem> entitlement(long tenderId, String itemCode) {
    return jdbc.prepareStatement(
        """
        SELECT f.id, i.id FROM framework_agreement f
          JOIN award a ON a.id = f.award_id
          JOIN lot_item i ON i.lot_id = a.lot_id
          JOIN item_revision r ON r.id = i.revision_id
          JOIN catalog_item c ON c.id = r.item_id
         WHERE f.tender_id = ? AND c.code = ?""",
        statement -> {
          statement.setLong(1, tenderId);
          statement.setString(2, itemCode);
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next()
                ? Optional.of(new CallableItem(rows.getLong(1), rows.getLong(2)))
                : Optional.empty();
          }
        });
  }
}
