package org.muwahhad.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;

/** The log as it is read. Times of checkpoints are those of the machine, UTC. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface LogQueries extends GenericRepository<LogQueries.SignedCheckpoint, Long> {

  /** An entry of the record, which may not be a leaf yet. */
  @Introspected
  record RecordedEntry(
      long id,
      String chain,
      Instant at,
      String act,
      String objectType,
      String objectId,
      String detail,
      String hash) {}

  /** A leaf with its entry; a leaf that covers has none. */
  @Introspected
  record LoggedLeaf(
      long leafIndex,
      String salt,
      String commitment,
      String leafHash,
      @Nullable String auditStream,
      @Nullable Long auditEntryId,
      @Nullable String chain,
      @Nullable Long position,
      @Nullable Instant at,
      @Nullable String act,
      @Nullable String objectType,
      @Nullable String objectId,
      @Nullable String detail,
      @Nullable String hash) {

    /** The detail of its entry as it is opened; empty for a leaf that covers. */
    String openedDetail() {
      return detail == null ? "" : LeafOpening.detailOf(salt, detail);
    }

    /** What the leaf should commit to by what the record says today. */
    LeafOpening opening() {
      return auditEntryId == null
          ? LeafOpening.cover(salt)
          : LeafOpening.of(
              salt,
              new RecordedEntry(
                  auditEntryId,
                  String.valueOf(chain),
                  Objects.requireNonNullElse(at, Instant.EPOCH),
                  String.valueOf(act),
                  String.valueOf(objectType),
                  String.valueOf(objectId),
                  String.valueOf(detail),
                  String.valueOf(hash)));
    }
  }

  /**
   * A signed head.
   *
   * @param root hexadecimal
   * @param note as the log signed it
   * @param witnessedAt null while too few states have co-signed it
   */
  @Introspected
  @MappedEntity("log_checkpoint")
  record SignedCheckpoint(
      @Id long size,
      String origin,
      String root,
      String note,
      Instant signedAt,
      @Nullable Instant witnessedAt,
      @io.micronaut.core.annotation.Nullable byte @Nullable [] timeStamp) {

    /** What a time stamp is over. */
    byte[] digestToStamp() {
      return Sha256.digest().digest(note.getBytes(UTF_8));
    }
  }

  /** A co-signature with its witness. */
  @Introspected
  record Cosignature(String line, String stateCode, String verifierKey, Instant receivedAt) {}

  String CHECKPOINTS =
      "SELECT size, origin, root, note, signed_at, witnessed_at, time_stamp FROM log_checkpoint ";

  @Query("SELECT size FROM log_head WHERE id = 1")
  long size();

  /** The highest number of an entry; 0 where there is none. */
  @Query("SELECT COALESCE(MAX(id), 0) FROM audit_entry")
  long newestEntry();

  /** Some entries above a number, up to another one, that are no leaves yet. */
  @Query(
      """
      SELECT e.id, c.name AS chain, e.at, e.act, e.object_type, e.object_id, e.detail, e.hash
        FROM audit_entry e
        JOIN audit_chain c ON c.id = e.chain_id
        LEFT JOIN log_entry l ON l.audit_entry_id = e.id
       WHERE e.id > :after AND e.id <= :last AND l.leaf_index IS NULL ORDER BY e.id LIMIT :most\
      """)
  List<RecordedEntry> listWaiting(long after, long last, int most);

  String LEAVES =
      """
      SELECT l.leaf_index, l.salt, l.commitment, l.leaf_hash, l.audit_stream, l.audit_entry_id,
             c.name AS chain, e.position, e.at, e.act, e.object_type, e.object_id, e.detail,
             e.hash
        FROM log_entry l
        LEFT JOIN audit_entry e ON e.id = l.audit_entry_id
        LEFT JOIN audit_chain c ON c.id = e.chain_id
      """;

  @Query(LEAVES + " WHERE l.leaf_index BETWEEN :first AND :last ORDER BY l.leaf_index")
  List<LoggedLeaf> listLeaves(long first, long last);

  @Query(LEAVES + " WHERE l.audit_entry_id = :entryId")
  Optional<LoggedLeaf> findLeafOf(long entryId);

  @Query(
      """
      SELECT leaf_hash FROM log_entry WHERE leaf_index BETWEEN :first AND :last
       ORDER BY leaf_index\
      """)
  List<String> listLeafHashes(long first, long last);

  @Query(
      """
      SELECT commitment FROM log_entry WHERE leaf_index BETWEEN :first AND :last
       ORDER BY leaf_index\
      """)
  List<String> listCommitments(long first, long last);

  @Query(
      """
      SELECT hash FROM log_node WHERE level = :level AND node_index BETWEEN :first AND :last
       ORDER BY node_index\
      """)
  List<String> listNodes(int level, long first, long last);

  @Query(CHECKPOINTS + "ORDER BY size DESC LIMIT 1")
  Optional<SignedCheckpoint> findNewest();

  @Query(CHECKPOINTS + "WHERE witnessed_at IS NOT NULL ORDER BY size DESC LIMIT 1")
  Optional<SignedCheckpoint> findNewestWitnessed();

  @Query(CHECKPOINTS + "WHERE size = :size")
  Optional<SignedCheckpoint> find(long size);

  /** The first checkpoint that covers a leaf. */
  @Query(CHECKPOINTS + "WHERE size > :leafIndex ORDER BY size LIMIT 1")
  Optional<SignedCheckpoint> findCovering(long leafIndex);

  /** The first witnessed checkpoint that covers a leaf. */
  @Query(CHECKPOINTS + "WHERE size > :leafIndex AND witnessed_at IS NOT NULL ORDER BY size LIMIT 1")
  Optional<SignedCheckpoint> findWitnessedCovering(long leafIndex);

  /** Some checkpoints above a size, in order. */
  @Query(CHECKPOINTS + "WHERE size > :after ORDER BY size LIMIT 500")
  List<SignedCheckpoint> listAbove(long after);

  /** The newest checkpoints, the newest first. */
  @Query(CHECKPOINTS + "ORDER BY size DESC LIMIT :most")
  List<SignedCheckpoint> listNewest(int most);

  @Query(
      """
      SELECT c.line, w.state_code, w.verifier_key, c.received_at FROM log_cosignature c
        JOIN log_witness w ON w.id = c.witness_id
       WHERE c.size = :size ORDER BY w.state_code, w.id\
      """)
  List<Cosignature> listCosignatures(long size);

  /** How many states co-signed a checkpoint that counts as witnessed. */
  @Introspected
  record CosignedCheckpoint(long size, Instant witnessedAt, long states) {}

  /** The witnessed checkpoints that fewer states than a number co-signed, in order. */
  @Query(
      """
      SELECT c.size, c.witnessed_at, COUNT(DISTINCT w.state_code) AS states
        FROM log_checkpoint c
        LEFT JOIN log_cosignature s ON s.size = c.size
        LEFT JOIN log_witness w ON w.id = s.witness_id
       WHERE c.witnessed_at IS NOT NULL
       GROUP BY c.size, c.witnessed_at
      HAVING COUNT(DISTINCT w.state_code) < :number ORDER BY c.size\
      """)
  List<CosignedCheckpoint> listCosignedByFewer(int number);

  /**
   * For how many seconds the oldest checkpoint after the newest witnessed one has waited for its
   * witnesses; 0 where no checkpoint waits. Every page of an administrator asks, so neither
   * statement reads the notes of a year of checkpoints.
   */
  default long secondsUnwitnessed() {
    return secondsSinceFirstAbove(newestWitnessedSize());
  }

  /** The size of the newest checkpoint that has its witnesses; 0 where none has. */
  @Query(
      """
      SELECT COALESCE(MAX(c.size), 0) FROM log_checkpoint c FORCE INDEX (ix_log_checkpoint_witnessed)
       WHERE c.witnessed_at IS NOT NULL\
      """)
  long newestWitnessedSize();

  /** How many seconds ago the first checkpoint above a size was signed; 0 where there is none. */
  @Query(
      """
      SELECT COALESCE((SELECT TIMESTAMPDIFF(SECOND, c.signed_at, SYSDATE(6)) FROM log_checkpoint c
                        WHERE c.size > :size ORDER BY c.size LIMIT 1), 0)\
      """)
  long secondsSinceFirstAbove(long size);

  /** How many seconds ago the newest checkpoint was signed; 0 where there is none. */
  @Query(
      """
      SELECT COALESCE((SELECT TIMESTAMPDIFF(SECOND, c.signed_at, SYSDATE(6)) FROM log_checkpoint c
                        ORDER BY c.size DESC LIMIT 1), 0)\
      """)
  long secondsSinceSigned();

  /** Entries above a number, up to another one, that are no leaves; some of them. */
  @Query(
      """
      SELECT CONCAT(c.name, '#', e.position) FROM audit_entry e
        JOIN audit_chain c ON c.id = e.chain_id
        LEFT JOIN log_entry l ON l.audit_entry_id = e.id
       WHERE e.id > :after AND e.id <= :last AND l.leaf_index IS NULL ORDER BY e.id LIMIT 100\
      """)
  List<String> listLeftOut(long after, long last);

  /** The highest number of an entry among the last leaves of a tree; 0 where there is none. */
  @Query(
      """
      SELECT COALESCE(MAX(audit_entry_id), 0) FROM log_entry
       WHERE leaf_index BETWEEN :size - 2000 AND :size - 1\
      """)
  long lastEntryOf(long size);
}
