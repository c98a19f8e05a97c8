package org.muwahhad.award.quantity;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.Digest;

/**
 * Digests of what the states were asked and what came of it, for the entries of the record: {@code
 * replay} holds the rows against them.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface QuantityFactQueries extends GenericRepository<QuantityFactQueries.QuantityFigure, Long> {

  /** One thing that is kept of a confirmation, in words. */
  @Introspected
  @MappedEntity("state_quantity")
  record QuantityFigure(@Id long id, String text) {}

  /** What was asked, of whom and until when, UTC. */
  @Query(
      """
      SELECT c.id, CONCAT_WS('|', 'lot', l.lot_id, c.band_percent) AS text
        FROM quantity_confirmation c JOIN confirmation_lot l ON l.confirmation_id = c.id
       WHERE c.id = :id
      UNION ALL
      SELECT confirmation_id, CONCAT_WS('|', 'state', state_code, answer_until)
        FROM confirmation_state WHERE confirmation_id = :id
      UNION ALL
      SELECT confirmation_id,
             CONCAT_WS('|', 'asked', state_code, lot_item_id, asked, lowest, highest)
        FROM state_quantity WHERE confirmation_id = :id""")
  List<QuantityFigure> listAsked(long id);

  /** The lines of demand whose quantity changed. */
  @Query(
      """
      SELECT confirmation_id AS id,
             CONCAT_WS('|', demand_line_id, lot_item_id, quantity) AS text
        FROM confirmed_line WHERE confirmation_id = :id""")
  List<QuantityFigure> listShared(long id);

  /** The rankings in the quantities asked for and in those confirmed. */
  @Query(
      """
      SELECT confirmation_id AS id,
             CONCAT_WS('|', lot_id, bid_id, basis, COALESCE(rank_position, exclusion), bid_total,
                       converted_total, evaluated_price, technical_score, price_score,
                       final_score, is_abnormally_low) AS text
        FROM quantity_ranking WHERE confirmation_id = :id""")
  List<QuantityFigure> listRankings(long id);

  /** The digest of what was asked. */
  default String digestAsked(long id) {
    return digest(listAsked(id));
  }

  /** The digest of the lines of demand whose quantity changed. */
  default String digestLines(long id) {
    return digest(listShared(id));
  }

  /** The digest of both rankings. */
  default String digestRankings(long id) {
    return digest(listRankings(id));
  }

  private static String digest(List<QuantityFigure> kept) {
    return Digest.ofAnyOrder(kept.stream().map(QuantityFigure::text).toList());
  }
}
