package org.muwahhad.db;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the connections to a host that fell silent. A host that is frozen, or cut off by the
 * network, closes nothing: whoever waits for its answer would wait as long as for the slowest
 * statement. So each host to which connections are open is asked every second. One that answers
 * neither on a connection that stands nor on a new one is given up, and whoever waits for it goes
 * on at the next host.
 */
final class HostWatch {
  private static final Logger LOG = LoggerFactory.getLogger(HostWatch.class);
  private static final long INTERVAL_MILLIS = 1_000;

  private final Driver driver;
  private final Duration longestAnswer;
  private final Consumer<String> silent;

  /** Open connections by the address of their host; a host that is here has a thread. */
  private final Map<String, Set<Connection>> open = new HashMap<>();

  /**
   * Watches what it is given.
   *
   * @param longestAnswer how long a host may take to answer
   * @param silent is given the address of a host that does not
   */
  HostWatch(Driver driver, Duration longestAnswer, Consumer<String> silent) {
    this.driver = driver;
    this.longestAnswer = longestAnswer;
    this.silent = silent;
  }

  /** Watches the host of a connection for as long as the connection is open. */
  void add(String address, Properties account, Connection connection) {
    synchronized (open) {
      Set<Connection> others = open.get(address);
      if (others != null) {
        others.add(connection);
        return;
      }
      Set<Connection> connections = Collections.newSetFromMap(new IdentityHashMap<>());
      connections.add(connection);
      open.put(address, connections);
      daemon(() -> watch(address, account, connections), "database-host-watch").start();
    }
  }

  private void watch(String address, Properties account, Set<Connection> connections) {
    @Nullable Connection asked = null;
    try {
      while (pause() && areOpen(address, connections)) {
        asked = answering(asked, address, account);
        if (asked == null) {
          giveUp(address, connections);
        }
      }
    } finally {
      forget(address, connections);
      close(asked);
    }
  }

  /**
   * Whether any is open still; those that were closed are forgotten. After the last one nobody
   * looks after the host, and the next connection begins anew.
   */
  private boolean areOpen(String address, Set<Connection> connections) {
    synchronized (open) {
      connections.removeIf(HostWatch::isClosed);
      if (connections.isEmpty()) {
        forget(address, connections);
      }
      return !connections.isEmpty();
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void forget(String address, Set<Connection> connections) {
    synchronized (open) {
      if (open.get(address) == connections) {
        open.remove(address);
      }
    }
  }

  /** A connection on which the host answered: the one at hand or a new one; none if silent. */
  private @Nullable Connection answering(
      @Nullable Connection asked, String address, Properties account) {
    if (asked != null && answers(asked)) {
      return asked;
    }
    close(asked);
    try {
      Connection anew = driver.connect(JdbcUrl.waiting(address, longestAnswer), account);
      if (anew != null && answers(anew)) {
        return anew;
      }
      close(anew);
    } catch (SQLException e) {
      LOG.debug("A database host does not answer", e);
    }
    return null;
  }

  private static boolean answers(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW GLOBAL VARIABLES LIKE 'version'")) {
      return row.next();
    } catch (SQLException e) {
      return false;
    }
  }

  private void giveUp(String address, Set<Connection> connections) {
    List<Connection> lost;
    synchronized (open) {
      lost = new ArrayList<>(connections);
    }
    silent.accept(address);
    LOG.warn(
        "The database host {} is silent: {} connections to it are ended",
        host(address),
        lost.size());
    // Ending one may wait for whoever uses it.
    Executor apart = work -> daemon(work, "database-host-end").start();
    for (Connection connection : lost) {
      try {
        connection.abort(apart);
      } catch (SQLException e) {
        LOG.debug("A connection to a silent host could not be ended", e);
      }
    }
  }

  /** The host of an address, whose settings may name secrets. */
  private static String host(String address) {
    int begin = address.indexOf("//") + 2;
    int end = address.indexOf('/', begin);
    return end < 0 ? address.substring(begin) : address.substring(begin, end);
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /** A connection to a host that may be silent is ended without a farewell. */
  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.abort(work -> daemon(work, "database-host-end").start());
      } catch (SQLException e) {
        LOG.debug("A connection could not be ended", e);
      }
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private static boolean pause() {
    try {
      Thread.sleep(INTERVAL_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
