package org.muwahhad.audit.log;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.Optional;
import org.muwahhad.audit.log.LogQueries.SignedCheckpoint;
import org.muwahhad.shared.UnusableSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the head of the tree. What is signed was committed before: the tree of a size never changes
 * afterwards, so the log never signs two that do not agree.
 */
@Singleton
public class SignCheckpoint {
  private static final Logger LOG = LoggerFactory.getLogger(SignCheckpoint.class);
  private final TransactionOperations<Connection> transactions;
  private final LogTables tables;
  private final LogQueries queries;
  private final LogKey key;
  private final Optional<CheckpointStamp> stamp;

  SignCheckpoint(
      TransactionOperations<Connection> transactions,
      LogTables tables,
      LogQueries queries,
      LogKey key,
      Optional<CheckpointStamp> stamp) {
    this.transactions = transactions;
    this.tables = tables;
    this.queries = queries;
    this.key = key;
    this.stamp = stamp;
  }

  /**
   * Signs the tree as it is, unless that was done; empty while it has no leaf.
   *
   * @throws UnusableSetting when the key is not the one that signed before
   */
  public Optional<SignedCheckpoint> run() {
    Optional<SignedCheckpoint> newest =
        transactions.executeWrite(
            status -> {
              Optional<SignedCheckpoint> last = queries.findNewest();
              long size = queries.size();
              String origin = key.origin(last.map(SignedCheckpoint::origin).orElse(null));
              boolean isSame = last.isPresent() && last.get().origin().equals(origin);
              if (isSame) {
                requireOwn(last.get());
              }
              if (size == 0 || last.isPresent() && last.get().size() == size) {
                return last;
              }
              byte[] root = MerkleTree.root(new TileSubtrees(queries), size);
              tables.sign(
                  size,
                  origin,
                  HexFormat.of().formatHex(root),
                  key.sign(Checkpoint.of(origin, size, root)).written());
              return queries.find(size);
            });
    newest.filter(c -> c.timeStamp() == null).ifPresent(this::stampIfAny);
    return newest;
  }

  /**
   * Reports at the start what would keep the log from being signed. A node that lacks the key of a
   * log that was signed makes none in its place.
   *
   * @throws UnusableSetting when the key is missing, or is not the one that signed before
   */
  public void requireUsable() {
    Optional<SignedCheckpoint> last = transactions.executeRead(status -> queries.findNewest());
    if (last.isEmpty()) {
      key.ensure();
    } else if (continues(last.get())) {
      requireOwn(last.get());
    }
  }

  /** Whether the next checkpoint is signed under the name of this one. */
  boolean continues(SignedCheckpoint checkpoint) {
    return key.origin(checkpoint.origin()).equals(checkpoint.origin());
  }

  private void requireOwn(SignedCheckpoint last) {
    boolean isOwn =
        key.isThere()
            && SignedNote.find(last.note()).map(n -> key.isOwn(last.origin(), n)).orElse(false);
    if (!isOwn) {
      throw new UnusableSetting(
          "The log "
              + last.origin()
              + " is signed with a key that this node does not have. Give every node the same"
              + " muwahhad.log.key-file, or the folder log of the first node's data directory.",
          "السجل "
              + last.origin()
              + " موقَّع بمفتاح ليس لدى هذه العقدة. حددوا لكل العقد ملف muwahhad.log.key-file نفسه،"
              + " أو انقلوا إليها المجلد log من مجلد بيانات العقدة الأولى.");
    }
  }

  private void stampIfAny(SignedCheckpoint checkpoint) {
    try {
      stamp
          .flatMap(s -> s.stamp(checkpoint.digestToStamp()))
          .ifPresent(
              token -> transactions.executeWrite(status -> tables.stamp(checkpoint.size(), token)));
    } catch (UncheckedIOException | UnusableSetting e) {
      // A checkpoint stands without; the next one asks again.
      LOG.warn("A checkpoint of the log could not be time-stamped now", e);
    }
  }
}
