package org.muwahhad.demand.form;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/** The open rounds in which an entity can ask for an item. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OpenRoundQueries extends GenericRepository<OpenRoundQueries.OpenRound, Long> {
  /** A round; its close in UTC. */
  @Introspected
  @MappedEntity("demand_round")
  record OpenRound(
      @Id long id, String code, @Relation(EMBEDDED) Bilingual name, Instant closesAt) {}

  /**
   * The open rounds that invite the state, take the item's category, and in which the entity has
   * not submitted; the one that closes first stands first.
   */
  @Query(
      """
      SELECT r.id, r.code, r.name_ar, r.name_en, r.closes_at
        FROM demand_round r
        JOIN round_state rs ON rs.round_id = r.id AND rs.state_code = :stateCode
       WHERE r.status = 'OPEN' AND :now < r.closes_at
         AND NOT EXISTS (SELECT 1 FROM submission s
                          WHERE s.round_id = r.id AND s.entity_id = :entityId
                            AND s.status IN ('SUBMITTED', 'ENDORSED')
                            AND NOT EXISTS (SELECT 1 FROM submission_amendment a
                                             WHERE a.submission_id = s.id))
         AND EXISTS (SELECT 1 FROM round_category rc
                       JOIN category c ON c.code = rc.category_code
                       JOIN catalog_item i ON i.code = :itemCode AND i.status = 'ACTIVE'
                      WHERE rc.round_id = r.id
                        AND LEFT(i.category_code, c.level) = LEFT(c.code, c.level))
       ORDER BY r.closes_at, r.id""")
  List<OpenRound> listFor(String itemCode, String stateCode, long entityId, Instant now);

  /** As above, of rounds that take some item of a saved set. */
  @Query(
      """
      SELECT r.id, r.code, r.name_ar, r.name_en, r.closes_at
        FROM demand_round r
        JOIN round_state rs ON rs.round_id = r.id AND rs.state_code = :stateCode
       WHERE r.status = 'OPEN' AND :now < r.closes_at
         AND NOT EXISTS (SELECT 1 FROM submission s
                          WHERE s.round_id = r.id AND s.entity_id = :entityId
                            AND s.status IN ('SUBMITTED', 'ENDORSED')
                            AND NOT EXISTS (SELECT 1 FROM submission_amendment a
                                             WHERE a.submission_id = s.id))
         AND EXISTS (SELECT 1 FROM round_category rc
                       JOIN category c ON c.code = rc.category_code
                       JOIN item_set_line l ON l.set_id = :setId
                       JOIN catalog_item i ON i.id = l.item_id AND i.status = 'ACTIVE'
                       JOIN item_revision v ON v.item_id = i.id AND v.number = i.revision_count
                                           AND v.unit_code = l.unit_code
                      WHERE rc.round_id = r.id
                        AND LEFT(i.category_code, c.level) = LEFT(c.code, c.level))
       ORDER BY r.closes_at, r.id""")
  List<OpenRound> listForSet(long setId, String stateCode, long entityId, Instant now);
}
