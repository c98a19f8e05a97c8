package org.muwahhad.catalog.search;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's search index at the state of the database. Before every search the log of
 * changes is asked what is new, once for all who arrive together, so that a change is found by the
 * next search on any node. What no search asks for is fetched every few seconds, a great many
 * changes piece by piece beside the searches; and every few minutes the index is compared with the
 * items as a whole, so that nothing can stay lost.
 */
@Singleton
class SearchFeed {
  private static final Logger LOG = LoggerFactory.getLogger(SearchFeed.class);

  /** A search waits for the given number of changes at most; more are brought in next to it. */
  private static final int CHANGES_AT_ONCE = 500;

  /** Beside the searches. */
  private static final int CHANGES_BESIDE = 4000;

  private static final int ITEMS_AT_ONCE = 2000;
  private static final int DELETED_AT_ONCE = 5000;
  private static final long LONGEST_WAIT_MILLIS = 2_000;
  private static final long LONGEST_BUILD_SECONDS = 120;
  private static final long COMPARED_EVERY = Duration.ofMinutes(5).toSeconds();
  private static final TransactionDefinition OWN =
      TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);

  private final SearchSource source;
  private final SearchIndex index;
  private final TransactionOperations<Connection> transactions;
  private final ConnectionOperations<Connection> connections;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong arrivals = new AtomicLong();
  private volatile boolean ready;
  private @Nullable ReadLogRows seen;
  private Set<Long> history = Set.of();
  private long comparedAt;
  private long served;

  SearchFeed(
      SearchSource source,
      SearchIndex index,
      TransactionOperations<Connection> transactions,
      ConnectionOperations<Connection> connections) {
    this.source = source;
    this.index = index;
    this.transactions = transactions;
    this.connections = connections;
  }

  /**
   * Brings in what was committed before this moment. Searches that arrive while the log is being
   * asked share the next answer: it serves all who had arrived when it was asked for. Inside a
   * transaction nothing is fetched, as what that has not committed yet would be fetched, too.
   *
   * @throws IllegalStateException when the index could not be built in two minutes
   */
  void catchUp() {
    long arrival = arrivals.incrementAndGet();
    if (!ready) {
      build();
    } else if (transactions.findTransactionStatus().isEmpty()
        && acquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
      try {
        if (served < arrival) {
          long arrived = arrivals.get();
          bringIn(CHANGES_AT_ONCE);
          served = arrived;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  @Scheduled(fixedDelay = "5s", initialDelay = "2s")
  void keepUp() {
    try {
      build();
      int read;
      do {
        read = locked(() -> bringIn(CHANGES_BESIDE));
      } while (read == CHANGES_BESIDE);
      locked(this::bringInHistory);
      if (seconds() - comparedAt >= COMPARED_EVERY) {
        locked(this::compare);
        own(() -> source.deleteOldChanges(position().newest(), DELETED_AT_ONCE));
      }
    } catch (RuntimeException e) {
      // The next turn goes on where this one stopped.
      LOG.warn("The search index could not be brought up to date now", e);
    }
  }

  /** Brings in one batch of changes and returns how many rows of the log it read. */
  private int bringIn(int most) {
    // One statement, which needs no transaction: every search pays for it.
    List<SearchSource.LogChange> changes =
        connections.executeRead(status -> source.changes(position(), most));
    if (changes.isEmpty()) {
      return 0;
    }
    take(
        changes.stream()
            .filter(c -> !c.isOfSynonyms())
            .map(SearchSource.LogChange::itemId)
            .collect(Collectors.toSet()));
    if (changes.stream().anyMatch(SearchSource.LogChange::isOfSynonyms)) {
      takeSynonyms();
    }
    position().see(changes.stream().map(SearchSource.LogChange::id).toList(), seconds());
    return changes.size();
  }

  /** The demand of a round becomes history when the round was aggregated. */
  private int bringInHistory() {
    Set<Long> rounds = own(source::aggregatedRounds);
    for (long round : rounds) {
      if (!history.contains(round)) {
        take(own(() -> source.itemsOfRound(round)));
      }
    }
    history = rounds;
    return rounds.size();
  }

  /** Brings in whatever differs from the database, and takes out what is no longer there. */
  int compare() {
    Map<Long, Integer> stored = own(source::versions);
    Map<Long, Integer> indexed = index.versions();
    Set<Long> different = new HashSet<>(stored.keySet());
    different.removeIf(id -> Objects.equals(stored.get(id), indexed.get(id)));
    take(different);
    Set<Long> gone = new HashSet<>(indexed.keySet());
    gone.removeAll(stored.keySet());
    if (!gone.isEmpty()) {
      index.remove(gone);
      index.refresh();
    }
    takeSynonyms();
    comparedAt = seconds();
    return different.size() + gone.size();
  }

  private void take(Collection<Long> items) {
    if (items.isEmpty()) {
      return;
    }
    List<Long> all = List.copyOf(items);
    for (int from = 0; from < all.size(); from += ITEMS_AT_ONCE) {
      List<Long> some = all.subList(from, Math.min(from + ITEMS_AT_ONCE, all.size()));
      index.put(own(() -> source.documents(some)));
    }
    index.refresh();
  }

  private void takeSynonyms() {
    index.use(new SynonymList(own(source::synonyms).values()));
  }

  private void build() {
    if (ready) {
      return;
    }
    if (!acquire(LONGEST_BUILD_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The search index is not built yet");
    }
    try {
      if (!ready) {
        buildNow();
        ready = true;
      }
    } finally {
      lock.unlock();
    }
  }

  private void buildNow() {
    long began = System.nanoTime();
    // The end of the log first: what is committed while the items are read comes again.
    SearchSource.LogEnd end = own(source::logEnd);
    seen = new ReadLogRows(end.settled(), end.newest(), end.recent(), seconds());
    history = own(source::aggregatedRounds);
    long last = 0;
    int count = 0;
    while (true) {
      long after = last;
      List<SearchDocument> some = own(() -> source.documentsAfter(after, ITEMS_AT_ONCE));
      if (some.isEmpty()) {
        break;
      }
      index.put(some);
      count += some.size();
      last = some.get(some.size() - 1).id();
    }
    index.pack();
    index.refresh();
    takeSynonyms();
    comparedAt = seconds();
    LOG.debug(
        "Search index of {} items built in {} ms",
        count,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  private ReadLogRows position() {
    if (seen == null) {
      throw new IllegalStateException("The search index is not built yet");
    }
    return seen;
  }

  private <T> T locked(Supplier<T> act) {
    lock.lock();
    try {
      return act.get();
    } finally {
      lock.unlock();
    }
  }

  private boolean acquire(long time, TimeUnit unit) {
    try {
      return lock.tryLock(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private <T> T own(Supplier<T> reading) {
    return transactions.execute(OWN, status -> reading.get());
  }

  private static long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
  }
}
