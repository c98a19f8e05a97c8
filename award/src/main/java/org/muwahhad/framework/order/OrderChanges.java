package org.muwahhad.framework.order;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.calloff.OrderChangeKind;
import org.muwahhad.framework.calloff.OrderChangeStatus;
import org.muwahhad.framework.calloff.OrderSide;

/** Changes of orders, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OrderChanges extends GenericRepository<OrderChanges.AskedItem, Long> {

  /** A change's own row. */
  @Introspected
  @MappedEntity("order_change")
  record AskedChange(
      @Id long id,
      long callOffId,
      OrderChangeKind kind,
      OrderSide side,
      @Nullable LocalDate dueOn,
      String reason,
      long askedBy,
      OrderChangeStatus status) {}

  /** What a change leaves of an item. */
  @Introspected
  @MappedEntity("order_change_item")
  record AskedItem(@Id long changeId, long callOffId, long lotItemId, BigDecimal quantity) {}

  String SELECT =
      """
      SELECT id, call_off_id, kind, side, due_on, reason, asked_by, status FROM order_change
      """;

  @Query(SELECT + " WHERE id = :id AND call_off_id = :callOffId")
  Optional<AskedChange> find(long callOffId, long id);

  @Query(SELECT + " WHERE call_off_id = :callOffId AND request_key = :requestKey")
  Optional<AskedChange> findRequested(long callOffId, String requestKey);

  /** 1 when a change of an order waits for an answer. */
  @Query("SELECT COUNT(*) FROM order_change WHERE open_order = :callOffId")
  int countOpen(long callOffId);

  @Query("SELECT COUNT(*) FROM order_change WHERE call_off_id = :callOffId")
  int count(long callOffId);

  @Query(
      """
      SELECT change_id, call_off_id, lot_item_id, quantity FROM order_change_item
       WHERE change_id = :changeId ORDER BY lot_item_id""")
  List<AskedItem> listItems(long changeId);

  @Query(
      """
      INSERT INTO order_change (call_off_id, number, kind, side, due_on, reason, request_key,
                                asked_by, asked_at, status, open_order)
      VALUES (:callOffId, :number, :kind, :side, :dueOn, :reason, :requestKey, :personId,
              UTC_TIMESTAMP(6), 'ASKED', :callOffId)""")
  void ask(
      long callOffId,
      int number,
      OrderChangeKind kind,
      OrderSide side,
      @Nullable LocalDate dueOn,
      String reason,
      String requestKey,
      long personId);

  /** A change that needs nobody's consent; its day is in force when it has one. */
  @Query(
      """
      INSERT INTO order_change (call_off_id, number, kind, side, due_on, reason, request_key,
                                asked_by, asked_at, status, day_order, answered_by, answered_at)
      VALUES (:callOffId, :number, 'CHANGE', 'ENTITY', :dueOn, :reason, :requestKey, :personId,
              UTC_TIMESTAMP(6), 'AGREED', IF(:dueOn IS NULL, NULL, :callOffId), :personId,
              UTC_TIMESTAMP(6))""")
  void change(
      long callOffId,
      int number,
      @Nullable LocalDate dueOn,
      String reason,
      String requestKey,
      long personId);

  @Query(
      """
      INSERT INTO order_change_item (change_id, call_off_id, lot_item_id, quantity)
      VALUES (:changeId, :callOffId, :lotItemId, :quantity)""")
  void addItems(List<AskedItem> items);

  /** The day of an earlier change is no longer in force. */
  @Query("UPDATE order_change SET day_order = NULL WHERE day_order = :callOffId")
  int releaseDay(long callOffId);

  /** The quantity that an earlier change left of an item is no longer in force. */
  @Query(
      """
      UPDATE order_change_item SET line_order = NULL
       WHERE line_order = :callOffId AND lot_item_id = :lotItemId""")
  int releaseItem(long callOffId, long lotItemId);

  /** The quantity that a change leaves of an item is in force. */
  @Query(
      """
      UPDATE order_change_item SET net_amount = :amount, line_order = call_off_id
       WHERE change_id = :changeId AND lot_item_id = :lotItemId AND net_amount IS NULL""")
  int putInForce(long changeId, long lotItemId, BigDecimal amount);

  /** An answer to a change that is open; with consent its day is in force when it has one. */
  @Query(
      """
      UPDATE order_change
         SET status = :status, open_order = NULL,
             day_order = IF(:status = 'AGREED' AND due_on IS NOT NULL, call_off_id, NULL),
             answered_by = :personId, answered_at = UTC_TIMESTAMP(6), answer_reason = :reason
       WHERE id = :id AND status = 'ASKED'""")
  int answer(long id, OrderChangeStatus status, String reason, long personId);

  /** The supplier confirms an order by what it had proposed. */
  @Query(
      """
      INSERT INTO call_off_answer (call_off_id, answer, promised_on, remark, answered_by,
                                   answered_at)
      VALUES (:callOffId, 'CONFIRMED', :promisedOn, '', :personId, UTC_TIMESTAMP(6))""")
  void confirm(long callOffId, LocalDate promisedOn, long personId);
}
