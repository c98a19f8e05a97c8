package org.muwahhad.framework.transfer;

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
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.TransferParty;
import org.muwahhad.framework.TransferStatus;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Transfers as pages, programs and messages read them. Empty filters ({@code ''} and 0) take
 * everything; who may see what is asked in {@link ViewTransfers}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface TransferQueries extends GenericRepository<TransferQueries.Transfer, Long> {

  /** A transfer; instants are UTC, the price is without VAT. */
  @Introspected
  @MappedEntity("balance_transfer")
  record Transfer(
      @Id long id,
      long agreementId,
      String agreementNumber,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      long giverId,
      @Relation(EMBEDDED) Bilingual giver,
      String givingState,
      long receiverId,
      @Relation(EMBEDDED) Bilingual receiver,
      String receivingState,
      BigDecimal quantity,
      BigDecimal unitPrice,
      String currency,
      String reason,
      TransferStatus status,
      Instant offeredAt,
      @Nullable Instant endedAt,
      @Nullable String endReason) {
    public Transfer {
      unitPrice = Money.price(unitPrice, currency).amount();
    }

    /** Quantity times unit price, rounded half up to the currency's decimals. */
    public Money value() {
      return new Money(unitPrice, currency).times(quantity);
    }

    public boolean isOffered() {
      return status == TransferStatus.OFFERED;
    }

    public boolean betweenStates() {
      return !givingState.equals(receivingState);
    }
  }

  /** A consent that was given; the instant is UTC. */
  @Introspected
  @MappedEntity("transfer_consent")
  record Consent(@Id TransferParty party, @Relation(EMBEDDED) Bilingual person, Instant givenAt) {}

  String TRANSFER =
      """
      SELECT x.id, x.agreement_id, f.number AS agreement_number, c.code AS item_code,
             v.name_ar AS item_ar, v.name_en AS item_en, u.name_ar AS unit_ar,
             u.name_en AS unit_en, x.giver_id, g.name_ar AS giver_ar, g.name_en AS giver_en,
             g.state_code AS giving_state, x.receiver_id, r.name_ar AS receiver_ar,
             r.name_en AS receiver_en, r.state_code AS receiving_state, x.quantity, n.unit_price,
             n.currency, x.reason, x.status, x.offered_at, x.ended_at, x.end_reason
        FROM balance_transfer x
        JOIN framework_agreement f ON f.id = x.agreement_id
        JOIN agreement_price_in_force n ON n.agreement_id = x.agreement_id
                                       AND n.lot_item_id = x.lot_item_id
        JOIN procuring_entity g ON g.id = x.giver_id
        JOIN procuring_entity r ON r.id = x.receiver_id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN item_revision v ON v.id = n.revision_id
        JOIN catalog_item c ON c.id = v.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
      """;

  String THEIRS =
      """
       WHERE (:state = '' OR :state IN (g.state_code, r.state_code))
         AND (:entityId = 0 OR :entityId IN (x.giver_id, x.receiver_id))
      """;

  /** Those that wait first, then the newest. */
  @Query(TRANSFER + THEIRS + " ORDER BY x.status = 'OFFERED' DESC, x.offered_at DESC, x.id DESC")
  List<Transfer> list(String state, long entityId);

  /** Which of them answer a text and a filter; the pattern is of {@code LIKE}, empty for all. */
  String CHOSEN =
      " AND (:like = '' OR "
          + AgreementQueries.OF_NUMBER
          + """
                    OR c.code LIKE :like OR v.name_ar LIKE :like OR v.name_en LIKE :like
                    OR g.name_ar LIKE :like OR g.name_en LIKE :like
                    OR r.name_ar LIKE :like OR r.name_en LIKE :like)
               AND IF(:filter = '', TRUE, x.status = :filter)
            """;

  /**
   * A page of them.
   *
   * @param filter name of a status, or empty
   * @param sort item, giver, receiver or number, with {@code -} before it for the last first
   */
  @Query(
      TRANSFER
          + THEIRS
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'item' THEN c.code WHEN 'giver' THEN g.name_en
                           WHEN 'receiver' THEN r.name_en WHEN 'number' THEN f.number END,
                CASE :sort WHEN '-item' THEN c.code WHEN '-giver' THEN g.name_en
                           WHEN '-receiver' THEN r.name_en WHEN '-number' THEN f.number END DESC,
                x.status = 'OFFERED' DESC, x.offered_at DESC, x.id DESC
       LIMIT :most OFFSET :offset""")
  List<Transfer> listPage(
      String state, long entityId, String like, String filter, String sort, int most, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM balance_transfer x
        JOIN framework_agreement f ON f.id = x.agreement_id
        JOIN procuring_entity g ON g.id = x.giver_id
        JOIN procuring_entity r ON r.id = x.receiver_id
        JOIN agreement_price_in_force n ON n.agreement_id = x.agreement_id
                                       AND n.lot_item_id = x.lot_item_id
        JOIN item_revision v ON v.id = n.revision_id
        JOIN catalog_item c ON c.id = v.item_id
      """
          + THEIRS
          + CHOSEN)
  int count(String state, long entityId, String like, String filter);

  @Query(TRANSFER + THEIRS + " AND x.id = :id")
  Optional<Transfer> find(long id, String state, long entityId);

  @Query(
      """
      SELECT t.party, p.name_ar AS person_ar, p.name_en AS person_en, t.given_at
        FROM transfer_consent t JOIN person p ON p.id = t.person_id
       WHERE t.transfer_id = :id ORDER BY t.given_at""")
  List<Consent> listConsents(long id);
}
