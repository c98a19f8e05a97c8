package org.muwahhad.web;

import io.micronaut.http.HttpStatus;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.muwahhad.shared.StorageFull;

/**
 * What the service needs and does not have for the moment. It is neither the fault of the person
 * who asks nor a bug, and passes by itself.
 */
public enum Outage {
  /** The database cannot be reached, or every connection to it is in use. */
  DATABASE(HttpStatus.SERVICE_UNAVAILABLE, "shared.database-unreachable", "web.problem.503", 10),
  /** There is no space left for what would be written. */
  STORAGE(HttpStatus.INSUFFICIENT_STORAGE, "shared.storage-full", "web.problem.507", 60),
  /** Clocks differ, so nobody can say whether a deadline has passed. */
  CLOCK(HttpStatus.SERVICE_UNAVAILABLE, "shared.clocks-differ", "web.problem.clocks", 30);

  /** SQLSTATE class of everything about connections. */
  private static final String CONNECTION = "08";

  /** What the pool says, without an SQLSTATE, of a connection that it gave up while it was used. */
  private static final String CLOSED = "Connection is closed";

  /**
   * The server is being shut down, has too many connections, or is no part of the cluster that
   * decides (1047, and 1180 where something is committed).
   */
  private static final Set<Integer> SERVER_AWAY = Set.of(1053, 1040, 1047, 1077, 1078, 1180, 1927);

  private static final int WAITED = 1205;

  /** No space left, in the words of the operating system, the server and its storage engine. */
  private static final Set<Integer> NO_SPACE = Set.of(3, 1021, 1026, 1114, 1878);

  final HttpStatus status;

  /** Stable code for programs. */
  final String code;

  /** Of its page, with {@code .title} or {@code .text} after it. */
  final String textKey;

  /** After how long it is worth asking again. */
  final int retrySeconds;

  Outage(HttpStatus status, String code, String textKey, int retrySeconds) {
    this.textKey = textKey;
    this.status = status;
    this.code = code;
    this.retrySeconds = retrySeconds;
  }

  /** The outage that a failure tells of, if any. */
  public static Optional<Outage> find(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof StorageFull) {
        return Optional.of(STORAGE);
      }
      if (t instanceof SQLException sql && isAway(sql)) {
        return Optional.of(DATABASE);
      }
      if (t instanceof SQLException sql && NO_SPACE.contains(sql.getErrorCode())) {
        return Optional.of(STORAGE);
      }
    }
    return Optional.empty();
  }

  /**
   * The outage that a failed read tells of, if any. What only reads holds no lock, so it waited in
   * vain for what the other nodes of a cluster wrote: its node is apart from them.
   */
  static Optional<Outage> findOfRead(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getErrorCode() == WAITED) {
        return Optional.of(DATABASE);
      }
    }
    return find(failure);
  }

  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientConnectionException
        || (state == null ? CLOSED.equals(failure.getMessage()) : state.startsWith(CONNECTION))
        || SERVER_AWAY.contains(failure.getErrorCode());
  }
}
