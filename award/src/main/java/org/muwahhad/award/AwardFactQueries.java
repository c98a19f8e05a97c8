package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.shared.Digest;

/**
 * What awards in effect come to, item by item, state by state and line by line of the demand, with
 * their discounts. The act that lets them take effect records a digest of it for each award, so
 * that a row changed or lost since is found.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AwardFactQueries extends GenericRepository<AwardFactQueries.AwardFigure, Long> {

  /** One thing that an award says. */
  @Introspected
  @MappedEntity("award")
  record AwardFigure(@Id long awardId, String text) {}

  @Query(
      """
      SELECT a.id AS award_id,
             CONCAT_WS('|', 'award', a.lot_id, a.bid_id, a.amount, a.currency) AS text
        FROM award a WHERE a.tender_id = :tenderId AND a.status = 'active'
      UNION ALL
      SELECT a.id, CONCAT_WS('|', 'item', i.lot_item_id, i.quantity, i.bid_price,
                             i.discount_percent, i.bundle_price, i.unit_price, i.amount)
        FROM award a JOIN award_item i ON i.award_id = a.id
       WHERE a.tender_id = :tenderId AND a.status = 'active'
      UNION ALL
      SELECT a.id, CONCAT_WS('|', 'share', s.lot_item_id, s.state_code, s.quantity)
        FROM award a JOIN award_share s ON s.award_id = a.id
       WHERE a.tender_id = :tenderId AND a.status = 'active'
      UNION ALL
      SELECT a.id, CONCAT_WS('|', 'discount', d.number, d.percent)
        FROM award a JOIN award_discount d ON d.award_id = a.id
       WHERE a.tender_id = :tenderId AND a.status = 'active'
      UNION ALL
      SELECT a.id, CONCAT_WS('|', 'line', x.demand_line_id, x.lot_item_id, x.quantity,
                             x.unit_price, x.net_amount, x.vat_percent, x.vat_amount)
        FROM award a JOIN award_allocation x ON x.award_id = a.id
       WHERE a.tender_id = :tenderId AND a.status = 'active'""")
  List<AwardFigure> list(long tenderId);

  /** The digest of what each award in effect comes to, by award. */
  default Map<String, String> digests(long tenderId) {
    return list(tenderId).stream()
        .collect(
            Collectors.groupingBy(
                s -> Long.toString(s.awardId()),
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(AwardFigure::text, Collectors.toList()),
                    Digest::ofAnyOrder)));
  }
}
