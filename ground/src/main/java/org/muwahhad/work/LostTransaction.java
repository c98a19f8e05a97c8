package org.muwahhad.work;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Why a transaction was lost through no fault of its own, as far as it is worth another try. */
enum LostTransaction {
  /**
   * Another one changed the same rows: on this server, or on another node of the cluster, which is
   * found out when the transaction is to be committed. It was taken back whole.
   */
  CONFLICT,
  /** The server, or its part of the cluster, is gone. A commit that was sent may have been made. */
  SERVER_GONE;

  private static final int DEADLOCK = 1213;

  /** There is no such savepoint: the transaction in which it was set was taken back. */
  private static final int MARK_GONE = 1305;

  /**
   * Waited in vain: for a lock, which takes the server most of a minute, or at once for what other
   * nodes wrote, at a node that is no part of its cluster.
   */
  private static final int WAITED = 1205;

  private static final Duration SHORTEST_LOCK = Duration.ofSeconds(10);
  private static final String SERIALISATION = "40001";

  /** SQLSTATE class of everything about connections. */
  private static final String CONNECTION = "08";

  /** What the pool says, without an SQLSTATE, of a connection that it gave up while it was used. */
  private static final String CLOSED = "Connection is closed";

  /**
   * The node is no part of the cluster that decides (1047, and 1180 at a commit), is being shut
   * down (1053, 1077 to 1079), or the connection was killed (1927).
   */
  private static final Set<Integer> NODE_AWAY = Set.of(1047, 1180, 1053, 1077, 1078, 1079, 1927);

  /**
   * Why the transaction that failed so is worth another try, if it is.
   *
   * @param took from its beginning
   */
  static Optional<LostTransaction> find(Throwable failure, Duration took) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLTransientConnectionException) {
        // The pool waited for a connection as long as anybody should.
        return Optional.empty();
      }
      if (t instanceof SQLException sql) {
        return of(sql, took);
      }
    }
    return Optional.empty();
  }

  private static Optional<LostTransaction> of(SQLException failure, Duration took) {
    String state = failure.getSQLState();
    if (failure.getErrorCode() == DEADLOCK
        || failure.getErrorCode() == MARK_GONE
        || SERIALISATION.equals(state)) {
      return Optional.of(CONFLICT);
    }
    boolean isGone =
        failure.getErrorCode() == WAITED && took.compareTo(SHORTEST_LOCK) < 0
            || NODE_AWAY.contains(failure.getErrorCode())
            || (state == null ? CLOSED.equals(failure.getMessage()) : state.startsWith(CONNECTION));
    return isGone ? Optional.of(SERVER_GONE) : Optional.empty();
  }
}
