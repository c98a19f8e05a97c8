package org.muwahhad.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Digest;

/**
 * What verifications found sound, piece by piece. Checkpoints are only ever inserted; the database
 * refuses all else.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditCheckpoints extends GenericRepository<AuditCheckpoints.Checkpoint, Long> {

  /**
   * A stored checkpoint.
   *
   * @param pass number of the verification of everything that wrote it; 0 where only what was new
   *     was verified
   * @param passEnd number of the entry up to which that verification goes
   * @param entries how many entries the piece had
   * @param entriesSha256 digest of all their columns
   */
  @MappedEntity("audit_checkpoint")
  record Checkpoint(
      @Id long id,
      Instant at,
      long pass,
      long passEnd,
      long firstEntry,
      long lastEntry,
      long entries,
      String entriesSha256,
      String previousHash,
      String hash,
      String signature,
      String certificate) {
    private static final String FORMAT = "muwahhad-checkpoint-1";

    /** The hash that a checkpoint has: over the one before and all that it says. */
    static String hash(
        String previousHash,
        Instant at,
        long pass,
        long passEnd,
        EntryPiece piece,
        long entries,
        String entriesSha256) {
      return Digest.of(
          previousHash,
          at.toString(),
          Long.toString(pass),
          Long.toString(passEnd),
          Long.toString(piece.first()),
          Long.toString(piece.last()),
          Long.toString(entries),
          entriesSha256);
    }

    /** What is signed: format and hash, a line each. */
    static String signed(String hash) {
      return FORMAT + "\n" + hash + "\n";
    }

    EntryPiece piece() {
      return new EntryPiece(firstEntry, lastEntry);
    }

    boolean hasOwnHash() {
      return hash(previousHash, at, pass, passEnd, piece(), entries, entriesSha256).equals(hash);
    }

    /** Whether the entries of the piece are as they were. */
    boolean isOf(long count, String sha256) {
      return entries == count && entriesSha256.equals(sha256);
    }
  }

  /** The checkpoints after one: there is one for ten thousand entries and verification. */
  @Query(
      """
      SELECT id, at, pass, pass_end, first_entry, last_entry, entries, entries_sha256,
             previous_hash, hash, signature, certificate
        FROM audit_checkpoint WHERE id > :after ORDER BY id LIMIT 500""")
  List<Checkpoint> listAfter(long after);

  /** The hash of the newest; whoever writes the next waits for whoever writes it now. */
  @Query("SELECT hash FROM audit_checkpoint ORDER BY id DESC LIMIT 1 FOR UPDATE")
  Optional<String> lockNewest();

  @Query(
      """
      INSERT INTO audit_checkpoint (at, pass, pass_end, first_entry, last_entry, entries,
                                    entries_sha256, previous_hash, hash, signature, certificate)
      VALUES (:at, :pass, :passEnd, :firstEntry, :lastEntry, :entries,
              :entriesSha256, :previousHash, :hash, :signature, :certificate)""")
  void insert(
      Instant at,
      long pass,
      long passEnd,
      long firstEntry,
      long lastEntry,
      long entries,
      String entriesSha256,
      String previousHash,
      String hash,
      String signature,
      String certificate);
}
