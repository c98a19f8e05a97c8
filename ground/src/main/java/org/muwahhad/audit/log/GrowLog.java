package org.muwahhad.audit.log;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.audit.log.LogLeaves.NewLeaf;
import org.muwahhad.audit.log.LogQueries.RecordedEntry;
import org.muwahhad.shared.RandomSecret;

/**
 * Adds to the tree what the record got since. Writers of the record never wait: an entry becomes a
 * leaf once its act is committed, and entries that are committed out of the order of their numbers
 * become leaves in the order in which they are seen. Entries of one chain keep their order, because
 * the next one is written only when the one before is committed.
 *
 * <p>Any node may add, even two at once. The size of the tree changes only from the size that was
 * read. Of two additions one is made, and the other starts again.
 */
@Singleton
public class GrowLog {
  /** No act lasts longer: what was committed by then has no entry with a lower number to come. */
  static final Duration LONGEST_ACT = Duration.ofHours(1);

  /** How often all entries are looked through, settled or not. */
  private static final Duration SWEEP = Duration.ofDays(1);

  /** Numbers of entries that are looked through by one statement, however long the record is. */
  static final int PIECE = 100_000;

  private static final int BATCH = 2000;
  private final TransactionOperations<Connection> transactions;
  private final LogTables tables;
  private final LogQueries queries;
  private final LogLeaves leaves;
  private final int cover;

  GrowLog(
      TransactionOperations<Connection> transactions,
      LogTables tables,
      LogQueries queries,
      LogLeaves leaves,
      @Value("${muwahhad.log.cover:8}") int cover) {
    this.transactions = transactions;
    this.tables = tables;
    this.queries = queries;
    this.leaves = leaves;
    this.cover = cover;
  }

  /**
   * Adds all entries that wait, and fills up with leaves without an entry. The tree grows by a
   * multiple of the same number each time, also when nothing happened. Its size would otherwise
   * reveal that a sealed bid has come.
   *
   * @return the size of the tree
   */
  public long run() {
    LogTables.LogHead head = transactions.executeRead(status -> tables.head());
    long before = head.size();
    boolean isDue = head.secondsSinceSweep() > SWEEP.toSeconds();
    long newest = transactions.executeRead(status -> queries.newestEntry());
    for (long after = isDue ? 0 : head.settledEntry(); after < newest; after += PIECE) {
      appendAll(after, after + PIECE);
    }
    fillUp(before);
    transactions.executeWrite(status -> settle(isDue));
    return transactions.executeRead(status -> queries.size());
  }

  private int settle(boolean isDue) {
    if (isDue) {
      tables.sweep();
    }
    long settled = tables.sizeBefore(LONGEST_ACT.toSeconds());
    return settled == 0 ? 0 : tables.settle(queries.lastEntryOf(settled));
  }

  private void appendAll(long after, long last) {
    List<RecordedEntry> waiting = append(after, last);
    while (waiting.size() == BATCH) {
      waiting = append(waiting.get(BATCH - 1).id(), last);
    }
  }

  private List<RecordedEntry> append(long after, long last) {
    return transactions.executeWrite(
        status -> {
          long size = tables.lockSize();
          List<RecordedEntry> waiting = queries.listWaiting(after, last, BATCH);
          add(size, waiting.stream().map(this::leaf).toList());
          return waiting;
        });
  }

  private void fillUp(long before) {
    if (cover > 0) {
      transactions.executeWrite(
          status -> {
            long size = tables.lockSize();
            long grown = size - before;
            long missing = grown == 0 ? cover : (cover - grown % cover) % cover;
            List<NewLeaf> covering = new ArrayList<>();
            for (long i = 0; i < missing; i++) {
              String salt = RandomSecret.hex();
              covering.add(new NewLeaf(null, null, salt, LeafOpening.cover(salt).commitment()));
            }
            add(size, covering);
            return true;
          });
    }
  }

  private void add(long size, List<NewLeaf> added) {
    if (added.isEmpty()) {
      return;
    }
    leaves.add(size, added);
    if (tables.grow(size, size + added.size()) != 1) {
      throw new IllegalStateException("The log grew while it was locked");
    }
  }

  private NewLeaf leaf(RecordedEntry entry) {
    String salt = RandomSecret.hex();
    return new NewLeaf(entry.chain(), entry.id(), salt, LeafOpening.of(salt, entry).commitment());
  }
}
