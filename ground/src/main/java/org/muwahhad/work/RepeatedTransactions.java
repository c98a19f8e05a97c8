package org.muwahhad.work;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.SynchronousConnectionManager;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.SynchronousTransactionManager;
import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.JdbcUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a transaction is tried again. A transaction that another one made impossible,
 * on this server or on another node of the cluster, or whose node is gone, is run again from its
 * beginning, on another connection: the act reads, checks and writes everything again, with the
 * same request key. What the act refuses is never tried again.
 *
 * <p>When the connection is lost while the commit is sent, nobody knows whether it was made. The
 * entry of the act says so ({@link #proveBy}): where it stands, the act was done, and its result is
 * given. Where it does not stand, the act is tried again. Of a transaction without an entry the
 * failure is passed on.
 *
 * <p>Only the outermost transaction is tried again, and one that begins beside another.
 */
@EachBean(DataSource.class)
@Replaces(DataSourceTransactionManager.class)
public class RepeatedTransactions implements SynchronousTransactionManager<Connection> {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatedTransactions.class);

  /** Of transactions that begin on their own. */
  private static final Set<Propagation> BEGINNING =
      EnumSet.of(Propagation.REQUIRED, Propagation.REQUIRES_NEW, Propagation.NESTED);

  /** So often one gives way to others; each time at least one of the others was committed. */
  private static final int MOST_CONFLICTS = 24;

  /** Of a transaction in a cluster; see {@link #done}. */
  private static final String MARK = "begun";

  private static final long SHORTEST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final DataSourceTransactionManager plain;
  private final boolean inCluster;
  private final Duration longest;
  private final ThreadLocal<@Nullable Attempt> current = new ThreadLocal<>();
  private final Map<LostTransaction, AtomicLong> repeated = new EnumMap<>(LostTransaction.class);

  RepeatedTransactions(
      DataSource dataSource,
      @Parameter ConnectionOperations<Connection> connections,
      @Parameter @Nullable SynchronousConnectionManager<Connection> connectionManager,
      @Value("${datasources.default.url:}") String url,
      @Value("${muwahhad.transactions.longest-retry:8s}") Duration longest) {
    this.inCluster = JdbcUrl.isInCluster(url);
    this.plain = new DataSourceTransactionManager(dataSource, connections, connectionManager);
    this.longest = longest;
    for (LostTransaction why : LostTransaction.values()) {
      repeated.put(why, new AtomicLong());
    }
  }

  /** One run of a transaction. */
  private static final class Attempt {
    private final @Nullable Attempt around;

    /** The work is done, so the commit may have been sent. */
    private boolean ended;

    private @Nullable Object result;
    private @Nullable CommitProof proof;

    Attempt(@Nullable Attempt around) {
      this.around = around;
    }
  }

  /** Where the outermost transaction of this thread can be looked for; the last proof counts. */
  public void proveBy(CommitProof proof) {
    Attempt attempt = current.get();
    if (attempt != null) {
      attempt.proof = proof;
    }
  }

  /** How often a transaction was tried again since the start. */
  long count(LostTransaction why) {
    return Objects.requireNonNull(repeated.get(why)).get();
  }

  @Override
  public <R> R execute(TransactionDefinition definition, TransactionCallback<Connection, R> work) {
    Propagation propagation = definition.getPropagationBehavior();
    boolean begins =
        BEGINNING.contains(propagation)
            && (propagation == Propagation.REQUIRES_NEW || findTransactionStatus().isEmpty());
    return begins ? repeat(definition, work) : plain.execute(definition, work);
  }

  private <R> R repeat(TransactionDefinition definition, TransactionCallback<Connection, R> work) {
    long lostSince = 0;
    int conflicts = 0;
    for (int tries = 1; ; tries++) {
      Attempt attempt = new Attempt(current.get());
      long started = System.nanoTime();
      try {
        return attempt(attempt, definition, work);
      } catch (Exception failure) {
        // Work may throw what it does not declare, such as the failure of a statement.
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        LostTransaction why = LostTransaction.find(failure, took).orElse(null);
        if (why == null) {
          throw RepeatedTransactions.<RuntimeException>asIs(failure);
        }
        boolean gone = why == LostTransaction.SERVER_GONE;
        boolean isReading = definition.isReadOnly().orElse(false);
        if (gone && attempt.ended && !isReading && isCommitted(attempt, failure)) {
          return result(attempt);
        }
        conflicts += gone ? 0 : 1;
        if (gone && lostSince == 0) {
          // Not from its beginning: it may have waited long for a server that fell silent.
          lostSince = System.nanoTime();
        }
        if (conflicts > MOST_CONFLICTS || gone && isLate(lostSince)) {
          throw gone
              ? new DataAccessException("The database cannot be worked on", gone(failure))
              : RepeatedTransactions.<RuntimeException>asIs(failure);
        }
        Objects.requireNonNull(repeated.get(why)).incrementAndGet();
        LOG.info("{} is tried again ({}): {}", definition.getName(), why, failure.toString());
        pause(tries, failure);
      }
    }
  }

  private <R> R attempt(
      Attempt attempt, TransactionDefinition definition, TransactionCallback<Connection, R> work) {
    current.set(attempt);
    try {
      return plain.execute(
          definition,
          status -> {
            R result = done(work, status);
            attempt.result = result;
            attempt.ended = true;
            return result;
          });
    } finally {
      current.set(attempt.around);
    }
  }

  /**
   * Does the work. A node of a cluster takes the whole transaction back for another one and says so
   * once; whoever misses it goes on in a new transaction without what was done before. The mark set
   * at the beginning is gone then. So what was done, and what was refused, counts only while the
   * mark stands.
   */
  private <R> R done(TransactionCallback<Connection, R> work, TransactionStatus<Connection> status)
      throws Exception {
    if (!inCluster) {
      return work.call(status);
    }
    execute(status.getConnection(), "SAVEPOINT " + MARK);
    R result;
    try {
      result = work.call(status);
    } catch (Exception failure) {
      if (LostTransaction.find(failure, Duration.ZERO).isEmpty()) {
        execute(status.getConnection(), "RELEASE SAVEPOINT " + MARK);
      }
      throw failure;
    }
    execute(status.getConnection(), "RELEASE SAVEPOINT " + MARK);
    return result;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What the work returned may be null where its type says so. */
  @SuppressWarnings({"unchecked", "NullAway"})
  private static <R> R result(Attempt attempt) {
    return (R) attempt.result;
  }

  /**
   * Asks for a commit that was sent and not answered.
   *
   * <p>Passes the failure on, where nothing can say whether it was made.
   */
  private boolean isCommitted(Attempt attempt, Exception failure) {
    CommitProof proof = attempt.proof;
    if (proof == null) {
      throw RepeatedTransactions.<RuntimeException>asIs(failure);
    }
    long began = System.nanoTime();
    for (int tries = 1; ; tries++) {
      try {
        return plain.execute(
            TransactionDefinition.of(Propagation.REQUIRES_NEW),
            status -> proof.holds(status.getConnection()));
      } catch (Exception e) {
        if (isLate(began) || LostTransaction.find(e, Duration.ZERO).isEmpty()) {
          failure.addSuppressed(e);
          throw RepeatedTransactions.<RuntimeException>asIs(failure);
        }
        pause(tries, failure);
      }
    }
  }

  private boolean isLate(long began) {
    return System.nanoTime() - began > longest.toNanos();
  }

  /** As others know a server that is gone, whatever it said itself. */
  private static SQLException gone(Exception failure) {
    return new SQLNonTransientConnectionException(
        String.valueOf(failure.getMessage()), "08S01", failure);
  }

  /** A failure as it is, declared or not, so that those who know it find it. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> E asIs(Exception failure) throws E {
    throw (E) failure;
  }

  private static void pause(int tries, Exception failure) {
    long most = Math.min(LONGEST_PAUSE_MILLIS, SHORTEST_PAUSE_MILLIS << Math.min(tries, 10));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, most + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RepeatedTransactions.<RuntimeException>asIs(failure);
    }
  }

  @Override
  public Connection getConnection() {
    return plain.getConnection();
  }

  @Override
  public boolean hasConnection() {
    return plain.hasConnection();
  }

  @Override
  public Optional<? extends TransactionStatus<?>> findTransactionStatus() {
    return plain.findTransactionStatus();
  }

  @Override
  public TransactionStatus<Connection> getTransaction(TransactionDefinition definition) {
    return plain.getTransaction(definition);
  }

  @Override
  public void commit(TransactionStatus<Connection> status) {
    plain.commit(status);
  }

  @Override
  public void rollback(TransactionStatus<Connection> status) {
    plain.rollback(status);
  }
}
