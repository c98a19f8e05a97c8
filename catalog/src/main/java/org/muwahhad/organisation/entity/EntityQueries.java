package org.muwahhad.organisation.entity;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Procuring entities and their sites as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface EntityQueries extends GenericRepository<EntityQueries.EntityRow, Long> {

  /**
   * A procuring entity.
   *
   * @param closedAt UTC; null while it takes part
   * @param sites delivery sites that are open
   * @param officers people who may state its demand
   * @param underWay submissions begun and not yet aggregated, withdrawn or cancelled
   */
  @Introspected
  @MappedEntity("procuring_entity")
  record EntityRow(
      @Id long id,
      String code,
      String stateCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual state,
      @Nullable Instant closedAt,
      @Nullable String closedReason,
      int sites,
      int officers,
      int underWay) {
    public boolean isClosed() {
      return closedAt != null;
    }
  }

  /**
   * A delivery site.
   *
   * @param closedAt UTC; null while it can be chosen
   */
  @Introspected
  @MappedEntity("delivery_site")
  record SiteRow(
      @Id long id,
      long entityId,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual city,
      @Nullable Instant closedAt) {
    public boolean isClosed() {
      return closedAt != null;
    }
  }

  /** A person who states the demand of an entity. */
  @Introspected
  @MappedEntity("person")
  record Officer(@Id long id, String login, @Relation(EMBEDDED) Bilingual name) {}

  String SELECT =
      """
      SELECT e.id, e.code, e.state_code, e.name_ar, e.name_en, m.name_ar AS state_ar,
             m.name_en AS state_en, e.closed_at, e.closed_reason,
             (SELECT COUNT(*) FROM delivery_site d
               WHERE d.entity_id = e.id AND d.closed_at IS NULL) AS sites,
             (SELECT COUNT(*) FROM role_grant g
               WHERE g.entity_id = e.id AND g.role = 'PROCUREMENT_OFFICER') AS officers,
             (SELECT COUNT(*) FROM submission s JOIN demand_round r ON r.id = s.round_id
               WHERE s.entity_id = e.id AND s.status <> 'WITHDRAWN'
                 AND r.status IN ('OPEN', 'CLOSED')) AS under_way
        FROM procuring_entity e JOIN member_state m ON m.code = e.state_code
      """;

  /** Which entities of a state, or the one entity, answer a text and a filter. */
  String CHOSEN =
      """
       WHERE IF(:state = '', TRUE, e.state_code = :state)
         AND (:entityId = 0 OR e.id = :entityId)
         AND (:like = '' OR e.code LIKE :like OR e.name_ar LIKE :like OR e.name_en LIKE :like)
         AND (:filter = '' OR e.state_code = :filter
              OR :filter = 'CLOSED' AND e.closed_at IS NOT NULL
              OR :filter = 'NO_OFFICER' AND e.closed_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id
                                  WHERE g.entity_id = e.id AND g.role = 'PROCUREMENT_OFFICER'
                                    AND p.blocked_at IS NULL))
      """;

  /**
   * A page of them, by state and code.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter code of a state, CLOSED, NO_OFFICER (open, without one who can sign in) or empty
   * @param sort name, code, sites or officers, with {@code -} before it for the last first
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'name' THEN e.name_en WHEN 'code' THEN e.code END,
                CASE :sort WHEN '-name' THEN e.name_en WHEN '-code' THEN e.code END DESC,
                CASE :sort WHEN 'sites' THEN sites WHEN 'officers' THEN officers END,
                CASE :sort WHEN '-sites' THEN sites WHEN '-officers' THEN officers END DESC,
                e.state_code, e.code
       LIMIT :most OFFSET :offset""")
  List<EntityRow> listPage(
      String state, long entityId, String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*) FROM procuring_entity e" + CHOSEN)
  int count(String state, long entityId, String like, String filter);

  @Query(SELECT + " WHERE e.id = :id")
  Optional<EntityRow> findRow(long id);

  @Query(
      """
      SELECT id, entity_id, code, name_ar, name_en, city_ar, city_en, closed_at
        FROM delivery_site WHERE entity_id = :entityId ORDER BY code""")
  List<SiteRow> listSites(long entityId);

  @Query(
      """
      SELECT p.id, p.login, p.name_ar, p.name_en
        FROM role_grant g JOIN person p ON p.id = g.person_id
       WHERE g.entity_id = :entityId AND g.role = 'PROCUREMENT_OFFICER' ORDER BY p.login""")
  List<Officer> listOfficers(long entityId);
}
