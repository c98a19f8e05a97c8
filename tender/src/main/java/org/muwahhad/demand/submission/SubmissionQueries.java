package org.muwahhad.demand.submission;

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
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Submissions as pages and programs read them. What a person may see of them is decided by {@link
 * ViewSubmissions}; these queries do not ask.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SubmissionQueries
    extends GenericRepository<SubmissionQueries.SubmissionRow, Long> {

  /**
   * A submission with its round, entity and sum. Instants are UTC.
   *
   * @param total sum of its lines without VAT, in the currency of the entity's state
   * @param overBudgetReason why it was endorsed although a budget of the state is exceeded by it
   * @param amendmentVersion version of the amendment that is written next to it, or null; the lines
   *     are those in force
   * @param linesOpen whether others than the entity read its lines; see {@link
   *     DemandReaders#LINES_OPEN}
   */
  @Introspected
  @MappedEntity("submission")
  record SubmissionRow(
      @Id long id,
      long roundId,
      String roundCode,
      @Relation(EMBEDDED) Bilingual roundName,
      RoundStatus roundStatus,
      Instant opensAt,
      Instant closesAt,
      Instant endorsementUntil,
      long entityId,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entityName,
      String stateCode,
      @Relation(EMBEDDED) Bilingual stateName,
      String stateZone,
      String currency,
      SubmissionStatus status,
      @Nullable String statusReason,
      @Nullable String overBudgetReason,
      Instant updatedAt,
      int version,
      int lineCount,
      BigDecimal total,
      @Nullable Integer amendmentVersion,
      boolean linesOpen) {
    /** Whether an amendment was begun and neither submitted nor dropped. */
    public boolean isAmended() {
      return amendmentVersion != null;
    }

    /** Whether the round no longer takes changes: it is aggregated or cancelled. */
    public boolean roundIsFinished() {
      return roundStatus == RoundStatus.AGGREGATED || roundStatus == RoundStatus.CANCELLED;
    }

    /** Whether an amendment can be begun at a time. */
    public boolean mayBeAmendedAt(Instant now) {
      return !isAmended()
          && (status == SubmissionStatus.SUBMITTED || status == SubmissionStatus.ENDORSED)
          && roundStatus == RoundStatus.OPEN
          && now.isBefore(closesAt);
    }

    /** Whether its form takes changes, as far as its round is not closed on time yet. */
    public boolean isEditable() {
      return status.isEditable() || isAmended() && roundStatus == RoundStatus.OPEN;
    }

    /** The version of what its form holds. */
    public int formVersion() {
      return amendmentVersion == null ? version : amendmentVersion;
    }

    /** The time zone of the entity's state. */
    public ZoneId zone() {
      return ZoneId.of(stateZone);
    }

    /** The sum with its currency. */
    public Money sum() {
      return Money.rounded(total, currency);
    }
  }

  /**
   * A line with the names of what it asks for and where.
   *
   * @param standardCode the standard item that the officer was shown next to it, or null
   * @param keptReason why the item was kept; empty when nothing was said
   */
  @Introspected
  @MappedEntity("demand_line")
  record LineRow(
      @Id long id,
      int lineNumber,
      long revisionId,
      String itemCode,
      int revision,
      @Relation(EMBEDDED) Bilingual name,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      @Nullable LocalDate needBy,
      @Nullable String siteCode,
      @Relation(EMBEDDED) @Nullable Bilingual site,
      BigDecimal estimatedUnitPrice,
      String currency,
      Commitment commitment,
      String budgetLine,
      String justification,
      @Nullable String standardCode,
      String keptReason) {
    /** The site's name; empty in both languages while a draft names none. */
    public Bilingual siteName() {
      return Bilingual.orEmpty(site);
    }

    public Money unitPrice() {
      return Money.rounded(estimatedUnitPrice, currency);
    }

    /** Quantity times price, rounded half up to the currency's decimals. */
    public Money total() {
      return unitPrice().times(quantity);
    }

    /** The line as it was stated. */
    public LineInput input() {
      return new LineInput(
          itemCode,
          quantity,
          needBy,
          siteCode,
          unitPrice().amount(),
          commitment,
          budgetLine,
          justification,
          keptReason);
    }
  }

  /** A receipt with who handed the submission in. */
  @Introspected
  @MappedEntity("submission_receipt")
  record ReceiptRow(
      @Id long id,
      long submissionId,
      int number,
      String receiptNumber,
      Instant receivedAt,
      @Relation(EMBEDDED) Bilingual person,
      String sha256,
      String content,
      @Relation(EMBEDDED) @Nullable Bilingual declaration) {
    /** What the officer declared by submitting; empty when it was loaded past the application. */
    public Bilingual declarationText() {
      return Bilingual.orEmpty(declaration);
    }
  }

  /** One act in the life of a submission, from the audit record. */
  @Introspected
  @MappedEntity("audit_entry")
  record HistoryRow(
      @Id long id,
      Instant at,
      String act,
      @Relation(EMBEDDED) @Nullable Bilingual person,
      @Nullable String reason) {
    public Bilingual personName() {
      return Bilingual.orEmpty(person);
    }
  }

  String SELECT =
      """
      SELECT s.id, s.round_id, r.code AS round_code, r.name_ar AS round_name_ar,
             r.name_en AS round_name_en, r.status AS round_status, r.opens_at, r.closes_at,
             rs.endorsement_until,
             s.entity_id, e.code AS entity_code, e.name_ar AS entity_name_ar,
             e.name_en AS entity_name_en, s.state_code, m.name_ar AS state_name_ar,
             m.name_en AS state_name_en, m.zone AS state_zone, m.currency, s.status, s.status_reason,
             s.over_budget_reason, s.updated_at, s.version,
             (SELECT COUNT(*) FROM demand_line l WHERE l.submission_id = s.id) AS line_count,
             (SELECT COALESCE(SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)), 0)
                FROM demand_line l JOIN currency c ON c.code = l.currency
               WHERE l.submission_id = s.id) AS total,
             (SELECT a.version FROM submission_amendment a WHERE a.submission_id = s.id)
               AS amendment_version,
      """
          + DemandReaders.LINES_OPEN
          + """
       AS lines_open
        FROM submission s
        JOIN demand_round r ON r.id = s.round_id
        JOIN round_state_in_force rs ON rs.round_id = s.round_id AND rs.state_code = s.state_code
        JOIN procuring_entity e ON e.id = s.entity_id
        JOIN member_state m ON m.code = s.state_code
      """;

  @Query(SELECT + " WHERE s.id = :id")
  Optional<SubmissionRow> findRow(long id);

  @Query(SELECT + " WHERE s.round_id = :roundId AND s.entity_id = :entityId")
  Optional<SubmissionRow> findOfEntity(long roundId, long entityId);

  /** A retired item and what takes its place, by their codes. */
  @Introspected
  @MappedEntity("catalog_item")
  record Succession(@Id String code, String successor) {}

  @Query(
      """
      SELECT i.code, n.code AS successor FROM catalog_item i
        JOIN catalog_item n ON n.id = i.successor_id
       WHERE i.code IN (:codes)""")
  List<Succession> listSuccessions(List<String> codes);

  @Query(SELECT + " WHERE s.round_id = :roundId ORDER BY s.state_code, e.code")
  List<SubmissionRow> listOfRound(long roundId);

  @Query(
      SELECT
          + " WHERE s.round_id = :roundId AND s.state_code = :stateCode"
          + " ORDER BY s.state_code, e.code")
  List<SubmissionRow> listOfState(long roundId, String stateCode);

  @Query(
      """
      SELECT l.id, l.line_number, l.revision_id, i.code AS item_code, v.number AS revision,
             v.name_ar, v.name_en, l.unit_code, u.name_ar AS unit_ar, u.name_en AS unit_en,
             l.quantity, l.need_by, d.code AS site_code, d.name_ar AS site_ar,
             d.name_en AS site_en, l.estimated_unit_price, l.currency, l.commitment,
             l.budget_line, l.justification, k.code AS standard_code, l.kept_reason
        FROM demand_line l
        JOIN item_revision v ON v.id = l.revision_id
        JOIN catalog_item i ON i.id = v.item_id
        JOIN unit_of_measure u ON u.code = l.unit_code
        LEFT JOIN delivery_site d ON d.id = l.site_id
        LEFT JOIN catalog_item k ON k.id = l.near_standard_id
       WHERE l.submission_id = :submissionId ORDER BY l.line_number""")
  List<LineRow> listLines(long submissionId);

  @Query(
      """
      SELECT c.id, c.submission_id, c.number, c.receipt_number, c.received_at,
             p.name_ar AS person_ar, p.name_en AS person_en, c.sha256, c.content,
             c.declaration_ar, c.declaration_en
        FROM submission_receipt c JOIN person p ON p.id = c.received_from
       WHERE c.submission_id = :submissionId ORDER BY c.number DESC""")
  List<ReceiptRow> listReceipts(long submissionId);

  @Query(
      """
      SELECT a.id, a.at, a.act, p.name_ar AS person_ar, p.name_en AS person_en,
             JSON_UNQUOTE(JSON_EXTRACT(a.detail, '$.reason')) AS reason
        FROM audit_entry a
        LEFT JOIN person p ON p.id = a.person_id
       WHERE a.object_type = 'submission' AND a.object_id = :submissionId
         AND a.act <> 'demand.draft-saved'
       ORDER BY a.id""")
  List<HistoryRow> listHistory(String submissionId);

  @Query(
      """
      SELECT c.submission_id, c.number, c.receipt_number, c.received_at, c.sha256
        FROM submission_receipt c
       WHERE c.submission_id = :submissionId AND c.request_key = :requestKey""")
  Optional<Receipt> findReceipt(long submissionId, String requestKey);
}
