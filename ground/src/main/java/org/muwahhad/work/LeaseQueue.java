package org.muwahhad.work;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares the rows of a table out among all nodes. A node takes rows up under a lease; one that dies
 * loses them to another when the lease ends. So work is done at least once, and written down once.
 * Leases live by the machine's time, which the clock of a demonstration does not move.
 *
 * <p>A row is taken by an update that holds only while the row is free, and names its lease. Locks
 * belong to one node of a database cluster, so they only spare the nodes of one server to meet: of
 * two nodes of a cluster that take the same row, one is refused when it commits, and takes others
 * ({@link RepeatedTransactions}). What a lease holds is what carries its claim.
 */
public final class LeaseQueue {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseQueue.class);

  /** What was taken up so often without an end has failed. */
  private static final int MOST_ATTEMPTS = 3;

  /** How many times longer each pause is after which a row that cannot be read is tried again. */
  private static final int LONGER = 5;

  private final TransactionOperations<Connection> transactions;
  private final QueueTable table;
  private final long leaseSeconds;
  private final @Nullable UnreadableRows unreadable;
  private final ToIntFunction<String> giveUp;

  /** A queue whose rows are never given up because they cannot be read. */
  public LeaseQueue(
      TransactionOperations<Connection> transactions, QueueTable table, Duration lease) {
    this(transactions, table, lease, null, claim -> 0);
  }

  /**
   * A queue that gives up what cannot be read.
   *
   * @param unreadable counts such rows
   * @param giveUp writes down that the row under a claim has failed, and why, without reading it;
   *     returns whether it did (1 or 0); runs in a transaction
   */
  public LeaseQueue(
      TransactionOperations<Connection> transactions,
      QueueTable table,
      Duration lease,
      @Nullable UnreadableRows unreadable,
      ToIntFunction<String> giveUp) {
    this.transactions = transactions;
    this.table = table;
    this.leaseSeconds = lease.toSeconds();
    this.unreadable = unreadable;
    this.giveUp = giveUp;
  }

  /** Rows that this node has, all with the same claim. */
  public final class Lease {
    private final String claim = UUID.randomUUID().toString();

    private Lease() {}

    /** What the rows carry in {@code claim} for as long as the lease is this node's. */
    public String claim() {
      return claim;
    }

    /** Begins the lease again; false when the work ended, or is another node's. */
    public boolean renew() {
      return lengthen(leaseSeconds);
    }

    private boolean lengthen(long seconds) {
      return update("%s = DATE_ADD(SYSDATE(6), INTERVAL %d SECOND)".formatted(table.due(), seconds))
          > 0;
    }

    /** Makes the attempt none: it only wanted for space or the database. The lease runs on. */
    private void forgive() {
      update("attempts = GREATEST(attempts - 1, 0)");
    }

    private int update(String change) {
      return inTransaction(
          """
          UPDATE %s SET %s WHERE claim = ? AND status = ?"""
              .formatted(table.name(), change),
          statement -> {
            statement.setString(1, claim);
            statement.setString(2, table.running());
            return statement.executeUpdate();
          });
    }

    /** How often the row was taken up, this time included. */
    private int attempts() {
      return inTransaction(
          "SELECT MAX(attempts) FROM %s WHERE claim = ?".formatted(table.name()),
          statement -> {
            statement.setString(1, claim);
            try (ResultSet rows = statement.executeQuery()) {
              rows.next();
              return rows.getInt(1);
            }
          });
    }
  }

  /**
   * Takes work up: first what other nodes left behind, then what waits. It is taken up and read, or
   * left as it was.
   *
   * @param most rows at once
   * @param read reads the rows that carry the claim of the lease
   * @return nothing when there is none that no other node holds
   */
  public <W> Optional<W> take(int most, Function<Lease, W> read) {
    return transactions.executeWrite(
        status -> {
          LocalDateTime now = machineTime();
          Lease lease = new Lease();
          int taken = claim(lease, table.running(), table.due(), now, most);
          if (taken < most) {
            taken += claim(lease, table.waiting(), table.order(), now, most - taken);
          }
          if (taken == 0) {
            return Optional.empty();
          }
          return Optional.of(read.apply(lease));
        });
  }

  /**
   * Takes work up as {@link #take} does, and lets a row that cannot be read hold up no other: where
   * something cannot be read, rows are taken one by one, and the row that fails by itself is left
   * alone for a while: another node may be of a later version and know what it says. What nobody
   * could read three times is given up at the fourth. An outage is no fault of a row.
   *
   * @param most rows at once
   * @param read reads the rows that carry the claim of the lease
   * @return nothing when there is none that no other node holds
   */
  public <W> Optional<W> takeReadable(int most, Function<Lease, W> read) {
    try {
      return take(most, read);
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        throw e;
      }
      return takeByItself(read);
    }
  }

  /**
   * Takes rows one by one until one can be read. Each is this node's before it is read: of what was
   * left as it was, another node may have taken the row that failed, and the next has done nothing.
   */
  private <W> Optional<W> takeByItself(Function<Lease, W> read) {
    Optional<Lease> next = take(1, lease -> lease);
    while (next.isPresent()) {
      Lease lease = next.get();
      try {
        return transactions.executeWrite(status -> Optional.of(read.apply(lease)));
      } catch (RuntimeException e) {
        if (Outage.find(e).isPresent()) {
          lease.forgive();
          throw e;
        }
        putOff(lease, e);
      }
      next = take(1, own -> own);
    }
    return Optional.empty();
  }

  private void putOff(Lease lease, RuntimeException failure) {
    int attempts = lease.attempts();
    if (attempts > MOST_ATTEMPTS && isGivenUp(lease)) {
      LOG.error("A row of {} cannot be read and is given up", table.name(), failure);
      if (unreadable != null) {
        unreadable.add();
      }
      return;
    }
    long pause = leaseSeconds;
    for (int i = 1; i < Math.min(attempts, MOST_ATTEMPTS); i++) {
      pause *= LONGER;
    }
    lease.lengthen(pause);
    LOG.error("A row of {} cannot be read and is put off", table.name(), failure);
  }

  /** A row that cannot even be given up holds up no other. */
  private boolean isGivenUp(Lease lease) {
    try {
      return transactions.executeWrite(status -> giveUp.applyAsInt(lease.claim())) > 0;
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        throw e;
      }
      LOG.error("A row of {} cannot be given up", table.name(), e);
      return false;
    }
  }

  /**
   * Works off what is due, one piece after the other, and returns how many came to an end here.
   * What wants for space or the database is worked again when its lease ends, for as long as that
   * lasts, and ends this turn.
   *
   * @param givenUp the code of a piece that was tried too often without coming to an end
   * @param unexpected the code of a piece that failed without saying why
   */
  public <R> int work(String givenUp, String unexpected, Function<Lease, LeasedPiece<R>> read) {
    int ended = 0;
    Function<Lease, LeasedWork<R>> whole = lease -> new LeasedWork<>(lease, read.apply(lease));
    Optional<LeasedWork<R>> next = takeReadable(1, whole);
    while (next.isPresent()) {
      if (work(givenUp, unexpected, next.get().lease(), next.get().piece())) {
        ended++;
      }
      next = takeReadable(1, whole);
    }
    return ended;
  }

  private record LeasedWork<R>(Lease lease, LeasedPiece<R> piece) {}

  private static <R> boolean work(
      String givenUp, String unexpected, Lease lease, LeasedPiece<R> piece) {
    boolean ended;
    try {
      ended = piece.attempts() > MOST_ATTEMPTS ? piece.fail(givenUp) : piece.finish(piece.make());
    } catch (LeaseLost e) {
      ended = false;
    } catch (Refusal refusal) {
      ended = piece.fail(refusal.code());
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        lease.forgive();
        throw e;
      }
      LOG.error("{} failed", piece.name(), e);
      ended = piece.fail(unexpected);
    }
    if (!ended) {
      LOG.info("{} was taken back, or over by another node meanwhile", piece.name());
    }
    return ended;
  }

  private LocalDateTime machineTime() {
    return inTransaction(
        "SELECT SYSDATE(6)",
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getObject(1, LocalDateTime.class);
          }
        });
  }

  /** The time comes as a value: the function would be asked for each row, and use no index. */
  private List<List<Object>> lock(String status, String order, LocalDateTime now, int most) {
    return inTransaction(
        """
        SELECT %s FROM %s WHERE status = ? AND (%s IS NULL OR %s <= ?)
         ORDER BY %s LIMIT ? FOR UPDATE SKIP LOCKED"""
            .formatted(
                String.join(", ", table.key()), table.name(), table.due(), table.due(), order),
        statement -> {
          statement.setString(1, status);
          statement.setObject(2, now);
          statement.setInt(3, most);
          try (ResultSet rows = statement.executeQuery()) {
            List<List<Object>> keys = new ArrayList<>();
            while (rows.next()) {
              List<Object> key = new ArrayList<>();
              for (int i = 1; i <= table.key().size(); i++) {
                key.add(rows.getObject(i));
              }
              keys.add(key);
            }
            return keys;
          }
        });
  }

  /** Takes rows of a status that are due; returns how many. */
  private int claim(Lease lease, String status, String order, LocalDateTime now, int most) {
    List<List<Object>> keys = lock(status, order, now, most);
    if (keys.isEmpty()) {
      return 0;
    }
    String one =
        table.key().stream().map(k -> k + " = ?").collect(Collectors.joining(" AND ", "(", ")"));
    String all = keys.stream().map(k -> one).collect(Collectors.joining(" OR "));
    return inTransaction(
        """
        UPDATE %1$s
           SET status = ?, claim = ?, attempts = attempts + 1,
               %2$s = DATE_ADD(SYSDATE(6), INTERVAL ? SECOND)%3$s
         WHERE status = ? AND (%2$s IS NULL OR %2$s <= ?) AND (%4$s)"""
            .formatted(table.name(), table.due(), table.taken(), all),
        statement -> {
          statement.setString(1, table.running());
          statement.setString(2, lease.claim);
          statement.setLong(3, leaseSeconds);
          statement.setString(4, status);
          statement.setObject(5, now);
          int place = 6;
          for (List<Object> key : keys) {
            for (Object part : key) {
              statement.setObject(place++, part);
            }
          }
          return statement.executeUpdate();
        });
  }

  private interface Statement<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T inTransaction(String sql, Statement<T> work) {
    return transactions.executeWrite(
        status -> {
          try (PreparedStatement statement = status.getConnection().prepareStatement(sql)) {
            return work.run(statement);
          } catch (SQLException e) {
            throw new DataAccessException("The queue in " + table.name() + " failed", e);
          }
        });
  }
}
