package org.muwahhad.audit;

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
import org.jspecify.annotations.Nullable;

/** The chains and their entries. Entries are only ever inserted; the database refuses all else. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditChains extends GenericRepository<AuditChains.Chain, Long> {
  String NOTHING_BEFORE = "0".repeat(64);

  /** What its hash takes of an entry, which the statement calls {@code e}. */
  String COLUMNS =
      """
      e.id, e.chain_id, e.position, e.at, e.person_id, e.acting_as, e.act, e.object_type,
      e.object_id, e.detail, e.previous_hash, e.hash, e.rows_session, e.rows_first, e.rows_last,
      e.rows_sha256, e.witness_id, e.witness_hash""";

  /** Anchors with all their columns. */
  String ANCHORS =
      """
      SELECT id, at, chains, entries, hash, previous_hash, heads, signature, certificate
        FROM audit_anchor""";

  /** A chain with its last hash. */
  @MappedEntity("audit_chain")
  record Chain(@Id long id, String name, long length, String headHash) {}

  /**
   * The head of a chain while it is locked, with the database's time (UTC).
   *
   * @param connection number of the connection that holds it
   */
  @Introspected
  record LockedChain(long id, long length, String headHash, Instant at, long connection) {}

  /** A stored entry. The instant is UTC. */
  @Introspected
  record AuditEntryRow(
      long id,
      long chainId,
      long position,
      Instant at,
      @Nullable Long personId,
      String actingAs,
      String act,
      String objectType,
      String objectId,
      String detail,
      String previousHash,
      String hash,
      @Nullable String rowsSession,
      @Nullable Long rowsFirst,
      @Nullable Long rowsLast,
      @Nullable String rowsSha256,
      @Nullable Long witnessId,
      @Nullable String witnessHash)
      implements HashedEntry {}

  /** A stored anchor. */
  @Introspected
  record Anchor(
      long id,
      Instant at,
      long chains,
      long entries,
      String hash,
      String previousHash,
      String heads,
      String signature,
      String certificate) {}

  @Query(
      """
      INSERT INTO audit_chain (name, length, head_hash) VALUES (:name, 0, :nothing)
      ON DUPLICATE KEY UPDATE length = length""")
  int ensure(String name, String nothing);

  @Query(
      """
      SELECT id, length, head_hash, UTC_TIMESTAMP(6) AS at, CONNECTION_ID() AS connection
        FROM audit_chain WHERE name = :name FOR UPDATE""")
  Optional<LockedChain> lock(String name);

  @Query(
      """
      INSERT INTO audit_entry (chain_id, position, at, person_id, acting_as, act, object_type,
                               object_id, detail, previous_hash, hash, rows_session, rows_first,
                               rows_last, rows_sha256, witness_id, witness_hash)
      VALUES (:chainId, :position, :at, :personId, :actingAs, :act, :objectType,
              :objectId, :detail, :previousHash, :hash, :rowsSession, :rowsFirst,
              :rowsLast, :rowsSha256, :witnessId, :witnessHash)""")
  void append(
      long chainId,
      long position,
      Instant at,
      @Nullable Long personId,
      String actingAs,
      String act,
      String objectType,
      String objectId,
      String detail,
      String previousHash,
      String hash,
      @Nullable String rowsSession,
      @Nullable Long rowsFirst,
      @Nullable Long rowsLast,
      @Nullable String rowsSha256,
      @Nullable Long witnessId,
      @Nullable String witnessHash);

  /** The same with what the entry tells beside its act. */
  default void append(
      long chainId,
      long position,
      Instant at,
      @Nullable Long personId,
      String actingAs,
      String act,
      String objectType,
      String objectId,
      String detail,
      String previousHash,
      String hash,
      RowDigestCollector.EntryRows entryRows) {
    RowDigestCollector.RowDigests rows = entryRows.rows();
    append(
        chainId,
        position,
        at,
        personId,
        actingAs,
        act,
        objectType,
        objectId,
        detail,
        previousHash,
        hash,
        rows == null ? null : rows.session(),
        rows == null ? null : rows.first(),
        rows == null ? null : rows.last(),
        rows == null ? null : rows.sha256(),
        entryRows.witnessId(),
        entryRows.witnessHash());
  }

  @Query("UPDATE audit_chain SET length = :length, head_hash = :hash WHERE id = :id")
  int moveHead(long id, long length, String hash);

  /** The chains of bids whose tender is not opened yet. */
  @Query(
      """
      SELECT CONCAT('bid', CHAR(58), b.id) FROM bid b JOIN joint_tender t ON t.id = b.tender_id
       WHERE t.opened_at IS NULL""")
  List<String> listSealed();

  @Query("SELECT id, name, length, head_hash FROM audit_chain WHERE name = :name")
  Optional<Chain> find(String name);

  /** Some entries of a chain after a position. */
  @Query(
      "SELECT "
          + COLUMNS
          + " FROM audit_entry e WHERE e.chain_id = :chainId AND e.position > :after"
          + " ORDER BY e.position LIMIT 500")
  List<AuditEntryRow> listEntriesAfter(long chainId, long after);

  /** The anchors that may name a chain. */
  @Query(ANCHORS + " WHERE LOCATE(CONCAT(:name, ' '), heads) > 0 ORDER BY id")
  List<Anchor> listAnchorsNaming(String name);

  @Query(ANCHORS + " ORDER BY id DESC LIMIT 1")
  Optional<Anchor> findLastAnchor();

  @Query(ANCHORS + " ORDER BY id")
  List<Anchor> listAnchors();

  @Query(ANCHORS + " WHERE at >= :from ORDER BY id")
  List<Anchor> listAnchorsSince(Instant from);

  /** The highest number of an entry that stood when an anchor of before a moment was made. */
  @Query("SELECT COALESCE(MAX(last_entry), 0) FROM audit_anchor WHERE at < :moment")
  long findLastEntryBefore(Instant moment);

  /**
   * The same by the last anchor of before the moment, which an index finds: numbers of entries grow
   * from anchor to anchor.
   */
  @Query(
      """
      SELECT COALESCE((SELECT last_entry FROM audit_anchor WHERE at < :moment
                        ORDER BY at DESC, id DESC LIMIT 1), 0)""")
  long findEntryOfLastAnchorBefore(Instant moment);

  /** The highest number of an entry; 0 where there is none. */
  @Query("SELECT COALESCE(MAX(id), 0) FROM audit_entry")
  long findNewestEntry();

  /** Some anchors after one, without the heads they cover. */
  @Query(
      """
      SELECT id, at, chains, entries, hash, previous_hash, '' AS heads, signature, certificate
        FROM audit_anchor WHERE id > :after ORDER BY id LIMIT :most""")
  List<Anchor> listWithoutHeads(long after, int most);

  @Query(
      """
      INSERT INTO audit_anchor (at, chains, entries, last_entry, hash, previous_hash, heads,
                                signature, certificate)
      VALUES (:at, :chains, :entries, :lastEntry, :hash, :previousHash, :heads, :signature,
              :certificate)""")
  void insertAnchor(
      Instant at,
      long chains,
      long entries,
      long lastEntry,
      String hash,
      String previousHash,
      String heads,
      String signature,
      String certificate);

  /** Names that more than one chain has, also where they differ in capitals or accents alone. */
  @Query("SELECT MIN(name) FROM audit_chain GROUP BY name HAVING COUNT(*) > 1 ORDER BY 1")
  List<String> listNamesTwice();

  /** Entries of chains that are gone. The numbers of all chains are read from an index alone. */
  @Query(
      """
      SELECT e.id FROM (SELECT DISTINCT n.chain_id FROM audit_entry n) d
        JOIN audit_entry e ON e.chain_id = d.chain_id
       WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.id = d.chain_id) ORDER BY e.id""")
  List<Long> listWithoutChain();
}
