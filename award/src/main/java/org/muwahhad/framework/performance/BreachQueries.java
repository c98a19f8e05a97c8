package org.muwahhad.framework.performance;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/**
 * Reports of breaches as pages and programs read them. Empty filters ({@code ''} and 0) take
 * everything; who may see what is asked in {@link ViewBreaches}. Days are in Riyadh, instants UTC.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface BreachQueries extends GenericRepository<BreachQueries.Breach, Long> {

  /**
   * A report of a breach.
   *
   * @param number from 1, of the agreement
   * @param entityId 0 for the central purchasing body
   * @param reporter the entity; empty for the central purchasing body
   * @param callOffId 0 where it is about the agreement as a whole
   * @param callOffNumber empty where it is about the agreement as a whole
   * @param consequence null until it is decided
   * @param answerable whether the supplier can answer it now
   * @param decidable whether it can be decided now
   */
  @Introspected
  @MappedEntity("breach_report")
  record Breach(
      @Id long id,
      int number,
      long agreementId,
      String agreementNumber,
      @Relation(EMBEDDED) Bilingual lot,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      long entityId,
      @Relation(EMBEDDED) Bilingual reporter,
      long callOffId,
      String callOffNumber,
      BreachKind kind,
      LocalDate occurredOn,
      String facts,
      LocalDate answerUntil,
      long reportedBy,
      Instant reportedAt,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      @Nullable BreachConsequence consequence,
      @Nullable String reason,
      @Nullable Instant decidedAt,
      BreachStatus status,
      @MappedProperty("is_answerable") boolean answerable,
      @MappedProperty("is_decidable") boolean decidable) {
    /** Whether an entity reported it, and not the central purchasing body. */
    public boolean isOfEntity() {
      return entityId != 0;
    }
  }

  /** Columns of a report {@code r}, and the tables that they come from. */
  String BREACH =
      """
      SELECT r.id, r.number, r.agreement_id, f.number AS agreement_number, l.title_ar AS lot_ar,
             l.title_en AS lot_en, r.supplier_id, p.name_ar AS supplier_ar,
             p.name_en AS supplier_en, COALESCE(r.entity_id, 0) AS entity_id,
             COALESCE(e.name_ar, '') AS reporter_ar, COALESCE(e.name_en, '') AS reporter_en,
             COALESCE(r.call_off_id, 0) AS call_off_id, COALESCE(o.number, '') AS call_off_number,
             r.kind, r.occurred_on, r.facts, r.answer_until, r.reported_by, r.reported_at,
             a.answer, s.answered_at, s.consequence, d.reason, s.decided_at, s.status,
             s.is_answerable, s.is_decidable
        FROM breach_report r
        JOIN breach_standing s ON s.breach_id = r.id
        JOIN framework_agreement f ON f.id = r.agreement_id
        JOIN award w ON w.id = f.award_id
        JOIN lot l ON l.id = w.lot_id
        JOIN supplier p ON p.id = r.supplier_id
        LEFT JOIN procuring_entity e ON e.id = r.entity_id
        LEFT JOIN call_off o ON o.id = r.call_off_id
        LEFT JOIN breach_answer a ON a.breach_id = r.id
        LEFT JOIN breach_decision d ON d.breach_id = r.id
      """;

  /** Which of them a reader may see. */
  String READ =
      """
       WHERE (:state = '' OR e.state_code = :state)
         AND (:entityId = 0 OR r.entity_id = :entityId)
         AND (:supplierId = 0 OR r.supplier_id = :supplierId)
      """;

  /** The whole number of an agreement, an order or a supplier finds what is of that one alone. */
  String CHOSEN =
      READ
          + """
               AND (:filter = '' OR s.status = :filter)
               AND (:like = '' OR p.name_ar LIKE :like OR p.name_en LIKE :like
                    OR e.name_ar LIKE :like OR e.name_en LIKE :like
                    OR CASE WHEN EXISTS (SELECT 1 FROM call_off w
                                          WHERE w.number = TRIM(BOTH '%' FROM :like))
                            THEN o.number = TRIM(BOTH '%' FROM :like)
                            ELSE o.number LIKE :like END
                    OR CASE WHEN EXISTS (SELECT 1 FROM supplier w
                                          WHERE w.registration_number = TRIM(BOTH '%' FROM :like))
                            THEN p.registration_number = TRIM(BOTH '%' FROM :like)
                            ELSE p.registration_number LIKE :like END OR
            """
          + AgreementQueries.OF_NUMBER
          + ")\n";

  @Query(BREACH + READ + " AND r.id = :id")
  Optional<Breach> find(long id, String state, long entityId, long supplierId);

  /**
   * A page of reports, the newest first.
   *
   * @param like pattern of {@code LIKE} for numbers and names; empty for all
   * @param filter a {@link BreachStatus}; empty for all
   * @param sort number, supplier, reported or until, with {@code -} before it for the last first
   */
  @Query(
      BREACH
          + CHOSEN
          + """
             ORDER BY CASE :sort WHEN 'number' THEN f.number WHEN 'supplier' THEN p.name_en END,
                      CASE :sort WHEN '-number' THEN f.number
                                 WHEN '-supplier' THEN p.name_en END DESC,
                      CASE :sort WHEN 'until' THEN r.answer_until END,
                      CASE :sort WHEN '-until' THEN r.answer_until END DESC,
                      CASE :sort WHEN 'reported' THEN r.reported_at END,
                      r.reported_at DESC, r.id DESC
             LIMIT :most OFFSET :offset""")
  List<Breach> list(
      String state,
      long entityId,
      long supplierId,
      String like,
      String filter,
      String sort,
      int most,
      long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM breach_report r
        JOIN breach_standing s ON s.breach_id = r.id
        JOIN framework_agreement f ON f.id = r.agreement_id
        JOIN supplier p ON p.id = r.supplier_id
        LEFT JOIN procuring_entity e ON e.id = r.entity_id
        LEFT JOIN call_off o ON o.id = r.call_off_id
      """
          + CHOSEN)
  int count(String state, long entityId, long supplierId, String like, String filter);

  /** A paper of a report. */
  @Introspected
  @MappedEntity("breach_paper")
  record BreachPaper(
      @Id long id,
      BreachSide side,
      String title,
      String contentType,
      String sha256,
      Instant addedAt) {}

  @Query(
      """
      SELECT id, side, title, content_type, sha256, added_at
        FROM breach_paper WHERE breach_id = :id ORDER BY id LIMIT 100""")
  List<BreachPaper> listPapers(long id);

  /**
   * A supplier of an agreement.
   *
   * @param sinceAt when it first took the place of another one, UTC; null for the winner
   * @param untilAt when another one took its place, UTC; null for the present one
   */
  @Introspected
  @MappedEntity("supplier")
  record AgreementParty(
      @Id long id,
      String registrationNumber,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable Instant sinceAt,
      @Nullable Instant untilAt) {
    /** Whether it had no part in the agreement yet on a day. */
    public boolean isLaterThan(LocalDate day) {
      return sinceAt != null && RiyadhDay.of(sinceAt).isAfter(day);
    }

    /** Whether another one took its place after a day. */
    public boolean isReplacedAfter(LocalDate day) {
      return untilAt != null && RiyadhDay.of(untilAt).isAfter(day);
    }
  }

  /** The suppliers of an agreement, in the order of their time; the present one is the last. */
  @Query(
      """
      SELECT s.id, s.registration_number, s.name_ar, s.name_en,
             CASE WHEN s.id <> z.winner_id
                  THEN (SELECT MIN(p.from_at) FROM amendment_party p
                         WHERE p.agreement_id = :agreementId AND p.supplier_id = s.id)
              END AS since_at,
             z.until_at
        FROM (SELECT b.supplier_id, b.winner_id, CAST(NULL AS DATETIME(6)) AS until_at
                FROM agreement_supplier b WHERE b.agreement_id = :agreementId
               UNION ALL
              SELECT y.supplier_id, b.winner_id, y.until_at
                FROM agreement_supplier_before y
                JOIN agreement_supplier b ON b.agreement_id = y.agreement_id
               WHERE y.agreement_id = :agreementId) z
        JOIN supplier s ON s.id = z.supplier_id
       ORDER BY z.until_at IS NULL, z.until_at, s.id LIMIT 100""")
  List<AgreementParty> listParties(long agreementId);

  /** An order that a breach may be about. */
  @Introspected
  @MappedEntity("order_index")
  record ReportableOrder(@Id long id, String number) {}

  /** The newest orders of an agreement, of one entity or with 0 of all. */
  @Query(
      """
      SELECT x.call_off_id AS id, x.number FROM order_index x
       WHERE x.agreement_id = :agreementId AND x.sent_at IS NOT NULL
         AND (:entityId = 0 OR x.entity_id = :entityId)
       ORDER BY x.placed_at DESC, x.call_off_id DESC LIMIT 100""")
  List<ReportableOrder> listOrders(long agreementId, long entityId);
}
