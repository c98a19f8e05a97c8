package org.muwahhad.bid.opening;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes down what was read of one bid, or nothing of it where the database refuses a value. What a
 * bidder sealed itself was checked by nobody before, and one bid must not end the opening of all.
 */
@Singleton
class StoreAttempt {
  /** Classes of SQLSTATE: wrong data, a constraint broken, refused by a trigger. */
  private static final String WRONG_DATA = "22";

  private static final String CONSTRAINT = "23";
  private static final String REFUSED = "45";
  private final JdbcOperations jdbc;

  StoreAttempt(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What the writing answers; empty where the database took something for wrong and all of it was
   * undone. Whatever else goes wrong ends the act.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  <T> Optional<T> find(Supplier<T> writing) {
    try {
      Connection connection = jdbc.getConnection();
      Savepoint before = connection.setSavepoint();
      try {
        T written = writing.get();
        connection.releaseSavepoint(before);
        return Optional.of(written);
      } catch (DataAccessException e) {
        if (!isOfValues(e)) {
          throw e;
        }
        connection.rollback(before);
        return Optional.empty();
      }
    } catch (SQLException e) {
      throw new DataAccessException("The savepoint of a bid failed", e);
    }
  }

  private static boolean isOfValues(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith(WRONG_DATA)
            || state.startsWith(CONSTRAINT)
            || state.startsWith(REFUSED);
      }
    }
    return false;
  }
}
