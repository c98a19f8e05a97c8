package org.muwahhad.evaluation.lowprice;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Questions, answers and decisions on abnormally low prices, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface LowPriceInvestigations
    extends GenericRepository<LowPriceInvestigations.LowPriceQuestionView, Long> {

  /**
   * A question to a bidder with its answer, if it came. Instants are UTC.
   *
   * @param over whether its time has passed
   * @param examination in which it was asked
   * @param alternative whether it is about the price of the accepted alternative, not of the bid
   * @param price asked about, without VAT in the currency of the tender; null where it was not kept
   */
  @Introspected
  @MappedEntity("low_price_question")
  record LowPriceQuestionView(
      @Id long id,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      long lotId,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      long bidId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      int number,
      String question,
      Instant dueAt,
      Instant askedAt,
      long askedBy,
      @io.micronaut.data.annotation.MappedProperty("is_over") boolean over,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      int examination,
      boolean alternative,
      @Nullable BigDecimal price,
      String currency) {
    /** The price that it is about, unless it was not kept. */
    public Optional<Money> about() {
      return Optional.ofNullable(price).map(p -> Money.rounded(p, currency));
    }

    public Bilingual tenderTitle() {
      return title;
    }

    /** Whether the bidder can still answer. */
    public boolean isWaiting() {
      return answer == null && !over;
    }
  }

  /**
   * What the panel decided, by its chair, in an examination.
   *
   * @param alternative whether on the price of the accepted alternative, not of the bid
   * @param price decided on, without VAT in the currency of the tender; null where it was not kept
   */
  @Introspected
  @MappedEntity("low_price_decision")
  record LowPriceDecisionRow(
      @Id long bidId,
      boolean accepted,
      String reason,
      Instant decidedAt,
      @Relation(EMBEDDED) Bilingual name,
      int examination,
      boolean alternative,
      @Nullable BigDecimal price,
      String currency) {
    /** The price that was decided on, unless it was not kept. */
    public Optional<Money> about() {
      return Optional.ofNullable(price).map(p -> Money.rounded(p, currency));
    }

    public Bilingual decidedBy() {
      return name;
    }
  }

  String SELECT =
      """
      SELECT q.id, q.tender_id, t.number AS tender_number, t.title_ar, t.title_en, q.lot_id,
             l.number AS lot_number, l.title_ar AS lot_title_ar, l.title_en AS lot_title_en,
             q.bid_id, b.supplier_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en, q.number,
             q.question, q.due_at, q.asked_at, q.asked_by, q.due_at <= UTC_TIMESTAMP(6) AS is_over,
             a.answer, a.answered_at, q.examination,
             q.is_alternative AS alternative, q.price, t.currency
        FROM low_price_question q
        JOIN joint_tender t ON t.id = q.tender_id
        JOIN lot l ON l.id = q.lot_id
        JOIN bid b ON b.id = q.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN low_price_answer a ON a.question_id = q.id
      """;

  @Query(
      SELECT
          + " WHERE q.tender_id = :tenderId AND q.lot_id = :lotId AND q.bid_id = :bidId ORDER BY q.number")
  List<LowPriceQuestionView> listQuestions(long tenderId, long lotId, long bidId);

  /** Which questions to a supplier answer a text and a filter. */
  String PUT_TO_SUPPLIER =
      """
       WHERE b.supplier_id = :supplierId
         AND (:like = '' OR t.number LIKE :like OR t.title_ar LIKE :like OR t.title_en LIKE :like
              OR l.title_ar LIKE :like OR l.title_en LIKE :like)
         AND CASE :filter WHEN '' THEN TRUE WHEN 'ANSWERED' THEN a.question_id IS NOT NULL
                  WHEN 'OVER' THEN a.question_id IS NULL AND q.due_at <= UTC_TIMESTAMP(6)
                  WHEN 'WAITING' THEN a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)
                  ELSE FALSE END
      """;

  /**
   * A page of the questions that were put to a supplier.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter WAITING, ANSWERED, OVER (not answered in time) or empty
   * @param sort number of the tender, or due, with {@code -} before it for the last first;
   *     otherwise the latest first
   */
  @Query(
      SELECT
          + PUT_TO_SUPPLIER
          + """
       ORDER BY CASE :sort WHEN 'number' THEN t.number END,
                CASE :sort WHEN '-number' THEN t.number END DESC,
                CASE :sort WHEN 'due' THEN q.due_at END,
                CASE :sort WHEN '-due' THEN q.due_at END DESC,
                q.id DESC
       LIMIT :most OFFSET :offset""")
  List<LowPriceQuestionView> listOfSupplier(
      long supplierId, String like, String filter, String sort, int most, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM low_price_question q
        JOIN joint_tender t ON t.id = q.tender_id
        JOIN lot l ON l.id = q.lot_id
        JOIN bid b ON b.id = q.bid_id
        LEFT JOIN low_price_answer a ON a.question_id = q.id
      """
          + PUT_TO_SUPPLIER)
  int countOfSupplier(long supplierId, String like, String filter);

  @Query(SELECT + " WHERE q.id = :id")
  Optional<LowPriceQuestionView> findQuestion(long id);

  /** The decisions on the price of a bid and on that of its alternative, the latest first. */
  @Query(
      """
      SELECT d.bid_id, d.is_accepted AS accepted, d.reason, d.decided_at, p.name_ar, p.name_en,
             d.examination, d.is_alternative AS alternative, d.price, t.currency
        FROM low_price_decision d
        JOIN joint_tender t ON t.id = d.tender_id
        JOIN person p ON p.id = d.decided_by
       WHERE d.tender_id = :tenderId AND d.lot_id = :lotId AND d.bid_id = :bidId
       ORDER BY d.examination DESC, d.decided_at DESC""")
  List<LowPriceDecisionRow> listDecisions(long tenderId, long lotId, long bidId);

  @Query(
      """
      INSERT INTO low_price_question (lot_id, bid_id, tender_id, number, question, due_at, asked_by,
                                      asked_at)
      VALUES (:lotId, :bidId, :tenderId, :number, :question, :dueAt, :personId, :askedAt)""")
  void addQuestion(
      long lotId,
      long bidId,
      long tenderId,
      int number,
      String question,
      Instant dueAt,
      long personId,
      Instant askedAt);

  @Query(
      """
      INSERT INTO low_price_answer (question_id, answer, answered_by, answered_at)
      VALUES (:questionId, :answer, :personId, UTC_TIMESTAMP(6))""")
  void addAnswer(long questionId, String answer, long personId);

  @Query(
      """
      INSERT INTO low_price_decision (lot_id, bid_id, tender_id, is_accepted, reason, decided_by,
                                      decided_at)
      VALUES (:lotId, :bidId, :tenderId, :accepted, :reason, :personId, UTC_TIMESTAMP(6))""")
  void addDecision(
      long lotId, long bidId, long tenderId, boolean accepted, String reason, long personId);
}
