package org.muwahhad.framework.order;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Above which sums orders of entities are approved by a second person, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OrderThresholds extends GenericRepository<OrderThresholds.EntityThreshold, Long> {

  /**
   * What holds of an entity.
   *
   * @param currency of its state, which is that of the threshold
   * @param amount with VAT; null when no order is approved
   * @param validFrom first day it holds, in Riyadh; null when none was ever set
   * @param nextAmount the one that is set and begins later; null when none is, or none begins
   * @param nextFrom when that begins, in Riyadh; null when none does
   * @param officers who may approve an order of another of them
   */
  @Introspected
  @MappedEntity("procuring_entity")
  record EntityThreshold(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      String stateCode,
      String currency,
      @Nullable BigDecimal amount,
      @Nullable LocalDate validFrom,
      @Nullable BigDecimal nextAmount,
      @Nullable LocalDate nextFrom,
      int officers) {
    /** The threshold that holds; null when none does. */
    public @Nullable Money limit() {
      return amount == null ? null : Money.rounded(amount, currency);
    }

    /** The threshold that begins later; null when none does. */
    public @Nullable Money nextLimit() {
      return nextAmount == null ? null : Money.rounded(nextAmount, currency);
    }
  }

  String ENTITIES =
      """
      SELECT e.id, e.code, e.name_ar, e.name_en, e.state_code, m.currency, h.amount, h.valid_from,
             n.amount AS next_amount, n.valid_from AS next_from,
             (SELECT COUNT(DISTINCT g.person_id) FROM role_grant g
               WHERE g.entity_id = e.id AND g.role = 'PROCUREMENT_OFFICER') AS officers
        FROM procuring_entity e
        JOIN member_state m ON m.code = e.state_code
        LEFT JOIN order_threshold h ON h.entity_id = e.id
         AND h.valid_from = (SELECT MAX(x.valid_from) FROM order_threshold x
                              WHERE x.entity_id = e.id AND x.valid_from <= :today)
        LEFT JOIN order_threshold n ON n.entity_id = e.id
         AND n.valid_from = (SELECT MIN(x.valid_from) FROM order_threshold x
                              WHERE x.entity_id = e.id AND x.valid_from > :today)
      """;

  /** Which open entities a reader asks for. */
  String CHOSEN =
      """
       WHERE IF(:state = '', TRUE, e.state_code = :state)
         AND (:entityId = 0 OR e.id = :entityId) AND e.closed_at IS NULL
         AND IF(:filter = '', TRUE, e.state_code = :filter)
         AND (:like = '' OR e.code LIKE :like OR e.name_ar LIKE :like OR e.name_en LIKE :like)
      """;

  /**
   * A page of entities, by their codes.
   *
   * @param filter code of a state; empty for all
   * @param sort entity, or -entity for the last first
   */
  @Query(
      ENTITIES
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN '-entity' THEN e.code END DESC, e.code
       LIMIT :most OFFSET :offset""")
  List<EntityThreshold> listPage(
      String state,
      long entityId,
      String like,
      String filter,
      LocalDate today,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*) FROM procuring_entity e\n" + CHOSEN)
  int count(String state, long entityId, String like, String filter);

  @Query(ENTITIES + " WHERE e.id = :id")
  Optional<EntityThreshold> find(long id, LocalDate today);

  @Query(
      """
      SELECT COUNT(*) FROM order_threshold
       WHERE entity_id = :entityId AND valid_from = :validFrom""")
  int countOn(long entityId, LocalDate validFrom);

  @Query(
      """
      INSERT INTO order_threshold (entity_id, amount, currency, valid_from, set_by, set_at)
      VALUES (:entityId, :amount, :currency, :validFrom, :personId, UTC_TIMESTAMP(6))""")
  void add(
      long entityId,
      @Nullable BigDecimal amount,
      String currency,
      LocalDate validFrom,
      long personId);
}
