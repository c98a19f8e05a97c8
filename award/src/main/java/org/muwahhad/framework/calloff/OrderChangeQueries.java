package org.muwahhad.framework.calloff;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Approvals and changes of orders as pages and programs read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OrderChangeQueries
    extends GenericRepository<OrderChangeQueries.OrderChange, Long> {

  /**
   * The approval of an order above the threshold of its entity; instants are UTC.
   *
   * @param decision null while it waits, as who decided and when
   * @param reason remark on the approval, which may be empty, or why it was refused
   */
  @Introspected
  @MappedEntity("order_approval")
  record Approval(
      @Id long callOffId,
      BigDecimal threshold,
      String currency,
      Instant askedAt,
      @Nullable OrderDecision decision,
      String reason,
      @Relation(EMBEDDED) @Nullable Bilingual decider,
      @Nullable Instant decidedAt) {
    public Money limit() {
      return Money.rounded(threshold, currency);
    }

    /** Who decided; empty texts while it waits. */
    public Bilingual deciderName() {
      return Bilingual.orEmpty(decider);
    }
  }

  /**
   * A change that one side asked for; instants are UTC.
   *
   * @param dueOn day by which all is to be delivered, in Riyadh; null where it stays
   * @param askedBy key of the person who asked, as {@code asker} names
   * @param answeredAt null while it is open, as who answered
   * @param answerReason why it was declined; may be empty otherwise
   */
  @Introspected
  @MappedEntity("order_change")
  record OrderChange(
      @Id long id,
      long callOffId,
      int number,
      OrderChangeKind kind,
      OrderSide side,
      @Nullable LocalDate dueOn,
      String reason,
      long askedBy,
      @Relation(EMBEDDED) Bilingual asker,
      Instant askedAt,
      OrderChangeStatus status,
      @Relation(EMBEDDED) @Nullable Bilingual answerer,
      @Nullable Instant answeredAt,
      String answerReason) {
    public boolean isOpen() {
      return status == OrderChangeStatus.ASKED;
    }

    /** Whether both sides agreed to a day by which all is to come. */
    public boolean movesDay() {
      return status == OrderChangeStatus.AGREED && dueOn != null;
    }

    /** Who answered; empty texts while it is open. */
    public Bilingual answererName() {
      return Bilingual.orEmpty(answerer);
    }
  }

  /**
   * What a change leaves of an item.
   *
   * @param placedQuantity what was ordered when the order was placed
   */
  @Introspected
  @MappedEntity("order_change_item")
  record ChangedItem(
      @Id long lotItemId,
      long changeId,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal placedQuantity,
      BigDecimal quantity) {}

  @Query(
      """
      SELECT v.call_off_id, v.threshold, v.currency, v.asked_at, v.decision, v.reason,
             p.name_ar AS decider_ar, p.name_en AS decider_en, v.decided_at
        FROM order_approval v LEFT JOIN person p ON p.id = v.decided_by
       WHERE v.call_off_id = :callOffId""")
  Optional<Approval> findApproval(long callOffId);

  String CHANGES =
      """
      SELECT g.id, g.call_off_id, g.number, g.kind, g.side, g.due_on, g.reason, g.asked_by,
             a.name_ar AS asker_ar, a.name_en AS asker_en, g.asked_at, g.status,
             b.name_ar AS answerer_ar, b.name_en AS answerer_en, g.answered_at, g.answer_reason
        FROM order_change g
        JOIN person a ON a.id = g.asked_by
        LEFT JOIN person b ON b.id = g.answered_by
      """;

  /** The last 200 changes of an order, the last first. */
  @Query(CHANGES + " WHERE g.call_off_id = :callOffId ORDER BY g.number DESC LIMIT 200")
  List<OrderChange> list(long callOffId);

  @Query(CHANGES + " WHERE g.id = :id")
  Optional<OrderChange> find(long id);

  /** What the changes of an order leave of its items: 5,000 of them, those of the last first. */
  @Query(
      """
      SELECT k.lot_item_id, k.change_id, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, x.quantity AS placed_quantity, k.quantity
        FROM order_change_item k
        JOIN call_off_line x ON x.call_off_id = k.call_off_id AND x.lot_item_id = k.lot_item_id
        JOIN call_off_line_agreed n ON n.call_off_id = k.call_off_id
                                   AND n.lot_item_id = k.lot_item_id
        JOIN lot_item i ON i.id = k.lot_item_id
        JOIN item_revision r ON r.id = n.revision_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE k.call_off_id = :callOffId
       ORDER BY k.change_id DESC, i.position, i.id
       LIMIT 5000""")
  List<ChangedItem> listItems(long callOffId);
}
