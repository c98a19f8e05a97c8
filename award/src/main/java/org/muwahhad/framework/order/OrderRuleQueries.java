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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** Rules that hold for all orders, and the orders that have not been answered. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OrderRuleQueries extends GenericRepository<OrderRuleQueries.OrderRule, String> {
  /** Working days that a supplier is given to answer. */
  String ANSWER_DAYS = "answer.working-days";

  /**
   * A rule as it holds today.
   *
   * @param validFrom first day of its value, in Riyadh
   */
  @Introspected
  @MappedEntity("order_rule_in_force")
  record OrderRule(
      @Id String code,
      LocalDate validFrom,
      int value,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual source) {}

  /**
   * An order that its supplier has not answered.
   *
   * @param sentAt when it received it, UTC
   * @param stateCode of the entity, whose working days count
   */
  @Introspected
  @MappedEntity("order_index")
  record UnansweredOrder(@Id long callOffId, Instant sentAt, String stateCode) {}

  @Query(
      """
      SELECT code, valid_from, value, name_ar, name_en, source_ar, source_en
        FROM order_rule_in_force WHERE code = :code""")
  Optional<OrderRule> find(String code);

  /** The same, which is there. */
  default OrderRule get(String code) {
    return find(code).orElseThrow();
  }

  /**
   * Orders that were sent between two instants, UTC, to which the supplier has neither answered nor
   * proposed a change, and of which nobody was told yet; the first sent first.
   */
  @Query(
      """
      SELECT x.call_off_id, x.sent_at, x.state_code FROM order_index x
       WHERE x.status = 'PLACED' AND x.sent_at > :since AND x.sent_at < :until
         AND NOT EXISTS (SELECT 1 FROM order_change g WHERE g.call_off_id = x.call_off_id
                            AND g.side = 'SUPPLIER')
         AND NOT EXISTS (SELECT 1 FROM notice n
                          WHERE n.once_key = CONCAT('order-unanswered-entity-', x.call_off_id))
       ORDER BY x.sent_at, x.call_off_id
       LIMIT 500""")
  List<UnansweredOrder> listUnanswered(Instant since, Instant until);
}
