package org.muwahhad.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of one piece of the record, and the heads of the chains. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PieceQueries extends GenericRepository<AuditChains.Chain, Long> {
  /**
   * The digest of all columns of an entry and of the name of its chain. The lengths of the texts
   * come first, so that no text takes over the end of the one before. A text that may be missing is
   * quoted, so that none stands for a missing one.
   */
  String DIGEST =
      """
      SHA2(CONCAT_WS('/', e.id, e.position, e.at, COALESCE(e.person_id, '-'),
                     COALESCE(e.rows_session, '-'), COALESCE(e.rows_first, '-'),
                     COALESCE(e.rows_last, '-'), QUOTE(e.rows_sha256),
                     COALESCE(e.witness_id, '-'), QUOTE(e.witness_hash),
                     e.previous_hash, e.hash, LENGTH(c.name), LENGTH(e.acting_as), LENGTH(e.act),
                     LENGTH(e.object_type), LENGTH(e.object_id), c.name, e.acting_as, e.act,
                     e.object_type, e.object_id, e.detail), 256)""";

  /**
   * An entry with what it is verified against.
   *
   * @param beforeHash hash of the entry before it in its chain; none where there is none
   * @param entrySha256 digest of all its columns
   */
  @Introspected
  record PieceEntry(
      long id,
      String chain,
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
      @Nullable String witnessHash,
      @Nullable String beforeHash,
      String entrySha256)
      implements HashedEntry {
    /** Whether it follows the entry before it in its chain, or begins the chain. */
    boolean isLinked() {
      return position == 1
          ? previousHash.equals(AuditChains.NOTHING_BEFORE)
          : previousHash.equals(beforeHash);
    }

    String place() {
      return chain + "#" + position;
    }
  }

  /** An entry whose columns are compared by their digest. */
  @Introspected
  record DigestedEntry(
      String chain, long chainId, long position, String hash, String entrySha256) {}

  /**
   * A chain with its last entry.
   *
   * @param lastId number of that entry; none where the chain is empty
   * @param entries how many it has
   */
  @Introspected
  record ChainHead(
      long id,
      String name,
      long length,
      String headHash,
      @Nullable Long lastId,
      @Nullable Long lastPosition,
      @Nullable String lastHash,
      long entries) {}

  /** The next entry in the order of the numbers. */
  @Query("SELECT id FROM audit_entry WHERE id > :after ORDER BY id LIMIT 1")
  Optional<Long> findNext(long after);

  /** The lowest number of an entry. */
  @Query("SELECT id FROM audit_entry ORDER BY id LIMIT 1")
  Optional<Long> findFirst();

  /** The highest number of an entry; 0 where there is none. */
  @Query("SELECT COALESCE(MAX(id), 0) FROM audit_entry")
  long findLast();

  /** The number before one; the same where none is before. */
  @Query("SELECT COALESCE(MAX(id), :first) FROM audit_entry WHERE id < :first")
  long findBefore(long first);

  @Query(
      "SELECT "
          + AuditChains.COLUMNS
          + ", c.name AS chain, b.hash AS before_hash, "
          + DIGEST
          + " AS entry_sha256\n"
          + """
              FROM audit_entry e
              JOIN audit_chain c ON c.id = e.chain_id
              LEFT JOIN audit_entry b ON b.chain_id = e.chain_id AND b.position = e.position - 1
             WHERE e.id BETWEEN :first AND :last ORDER BY e.id""")
  List<PieceEntry> list(long first, long last);

  @Query(
      "SELECT c.name AS chain, e.chain_id, e.position, e.hash, "
          + DIGEST
          + " AS entry_sha256\n"
          + """
              FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
             WHERE e.id BETWEEN :first AND :last ORDER BY e.id""")
  List<DigestedEntry> listDigests(long first, long last);

  /** The chains after one, each with its last entry, in one statement: no act comes between. */
  @Query(
      """
      SELECT c.id, c.name, c.length, c.head_hash, e.id AS last_id, e.position AS last_position,
             e.hash AS last_hash,
             (SELECT COUNT(*) FROM audit_entry n WHERE n.chain_id = c.id) AS entries
        FROM audit_chain c
        LEFT JOIN audit_entry e ON e.chain_id = c.id
         AND e.position = (SELECT MAX(m.position) FROM audit_entry m WHERE m.chain_id = c.id)
       WHERE c.id > :after ORDER BY c.id LIMIT 500""")
  List<ChainHead> listHeads(long after);

  /** Entries whose witness is gone or is another, as {@code chain#position}. */
  @Query(
      """
      SELECT CONCAT(c.name, '#', e.position) FROM audit_entry e
        JOIN audit_chain c ON c.id = e.chain_id
        LEFT JOIN audit_entry w ON w.id = e.witness_id
       WHERE e.id BETWEEN :first AND :last
         AND e.witness_id IS NOT NULL AND (w.id IS NULL OR w.hash <> e.witness_hash)
       ORDER BY e.id""")
  List<String> listWithoutWitness(long first, long last);

  /**
   * Entries whose numbers were chosen, as {@code chain#position}: they do not rise with the
   * positions of their chain, are not after their witness, or tell of rows without a witness though
   * they are not the first of all.
   */
  @Query(
      """
      SELECT CONCAT(c.name, '#', e.position) FROM audit_entry e
        JOIN audit_chain c ON c.id = e.chain_id
       WHERE e.id BETWEEN :first AND :last
         AND (e.id <= 0 OR e.witness_id >= e.id
              OR EXISTS (SELECT 1 FROM audit_entry b
                          WHERE b.chain_id = e.chain_id AND b.position = e.position - 1
                            AND b.id > e.id)
              OR (e.witness_id IS NULL AND e.rows_sha256 IS NOT NULL
                  AND e.id > (SELECT MIN(f.id) FROM audit_entry f)))
       ORDER BY e.id""")
  List<String> listOutOfOrder(long first, long last);

  /** Entries that name rows without their digest, or a digest without its rows. */
  @Query(
      """
      SELECT CONCAT(c.name, '#', e.position) FROM audit_entry e
        JOIN audit_chain c ON c.id = e.chain_id
       WHERE e.id BETWEEN :first AND :last
         AND ((e.rows_session IS NULL) <> (e.rows_sha256 IS NULL)
              OR (e.rows_first IS NULL) <> (e.rows_sha256 IS NULL)
              OR (e.rows_last IS NULL) <> (e.rows_sha256 IS NULL)
              OR e.rows_first > e.rows_last)
       ORDER BY e.id""")
  List<String> listHalfTold(long first, long last);

  /**
   * Entries whose time is before that of their predecessor, of their witness, or of the entry that
   * was written before them in any chain, as {@code chain#position}. What waits for another act has
   * the time at which it began to wait, which is less than a minute before.
   *
   * @param from number of the entry with which the first of the piece is compared
   * @param after number of the last entry that is not looked at, as are those of the load of a
   *     demonstration
   */
  @Query(
      """
      SELECT CONCAT(c.name, '#', e.position)
        FROM (SELECT id, chain_id, position, at, witness_id, LAG(at) OVER (ORDER BY id) AS last_at
                FROM audit_entry WHERE id BETWEEN :from AND :last) e
        JOIN audit_chain c ON c.id = e.chain_id
        LEFT JOIN audit_entry w ON w.id = e.witness_id
        LEFT JOIN audit_entry b ON b.chain_id = e.chain_id AND b.position = e.position - 1
       WHERE e.id > :after AND e.id >= :first
         AND (e.at < w.at - INTERVAL 1 MINUTE OR e.at < b.at - INTERVAL 1 MINUTE
              OR e.at < e.last_at - INTERVAL 1 MINUTE)
       ORDER BY e.id""")
  List<String> listBackdated(long from, long after, long first, long last);
}
