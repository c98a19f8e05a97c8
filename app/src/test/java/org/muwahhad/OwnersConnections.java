package org.muwahhad;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.muwahhad.db.TestSchema;

/** The owner's connections to a schema, each used again as if it had just been made. */
final class OwnersConnections implements AutoCloseable {
  /** A connection as if it had just been made: what triggers keep in it of one act is gone. */
  private static final String AS_NEW = "SET @kept_session = NULL, @kept_told = NULL";

  private static final int MOST_IDLE = 4;
  private final TestSchema schema;

  /** The owner's connections that nobody uses just now. */
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  /** Whether they are used again: a server of its own may end or be cut off at any moment. */
  private final boolean reuses;

  private volatile boolean open = true;

  OwnersConnections(TestSchema schema, boolean reuses) {
    this.schema = schema;
    this.reuses = reuses;
  }

  /** What is done over a connection of the owner. */
  interface OwnersWork<T> {
    T run(Statement statement) throws SQLException;
  }

  /** Each piece of work commits by itself. */
  <T> T run(OwnersWork<T> work) {
    try {
      Connection connection = idleOrNew();
      boolean sound = false;
      try (Statement statement = connection.createStatement()) {
        T done = work.run(statement);
        sound = true;
        return done;
      } catch (SQLException e) {
        sound = isRefusal(e);
        throw e;
      } finally {
        giveBack(connection, sound);
      }
    } catch (SQLException e) {
      throw new TestApp.SqlRefused(e);
    }
  }

  /** Making one takes as long as twenty short statements, and these are most of what tests ask. */
  private Connection idleOrNew() throws SQLException {
    for (Connection next = idle.poll(); next != null; next = idle.poll()) {
      try (Statement statement = next.createStatement()) {
        statement.execute(AS_NEW);
        return next;
      } catch (SQLException e) {
        closeForGood(next);
      }
    }
    return connect();
  }

  private void giveBack(Connection connection, boolean sound) {
    if (sound && reuses && open && idle.size() < MOST_IDLE) {
      idle.push(connection);
    } else {
      closeForGood(connection);
    }
  }

  /** A guard or a constraint refused the statement, which leaves the connection as it was. */
  private static boolean isRefusal(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("45") || state.startsWith("23");
  }

  private static void closeForGood(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It was broken, and is gone.
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(schema.url(), schema.user(), schema.password());
  }

  @Override
  public void close() {
    open = false;
    for (Connection unused = idle.poll(); unused != null; unused = idle.poll()) {
      closeForGood(unused);
    }
  }
}
