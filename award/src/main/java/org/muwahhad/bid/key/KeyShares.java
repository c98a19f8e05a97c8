package org.muwahhad.bid.key;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Bilingual;

/** Shares that members of opening panels hold, and when they tried them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface KeyShares extends GenericRepository<KeyShares.StoredShare, Long> {

  /** A share as it is stored, with the opening key it is encrypted to. */
  @Introspected
  @MappedEntity("key_share")
  record StoredShare(
      @Id int shareNumber,
      byte[] wrappedShare,
      String commitment,
      String fingerprint,
      byte[] lockedPrivateKeyset,
      String derivation) {}

  /**
   * A member of the panel as holder of a share.
   *
   * @param stateCode state of the holder; null for a holder without one
   * @param superseded whether the holder made another opening key since: the share still needs the
   *     passphrase of the one before
   * @param rehearsedAt when the holder last showed that the share works, UTC
   * @param outAt when the holder declared a conflict of interest, UTC; null for those who have none
   */
  @Introspected
  @MappedEntity("key_share")
  record Holder(
      @Id int shareNumber,
      long personId,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable String stateCode,
      @Relation(EMBEDDED) @Nullable Bilingual state,
      boolean superseded,
      @Nullable Instant rehearsedAt,
      @Nullable Instant outAt) {}

  @Query(
      """
      INSERT INTO key_share (tender_id, share_number, custodian, wrapped_share, person_id, panel,
                             state_code, opening_key_id, commitment)
      VALUES (:tenderId, :shareNumber, CONCAT('person:', :personId), :wrappedShare, :personId,
              'OPENING', :stateCode, :keyId, :commitment)""")
  void add(
      long tenderId,
      int shareNumber,
      byte[] wrappedShare,
      long personId,
      @Nullable String stateCode,
      long keyId,
      String commitment);

  @Query(
      """
      SELECT s.share_number, s.wrapped_share, s.commitment, k.fingerprint,
             k.locked_private_keyset, k.derivation
        FROM key_share s JOIN opening_key k ON k.id = s.opening_key_id
       WHERE s.tender_id = :tenderId AND s.person_id = :personId""")
  Optional<StoredShare> find(long tenderId, long personId);

  @Query(
      """
      INSERT INTO price_share (tender_id, share_number, wrapped_share, commitment)
      VALUES (:tenderId, :shareNumber, :wrappedShare, :commitment)""")
  void addOfPrices(long tenderId, int shareNumber, byte[] wrappedShare, String commitment);

  /** The share of the key for prices, encrypted to the same opening key as the other share. */
  @Query(
      """
      SELECT s.share_number, p.wrapped_share, p.commitment, k.fingerprint,
             k.locked_private_keyset, k.derivation
        FROM key_share s
        JOIN price_share p ON p.tender_id = s.tender_id AND p.share_number = s.share_number
        JOIN opening_key k ON k.id = s.opening_key_id
       WHERE s.tender_id = :tenderId AND s.person_id = :personId""")
  Optional<StoredShare> findOfPrices(long tenderId, long personId);

  default Optional<StoredShare> find(long tenderId, long personId, SealedPart part) {
    return part == SealedPart.BID ? find(tenderId, personId) : findOfPrices(tenderId, personId);
  }

  @Query(
      """
      SELECT s.share_number, s.person_id, p.name_ar, p.name_en, s.state_code,
             t.name_ar AS state_ar, t.name_en AS state_en, (k.current_of IS NULL) AS superseded,
             (SELECT MAX(r.rehearsed_at) FROM share_rehearsal r
               WHERE r.tender_id = s.tender_id AND r.person_id = s.person_id) AS rehearsed_at,
             o.declared_at AS out_at
        FROM key_share s
        JOIN person p ON p.id = s.person_id
        JOIN opening_key k ON k.id = s.opening_key_id
        LEFT JOIN member_state t ON t.code = s.state_code
        LEFT JOIN learned_conflict o
          ON o.tender_id = s.tender_id AND o.person_id = s.person_id
       WHERE s.tender_id = :tenderId
       ORDER BY s.share_number""")
  List<Holder> listHolders(long tenderId);

  @Query("SELECT COUNT(*) FROM key_share WHERE tender_id = :tenderId AND share_number = :number")
  int countOfNumber(long tenderId, int number);

  @Query(
      """
      INSERT INTO share_rehearsal (tender_id, person_id, from_file, rehearsed_at)
      VALUES (:tenderId, :personId, :fromFile, UTC_TIMESTAMP(6))""")
  void addRehearsal(long tenderId, long personId, boolean fromFile);
}
