package org.muwahhad.bid.opening;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * The securities of opened bids beside what their tenders ask for: rule {@code
 * bid-security.percent} of the price bid or {@code bid-security.amount} in riyals of Saudi Arabia,
 * valid {@code bid-security.extra-days} beyond the bid.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface BidSecurityQueries
    extends GenericRepository<BidSecurityQueries.BidSecurityRow, Long> {

  /** What is found of a security when it is held against what is asked for. */
  public enum SecurityFinding {
    NOT_ASKED,
    /** The bid states none, and none came. */
    MISSING,
    /** The bid states one that nobody registered yet. */
    UNREGISTERED,
    OTHER_CURRENCY,
    TOO_LOW,
    TOO_SHORT,
    MEETS;

    /** Whether the administrative check would fail. */
    public boolean isFault() {
      return this != NOT_ASKED && this != MEETS;
    }
  }

  /**
   * An opened bid and its security. Days are days in Riyadh, instants are UTC.
   *
   * @param stated whether the bid says that one was lodged
   * @param percent asked for; 0 when a fixed amount or none is
   * @param fixed amount asked for, in riyals of Saudi Arabia; 0 when a share or none is
   * @param due least amount, in {@code dueCurrency}, rounded half up; null while prices that it is
   *     a share of are sealed
   * @param neededUntil until when it must hold at least
   * @param status {@code HELD}, {@code RETURNED} or {@code FORFEITED}; null when none is registered
   * @param proposedBy who proposed that it be forfeited; null when nobody did
   * @param dueBack whether it is to be returned now
   */
  @Introspected
  @MappedEntity("opened_bid")
  record BidSecurityRow(
      @Id long bidId,
      long tenderId,
      String tenderNumber,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      boolean stated,
      BigDecimal percent,
      BigDecimal fixed,
      @Nullable BigDecimal due,
      @Nullable String dueCurrency,
      LocalDate neededUntil,
      @Nullable String status,
      @Nullable String issuer,
      @Nullable String reference,
      @Nullable String document,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable LocalDate validUntil,
      @Nullable String forfeitReason,
      @Nullable Long proposedBy,
      @Nullable Instant endedAt,
      @Nullable String endNote,
      @MappedProperty("is_due_back") boolean dueBack) {
    public Optional<Money> least() {
      return due == null || dueCurrency == null
          ? Optional.empty()
          : Optional.of(Money.rounded(due, dueCurrency));
    }

    public Optional<Money> value() {
      return amount == null || currency == null
          ? Optional.empty()
          : Optional.of(new Money(amount, currency));
    }

    public boolean isAsked() {
      return percent.signum() > 0 || fixed.signum() > 0;
    }

    public boolean isHeld() {
      return "HELD".equals(status);
    }

    /** In what it is not what the bid states, once it is registered: the names of those parts. */
    public List<String> differences(SecurityStatements.SecurityStatement stated) {
      BigDecimal registered = amount;
      if (registered == null) {
        return List.of();
      }
      List<String> differing = new ArrayList<>();
      note(differing, "issuer", stated.issuer().equalsIgnoreCase(issuer));
      note(differing, "reference", stated.reference().equalsIgnoreCase(reference));
      note(
          differing,
          "amount",
          stated.amount().compareTo(registered) == 0 && stated.currency().equals(currency));
      note(differing, "validUntil", stated.validUntil().equals(validUntil));
      return differing;
    }

    private static void note(List<String> differing, String part, boolean same) {
      if (!same) {
        differing.add(part);
      }
    }

    /** What the administrative check would find; the panel decides. */
    public SecurityFinding finding() {
      if (!isAsked()) {
        return SecurityFinding.NOT_ASKED;
      }
      if (amount == null || validUntil == null) {
        return stated ? SecurityFinding.UNREGISTERED : SecurityFinding.MISSING;
      }
      if (due != null && dueCurrency != null && !dueCurrency.equals(currency)) {
        return SecurityFinding.OTHER_CURRENCY;
      }
      if (due != null && amount.compareTo(due) < 0) {
        return SecurityFinding.TOO_LOW;
      }
      return validUntil.isBefore(neededUntil) ? SecurityFinding.TOO_SHORT : SecurityFinding.MEETS;
    }
  }

  /** Whether it is held and nothing keeps it any more. */
  String DUE_BACK =
      """
      COALESCE(g.status = 'HELD' AND g.proposed_by IS NULL
               AND t.status IN ('AWARDED', 'CANCELLED')
               AND NOT EXISTS (
                 SELECT 1 FROM award a
                   JOIN tender_rule q ON q.tender_id = a.tender_id
                    AND q.code = 'performance-guarantee.percent' AND q.value > 0
                  WHERE a.bid_id = o.bid_id AND a.status = 'active'
                    AND NOT EXISTS (SELECT 1 FROM performance_guarantee k
                                     WHERE k.award_id = a.id)), FALSE)
      """;

  String OPENED =
      """
        FROM opened_bid o
        JOIN joint_tender t ON t.id = o.tender_id
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN tender_rule p ON p.tender_id = o.tender_id AND p.code = 'bid-security.percent'
        LEFT JOIN tender_rule f ON f.tender_id = o.tender_id AND f.code = 'bid-security.amount'
        LEFT JOIN tender_rule x ON x.tender_id = o.tender_id AND x.code = 'bid-security.extra-days'
        LEFT JOIN bid_security g ON g.bid_id = o.bid_id
      """;

  String SELECT =
      """
      SELECT o.bid_id, o.tender_id, t.number AS tender_number, s.id AS supplier_id,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, o.has_security AS stated,
             COALESCE(p.value, 0) AS percent, COALESCE(f.value, 0) AS fixed,
             IF(f.value > 0, f.value, (SELECT ROUND(SUM(ROUND(i.quantity * l.unit_price, c.decimals)) * COALESCE(p.value, 0)
                           / 100, MAX(c.decimals))
                FROM bid_line l
                JOIN lot_item i ON i.id = l.lot_item_id
                JOIN currency c ON c.code = o.currency
               WHERE l.bid_id = o.bid_id)) AS due,
             IF(f.value > 0, 'SAR', o.currency) AS due_currency,
             DATE(t.deadline_at + INTERVAL 3 HOUR)
               + INTERVAL (o.validity_days + COALESCE(CAST(x.value AS SIGNED), 0)) DAY
               AS needed_until,
             g.status, g.issuer, g.reference, g.document, g.amount, g.currency, g.valid_until,
             g.forfeit_reason, g.proposed_by, g.ended_at, g.end_note,
      """
          + DUE_BACK
          + " AS is_due_back "
          + OPENED;

  /**
   * The opened bids of which a security is asked for or held, of one supplier or of all with 0, as
   * far as they answer a text and a filter.
   */
  String CHOSEN =
      """
           WHERE (COALESCE(p.value, 0) > 0 OR COALESCE(f.value, 0) > 0 OR g.bid_id IS NOT NULL)
             AND (:supplierId = 0 OR s.id = :supplierId)
             AND (:like = '' OR t.number LIKE :like OR t.title_ar LIKE :like
                  OR t.title_en LIKE :like OR s.name_ar LIKE :like OR s.name_en LIKE :like
                  OR g.issuer LIKE :like OR g.reference LIKE :like)
             AND CASE :filter WHEN '' THEN TRUE WHEN 'NONE' THEN g.bid_id IS NULL
                      WHEN 'DUE_BACK' THEN
      """
          + DUE_BACK
          + " ELSE COALESCE(g.status = :filter, FALSE) END ";

  /**
   * A page of them.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter HELD, DUE_BACK, RETURNED, FORFEITED, NONE (none is registered) or empty
   * @param sort number of the tender, bidder or until (its last day), with {@code -} before it for
   *     the last first; otherwise those due back first
   */
  @Query(
      SELECT
          + CHOSEN
          + """
           ORDER BY CASE :sort WHEN 'number' THEN t.number WHEN 'bidder' THEN s.name_en END,
                    CASE :sort WHEN '-number' THEN t.number WHEN '-bidder' THEN s.name_en END DESC,
                    CASE :sort WHEN 'until' THEN g.valid_until END,
                    CASE :sort WHEN '-until' THEN g.valid_until END DESC,
                    is_due_back DESC, g.status = 'HELD' DESC, o.tender_id DESC, s.name_en, o.bid_id
           LIMIT :most OFFSET :offset""")
  List<BidSecurityRow> listPage(
      long supplierId, String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(*) " + OPENED + CHOSEN)
  int count(long supplierId, String like, String filter);

  @Query(SELECT + " WHERE o.tender_id = :tenderId ORDER BY s.name_en")
  List<BidSecurityRow> listOf(long tenderId);

  @Query(SELECT + " WHERE o.bid_id = :bidId")
  Optional<BidSecurityRow> find(long bidId);
}
