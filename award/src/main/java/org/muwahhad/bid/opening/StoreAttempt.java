package org.muwahhad.bid.opening;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern CODE = Pattern.compile("(?<![a-z])[a-z]++(?:\\.[a-z-]++)++");
  private final JdbcOperations jdbc;

  StoreAttempt(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What the writing answers, or the other answer where the database took something for wrong and
   * all of it was undone. Whatever else goes wrong ends the act.
   *
   * @param otherwise gets the code with which a trigger refused; empty where no trigger did
   */
  @Transactional(Transactional.TxType.MANDATORY)
  <T> T run(Supplier<T> writing, Function<Optional<String>, T> otherwise) {
    try {
      Connection connection = jdbc.getConnection();
      Savepoint before = connection.setSavepoint();
      try {
        T written = writing.get();
        connection.releaseSavepoint(before);
        return written;
      } catch (DataAccessException e) {
        if (!isOfValues(e)) {
          throw e;
        }
        connection.rollback(before);
        return otherwise.apply(code(e));
      }
    } catch (SQLException e) {
      throw new DataAccessException("The savepoint of a bid failed", e);
    }
  }

  private static boolean isOfValues(Throwable failure) {
    return find(failure)
        .map(SQLException::getSQLState)
        .filter(
            state ->
                state.startsWith(WRONG_DATA)
                    || state.startsWith(CONSTRAINT)
                    || state.startsWith(REFUSED))
        .isPresent();
  }

  /** The first failure of the database that has a state. */
  private static Optional<SQLException> find(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** A trigger signals the code of a refusal as its message. */
  private static Optional<String> code(Throwable failure) {
    return find(failure)
        .filter(sql -> String.valueOf(sql.getSQLState()).startsWith(REFUSED))
        .map(sql -> CODE.matcher(String.valueOf(sql.getMessage())))
        .filter(Matcher::find)
        .map(Matcher::group);
  }
}
