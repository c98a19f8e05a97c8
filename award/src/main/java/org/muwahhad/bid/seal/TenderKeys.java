package org.muwahhad.bid.seal;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Refusal;

/** Keys of tenders, the shares of their opening secrets, and what else is sealed to them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface TenderKeys extends GenericRepository<TenderKeys.StoredTenderKey, Long> {

  /** A tender's key pair; the private part is locked by the opening secret. */
  @MappedEntity("tender_key")
  record StoredTenderKey(
      @Id long tenderId,
      String publicKeyset,
      byte[] sealedPrivateKeyset,
      int threshold,
      int shareCount,
      Instant createdAt) {

    /** Whether the vault holds the one share, as it did before the key ceremony came. */
    public boolean isOfVault() {
      return shareCount == 1;
    }
  }

  /** A share that the vault can unwrap: its own, or one given to it after the deadline. */
  @Introspected
  @MappedEntity("key_share")
  record KeyShareRow(@Id int shareNumber, byte[] wrappedShare) {}

  /** A sealed estimate. */
  @Introspected
  @MappedEntity("sealed_estimate")
  record SealedEstimate(@Id long tenderId, byte[] sealedAmount) {}

  @Query(
      """
      INSERT INTO tender_key (tender_id, public_keyset, sealed_private_keyset, threshold,
                              share_count, created_at)
      VALUES (:tenderId, :publicKeyset, :sealedPrivateKeyset, :threshold, :shareCount,
              UTC_TIMESTAMP(6))""")
  void add(
      long tenderId,
      String publicKeyset,
      byte[] sealedPrivateKeyset,
      int threshold,
      int shareCount);

  @Query(
      """
      INSERT INTO sealed_estimate (tender_id, sealed_amount, created_at)
      VALUES (:tenderId, :sealedAmount, UTC_TIMESTAMP(6))""")
  void addEstimate(long tenderId, byte[] sealedAmount);

  @Query(
      """
      SELECT tender_id, public_keyset, sealed_private_keyset, threshold, share_count, created_at
        FROM tender_key WHERE tender_id = :tenderId""")
  Optional<StoredTenderKey> find(long tenderId);

  /**
   * The key that prices are sealed to, with the threshold and holders of the tender's other key.
   */
  @Query(
      """
      SELECT p.tender_id, p.public_keyset, p.sealed_private_keyset, k.threshold, k.share_count,
             p.created_at
        FROM price_key p JOIN tender_key k ON k.tender_id = p.tender_id
       WHERE p.tender_id = :tenderId""")
  Optional<StoredTenderKey> findOfPrices(long tenderId);

  @Query(
      """
      INSERT INTO price_key (tender_id, public_keyset, sealed_private_keyset, created_at)
      VALUES (:tenderId, :publicKeyset, :sealedPrivateKeyset, UTC_TIMESTAMP(6))""")
  void addOfPrices(long tenderId, String publicKeyset, byte[] sealedPrivateKeyset);

  /** A key of a published tender. */
  default StoredTenderKey get(long tenderId, SealedPart part) {
    return (part == SealedPart.BID ? find(tenderId) : findOfPrices(tenderId))
        .orElseThrow(() -> new Refusal.RuleBroken("bid.no-key"));
  }

  /** The key of a published tender. */
  default StoredTenderKey get(long tenderId) {
    return get(tenderId, SealedPart.BID);
  }

  @Query(
      """
      SELECT share_number, wrapped_share
        FROM key_share WHERE tender_id = :tenderId AND custodian = 'vault' ORDER BY share_number""")
  List<KeyShareRow> listSharesOfVault(long tenderId);

  @Query(
      """
      SELECT share_number, wrapped_share
        FROM given_share WHERE tender_id = :tenderId AND part = :part ORDER BY share_number""")
  List<KeyShareRow> listSharesGiven(long tenderId, SealedPart part);

  @Query("SELECT tender_id, sealed_amount FROM sealed_estimate WHERE tender_id = :tenderId")
  Optional<SealedEstimate> findEstimate(long tenderId);
}
