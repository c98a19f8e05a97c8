package org.muwahhad.framework.performance;

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
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.framework.calloff.FormerOrders;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.RiyadhDay;

/**
 * The facts of orders, deliveries, invoices and reports of breaches, counted for each supplier,
 * agreement or state. Empty filters ({@code ''} and 0) take everything; who may see what is asked
 * in {@link ViewPerformance}. {@code by} is a {@link PerformanceGroup}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PerformanceQueries
    extends GenericRepository<PerformanceQueries.NamedGroup, String> {

  /**
   * Who or what figures are of.
   *
   * @param code key of the supplier or agreement, or code of the state
   * @param number of the agreement or supplier; empty for a state
   */
  @Introspected
  @MappedEntity("supplier")
  record NamedGroup(@Id String code, String number, @Relation(EMBEDDED) Bilingual name) {}

  @Query(
      """
      SELECT CAST(s.id AS CHAR) AS code, s.registration_number AS number, s.name_ar, s.name_en
        FROM supplier s
       WHERE :supplierId = 0 OR s.id = :supplierId LIMIT 10000""")
  List<NamedGroup> listSuppliers(long supplierId);

  /** Agreements by their suppliers of today. */
  @Query(
      """
      SELECT CAST(f.id AS CHAR) AS code, f.number, s.name_ar, s.name_en
        FROM framework_agreement f
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
       LIMIT 20000""")
  List<NamedGroup> listAgreements();

  /** The agreements that a supplier supplied until another one took its place. */
  @Query(
      """
      SELECT z.agreement_id AS id
        FROM agreement_supplier_before z
        JOIN agreement_supplier b ON b.agreement_id = z.agreement_id
                                 AND b.supplier_id <> z.supplier_id
       WHERE z.supplier_id = :supplierId LIMIT 20000""")
  List<Long> listLeft(long supplierId);

  @Query(
      """
      SELECT code, '' AS number, name_ar, name_en FROM member_state ORDER BY code LIMIT 50""")
  List<NamedGroup> listStates();

  /** Counts of orders. */
  @Introspected
  @MappedEntity("order_index")
  record OrderCounts(
      @Id String code, int orders, int toAnswer, int answeredInTime, int due, int onTime) {}

  /** The group of what a supplier {@code p} did of an order {@code x}. */
  String OF_ORDER =
      """
      CASE :by WHEN 'SUPPLIER' THEN CAST(p.supplier_id AS CHAR)
               WHEN 'AGREEMENT' THEN CAST(x.agreement_id AS CHAR)
               ELSE x.state_code END AS code""";

  /** Which of it counts. */
  String OF_READER =
      """
       WHERE (:state = '' OR x.state_code = :state)
         AND (:supplierId = 0 OR p.supplier_id = :supplierId)
      """;

  /**
   * Each fact counts for the supplier who made it. The orders are read once, and what they come to
   * is handed out then.
   */
  @Query(
      """
      SELECT q.code, COALESCE(SUM(CASE q.fact WHEN 'ORDER' THEN q.orders END), 0) AS orders,
             COALESCE(SUM(CASE q.fact WHEN 'ANSWER' THEN q.to_answer END), 0) AS to_answer,
             COALESCE(SUM(CASE q.fact WHEN 'ANSWER' THEN q.answered_in_time END), 0)
               AS answered_in_time,
             COALESCE(SUM(CASE q.fact WHEN 'DELIVERY' THEN q.due END), 0) AS due,
             COALESCE(SUM(CASE q.fact WHEN 'DELIVERY' THEN q.on_time END), 0) AS on_time
        FROM (SELECT CASE :by WHEN 'SUPPLIER' THEN CAST(p.supplier_id AS CHAR)
                              WHEN 'AGREEMENT' THEN CAST(p.agreement_id AS CHAR)
                              ELSE p.state_code END AS code,
                     p.fact, p.orders, p.to_answer, p.answered_in_time, p.due, p.on_time
                FROM (SELECT x.agreement_id, x.state_code, x.orders, x.to_answer,
                             x.answered_in_time, x.due, x.on_time, k.fact,
                             CASE k.fact WHEN 'ANSWER' THEN x.answering_id
                                         WHEN 'DELIVERY' THEN x.delivering_id
                                         ELSE x.supplier_id END AS supplier_id
                        FROM (SELECT o.agreement_id, o.state_code, o.supplier_id, o.answering_id,
                                     o.delivering_id, COUNT(*) AS orders,
                                     COUNT(o.answered_in_time) AS to_answer,
                                     SUM(o.answered_in_time) AS answered_in_time,
                                     COUNT(o.on_time) AS due, SUM(o.on_time) AS on_time
                                FROM performance_order_fact o
                               WHERE (:state = '' OR o.state_code = :state)
                                 AND o.sent_on >= :since
                                 AND (:supplierId = 0
                                      OR o.agreement_id IN
                                         (SELECT b.agreement_id FROM agreement_supplier b
                                           WHERE b.supplier_id = :supplierId
                                           UNION
                                          SELECT z.agreement_id FROM agreement_supplier_before z
                                           WHERE z.supplier_id = :supplierId))
                               GROUP BY o.agreement_id, o.state_code, o.supplier_id,
                                        o.answering_id, o.delivering_id) x
                        JOIN (SELECT 'ORDER' AS fact
                              UNION ALL SELECT 'ANSWER'
                              UNION ALL SELECT 'DELIVERY') k
                          ON k.fact = 'ORDER'
                             OR (k.fact = 'ANSWER' AND x.to_answer > 0)
                             OR (k.fact = 'DELIVERY' AND x.due > 0)) p
               WHERE :supplierId = 0 OR p.supplier_id = :supplierId) q
       GROUP BY q.code ORDER BY q.code LIMIT 20000""")
  List<OrderCounts> countOrders(String by, String state, long supplierId, LocalDate since);

  /** Counts of deliveries. */
  @Introspected
  @MappedEntity("delivery")
  record DeliveryCounts(@Id String code, int deliveries, int acceptedWhole) {}

  @Query(
      "SELECT "
          + OF_ORDER
          + """
            , COUNT(*) AS deliveries,
             COALESCE(SUM(p.accepted_quantity = p.delivered_quantity), 0) AS accepted_whole
              FROM delivery_supplier p
              JOIN order_index x ON x.call_off_id = p.call_off_id
            """
          + OF_READER
          + " AND p.delivered_on >= :since GROUP BY code ORDER BY code LIMIT 20000")
  List<DeliveryCounts> countDeliveries(String by, String state, long supplierId, LocalDate since);

  /** What was deducted for late delivery, in one currency. */
  @Introspected
  @MappedEntity("invoice_answer")
  record PenaltySum(@Id String code, String currency, BigDecimal amount) {
    Money money() {
      return Money.rounded(amount, currency);
    }
  }

  @Query(
      "SELECT "
          + OF_ORDER
          + """
            , p.currency, SUM(a.penalty) AS amount
              FROM invoice_answer a
              JOIN invoice p ON p.id = a.invoice_id
              JOIN order_index x ON x.call_off_id = p.call_off_id
            """
          + OF_READER
          + """
             AND a.penalty > 0 AND a.answered_at >= :since
             GROUP BY code, p.currency ORDER BY code, p.currency LIMIT 20000""")
  List<PenaltySum> sumPenalties(String by, String state, long supplierId, LocalDate since);

  /** Counts of reports of breaches. */
  @Introspected
  @MappedEntity("breach_report")
  record BreachCounts(@Id String code, int breaches, int toAnswer, int answered, int found) {}

  /** Those of the central purchasing body belong to no state. */
  @Query(
      """
      SELECT q.code, COUNT(*) AS breaches, COALESCE(SUM(q.to_answer), 0) AS to_answer,
             COALESCE(SUM(q.answered), 0) AS answered, COALESCE(SUM(q.found), 0) AS found
        FROM (SELECT CASE :by WHEN 'SUPPLIER' THEN CAST(r.supplier_id AS CHAR)
                              WHEN 'AGREEMENT' THEN CAST(r.agreement_id AS CHAR)
                              ELSE COALESCE(e.state_code, '') END AS code,
                     s.answered_at IS NOT NULL OR NOT s.is_answerable AS to_answer,
                     s.answered_at IS NOT NULL AS answered, s.status = 'FOUND' AS found
                FROM breach_report r
                JOIN breach_standing s ON s.breach_id = r.id
                LEFT JOIN procuring_entity e ON e.id = r.entity_id
               WHERE (:state = '' OR e.state_code = :state)
                 AND (:supplierId = 0 OR r.supplier_id = :supplierId)
                 AND r.reported_at >= :since) q
       GROUP BY q.code ORDER BY q.code LIMIT 20000""")
  List<BreachCounts> countBreaches(String by, String state, long supplierId, LocalDate since);

  /**
   * An order with its facts. Days are in Riyadh.
   *
   * @param answeredOn when the supplier first answered; null before, or where none is asked for
   * @param workingDays that passed until then, or until today; null where no answer is asked for
   * @param allowedDays working days that the rule gave; null where no answer is asked for
   * @param dueOn the last day on which something is due; null where none is known
   * @param lastDelivery null before the first
   */
  @Introspected
  @MappedEntity("order_index")
  record OrderFact(
      @Id long callOffId,
      String number,
      long agreementId,
      String agreementNumber,
      long entityId,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual supplier,
      OrderStatus status,
      LocalDate sentOn,
      @Nullable LocalDate answeredOn,
      @Nullable Integer workingDays,
      @Nullable Integer allowedDays,
      @Nullable Integer answeredInTime,
      @Nullable LocalDate dueOn,
      @Nullable Integer onTime,
      @Nullable LocalDate lastDelivery,
      BigDecimal rejected) {
    /** Whether something of it is or was late. */
    public boolean isLate() {
      return onTime != null && onTime == 0;
    }

    /** Whether the answer came late, or has not come in time. */
    public boolean isAnsweredLate() {
      return answeredInTime != null && answeredInTime == 0;
    }

    /** As a supplier left it whose place another one took: nothing later is in it. */
    OrderFact leftAs(FormerOrders.FormerStanding standing) {
      LocalDate until = RiyadhDay.of(standing.untilAt());
      boolean answered = answeredOn != null && !answeredOn.isAfter(until);
      return new OrderFact(
          callOffId,
          number,
          agreementId,
          agreementNumber,
          entityId,
          entity,
          supplier,
          standing.status(),
          sentOn,
          answered ? answeredOn : null,
          answered ? workingDays : null,
          allowedDays,
          answeredInTime,
          onTime == null ? null : dueOn,
          onTime,
          standing.lastDelivery(),
          standing.rejected());
    }
  }

  /** The orders of a group with a fact, each with the supplier {@code s} who made it. */
  String FACTS =
      """
        FROM performance_order_fact x
        LEFT JOIN (SELECT d.call_off_id, d.supplier_id
                     FROM delivery_supplier d
                    WHERE d.accepted_quantity < d.delivered_quantity
                    GROUP BY d.call_off_id, d.supplier_id) j ON j.call_off_id = x.call_off_id
                                                            AND :filter = 'REJECTED'
        LEFT JOIN (SELECT n.call_off_id, n.supplier_id
                     FROM invoice_answer a JOIN invoice n ON n.id = a.invoice_id
                    WHERE a.penalty > 0
                    GROUP BY n.call_off_id, n.supplier_id) z ON z.call_off_id = x.call_off_id
                                                            AND :filter = 'PENALISED'
        JOIN supplier s ON s.id = CASE WHEN :filter IN ('TO_ANSWER', 'ANSWERED_LATE')
                                         THEN x.answering_id
                                       WHEN :filter IN ('DUE', 'LATE') THEN x.delivering_id
                                       WHEN :filter = 'REJECTED' THEN j.supplier_id
                                       WHEN :filter = 'PENALISED' THEN z.supplier_id
                                       ELSE x.supplier_id END
        JOIN framework_agreement f ON f.id = x.agreement_id
        JOIN procuring_entity e ON e.id = x.entity_id
        LEFT JOIN (SELECT d.call_off_id, MAX(d.delivered_on) AS last_delivery,
                          SUM(d.delivered_quantity - d.accepted_quantity) AS rejected
                     FROM delivery d GROUP BY d.call_off_id) y ON y.call_off_id = x.call_off_id
       WHERE (:state = '' OR x.state_code = :state)
         AND (:supplierId = 0 OR s.id = :supplierId)
         AND CASE :by WHEN 'SUPPLIER' THEN CAST(s.id AS CHAR)
                      WHEN 'AGREEMENT' THEN CAST(x.agreement_id AS CHAR)
                      ELSE x.state_code END = :code
         AND CASE :filter WHEN '' THEN TRUE
                          WHEN 'TO_ANSWER' THEN x.answered_in_time IS NOT NULL
                          WHEN 'ANSWERED_LATE' THEN x.answered_in_time = 0
                          WHEN 'DUE' THEN x.on_time IS NOT NULL
                          WHEN 'LATE' THEN x.on_time = 0
                          WHEN 'REJECTED' THEN TRUE
                          WHEN 'PENALISED' THEN TRUE
                          ELSE FALSE END
         AND (:like = '' OR x.number LIKE :like OR e.name_ar LIKE :like OR e.name_en LIKE :like
              OR s.name_ar LIKE :like OR s.name_en LIKE :like OR
      """
          + AgreementQueries.OF_NUMBER
          + ")\n";

  /**
   * A page of orders, the last sent first. A supplier reads the facts that it made alone.
   *
   * @param filter a {@link PerformanceFact}; empty for all
   * @param like pattern of {@code LIKE} for numbers and names; empty for all
   * @param sort number, sent or due, with {@code -} before it for the last first
   */
  @Query(
      """
      SELECT x.call_off_id, x.number, x.agreement_id, f.number AS agreement_number,
             x.entity_id, e.name_ar AS entity_ar, e.name_en AS entity_en, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, x.status, x.sent_on,
             CASE WHEN :supplierId IN (0, x.answering_id) THEN x.answered_on END AS answered_on,
             CASE WHEN :supplierId IN (0, x.answering_id) THEN x.working_days END AS working_days,
             CASE WHEN :supplierId IN (0, x.answering_id) THEN x.allowed_days END AS allowed_days,
             CASE WHEN :supplierId IN (0, x.answering_id) THEN x.answered_in_time END
               AS answered_in_time,
             CASE WHEN :supplierId IN (0, x.delivering_id) THEN x.due_on END AS due_on,
             CASE WHEN :supplierId IN (0, x.delivering_id) THEN x.on_time END AS on_time,
             y.last_delivery, COALESCE(y.rejected, 0) AS rejected
      """
          + FACTS
          + """
             ORDER BY CASE :sort WHEN 'number' THEN x.number END,
                      CASE :sort WHEN '-number' THEN x.number END DESC,
                      CASE :sort WHEN 'due' THEN x.due_on WHEN 'sent' THEN x.sent_on END,
                      CASE :sort WHEN '-due' THEN x.due_on END DESC,
                      x.sent_on DESC, x.call_off_id DESC
             LIMIT :most OFFSET :offset""")
  List<OrderFact> listFacts(
      String by,
      String code,
      String state,
      long supplierId,
      String filter,
      String like,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*)\n" + FACTS)
  int countFacts(String by, String code, String state, long supplierId, String filter, String like);

  @Query(
      """
      SELECT CAST(s.id AS CHAR) AS code, s.registration_number AS number, s.name_ar, s.name_en
        FROM supplier s
       WHERE s.id = :supplierId""")
  Optional<NamedGroup> findSupplier(long supplierId);
}
