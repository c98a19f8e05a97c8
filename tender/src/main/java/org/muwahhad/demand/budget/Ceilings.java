package org.muwahhad.demand.budget;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Budget ceilings of entities in rounds, as stored and as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Ceilings extends GenericRepository<Ceilings.EntityBudget, Long> {

  /**
   * The budget of one entity in one round, without VAT, in the currency of its state.
   *
   * @param amount the ceiling, or null while none is set
   * @param hard whether a submission above it is refused
   * @param version of the ceiling, 0 while none is set
   * @param used sum of the lines saved so far
   */
  @Introspected
  @MappedEntity("procuring_entity")
  record EntityBudget(
      @Id long entityId,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      String stateCode,
      String currency,
      @Nullable BigDecimal amount,
      boolean hard,
      int version,
      BigDecimal used) {
    /** The ceiling with its currency, or null while none is set. */
    public @Nullable Money ceiling() {
      return amount == null ? null : Money.rounded(amount, currency);
    }

    /** What the lines saved so far come to. */
    public Money usedSum() {
      return Money.rounded(used, currency);
    }

    /**
     * What is left of the ceiling after some demand, negative when it is passed; null if there is
     * none.
     */
    public @Nullable Money left(Money demand) {
      return amount == null ? null : Money.rounded(amount.subtract(demand.amount()), currency);
    }

    /** Whether some demand comes to more than the ceiling. */
    public boolean isPassedBy(Money demand) {
      return amount != null && demand.amount().compareTo(amount) > 0;
    }
  }

  String SELECT =
      """
      SELECT e.id AS entity_id, e.code, e.name_ar, e.name_en, e.state_code, m.currency, b.amount,
             COALESCE(b.hard, FALSE) AS hard, COALESCE(b.version, 0) AS version,
             (SELECT COALESCE(SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)), 0)
                FROM submission s
                JOIN demand_line l ON l.submission_id = s.id
                JOIN currency c ON c.code = l.currency
               WHERE s.round_id = rs.round_id AND s.entity_id = e.id
                 AND s.status <> 'WITHDRAWN') AS used
        FROM round_state rs
        JOIN procuring_entity e ON e.state_code = rs.state_code
        JOIN member_state m ON m.code = e.state_code
        LEFT JOIN entity_ceiling b ON b.round_id = rs.round_id AND b.entity_id = e.id
      """;

  @Query(SELECT + " WHERE rs.round_id = :roundId AND e.id = :entityId")
  Optional<EntityBudget> find(long roundId, long entityId);

  @Query(
      SELECT + " WHERE rs.round_id = :roundId AND rs.state_code = :stateCode" + " ORDER BY e.code")
  List<EntityBudget> listOfState(long roundId, String stateCode);

  @Query(
      """
      INSERT INTO entity_ceiling (round_id, entity_id, state_code, amount, hard, set_by, set_at,
                                  version)
      VALUES (:roundId, :entityId, :stateCode, :amount, :hard, :personId, UTC_TIMESTAMP(6), 1)""")
  void insert(
      long roundId,
      long entityId,
      String stateCode,
      BigDecimal amount,
      boolean hard,
      long personId);

  @Query(
      """
      UPDATE entity_ceiling
         SET amount = :amount, hard = :hard, set_by = :personId, set_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE round_id = :roundId AND entity_id = :entityId AND version = :version""")
  int update(
      long roundId, long entityId, BigDecimal amount, boolean hard, long personId, int version);

  @Query(
      """
      DELETE FROM entity_ceiling
       WHERE round_id = :roundId AND entity_id = :entityId AND version = :version""")
  int delete(long roundId, long entityId, int version);
}
