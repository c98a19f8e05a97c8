package org.muwahhad.db;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first host of an address of several that serves. MySQL Connector/J takes the
 * first host that lets it in, which a node does that is cut off from its cluster and refuses every
 * table, and so does a copy that takes no writes. A host that did not serve is asked last for a
 * while. A connection stays with its host until it ends, or the host falls silent ({@link
 * HostWatch}).
 */
public final class FailOverDriver implements Driver {
  private static final Pattern HOSTS = Pattern.compile("jdbc:mysql://([^/?()]*,[^/?()]*)(.*)");
  private static final Duration LONGEST_GREETING = Duration.ofSeconds(2);
  private static final long ASKED_LAST_NANOS = Duration.ofSeconds(10).toNanos();

  private final Driver driver;
  private final HostWatch watch;

  /** When each address did not serve last. */
  private final Map<String, Long> refused = new ConcurrentHashMap<>();

  /** By the pool, which knows its name. */
  public FailOverDriver() throws SQLException {
    this.driver = new com.mysql.cj.jdbc.Driver();
    this.watch =
        new HostWatch(driver, LONGEST_GREETING, address -> refused.put(address, System.nanoTime()));
  }

  /** Whether an address names several hosts of which one is chosen. */
  public static boolean isFor(String url) {
    return HOSTS.matcher(url).matches();
  }

  /** The address of the first host that serves; an address of one host as it is. */
  public static String choose(String url, String user, String password) throws SQLException {
    if (!isFor(url)) {
      return url;
    }
    @Nullable SQLException last = null;
    for (String one : addresses(url)) {
      try (Connection connection = DriverManager.getConnection(one, user, password)) {
        if (serves(connection)) {
          return one;
        }
      } catch (SQLException e) {
        last = e;
      }
    }
    throw last == null ? none(url) : last;
  }

  /** The addresses of the hosts, one by one. */
  static List<String> addresses(String url) {
    Matcher hosts = HOSTS.matcher(url);
    return hosts.matches()
        ? Arrays.stream(hosts.group(1).split(","))
            .map(host -> "jdbc:mysql://" + host + hosts.group(2))
            .toList()
        : List.of(url);
  }

  /** Whether the server is part of its cluster and takes writes. */
  private static boolean serves(Connection connection) throws SQLException {
    boolean isOfCluster = isSet(connection, "SHOW GLOBAL VARIABLES LIKE 'wsrep_on'", "ON");
    boolean isReady = isSet(connection, "SHOW GLOBAL STATUS LIKE 'wsrep_ready'", "ON");
    return (!isOfCluster || isReady)
        && !isSet(connection, "SHOW GLOBAL VARIABLES LIKE 'read_only'", "ON");
  }

  private static boolean isSet(Connection connection, String question, String value)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() && value.equals(row.getString(2));
    }
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    @Nullable SQLException last = null;
    for (String one : inTurn(url)) {
      try {
        // A host that lets in and then falls silent holds up nobody for longer than one that is
        // away.
        Connection connection = driver.connect(JdbcUrl.waiting(one, LONGEST_GREETING), info);
        if (connection != null && serves(connection)) {
          refused.remove(one);
          connection.setNetworkTimeout(Runnable::run, (int) JdbcUrl.wait(url).toMillis());
          if (isFor(url)) {
            watch.add(one, info, connection);
          }
          return connection;
        }
        if (connection != null) {
          connection.close();
        }
      } catch (SQLException e) {
        last = e;
      }
      refused.put(one, System.nanoTime());
    }
    throw last == null ? none(url) : last;
  }

  /** In their order, those that did not serve a moment ago last. */
  private List<String> inTurn(String url) {
    List<String> first = new ArrayList<>();
    List<String> last = new ArrayList<>();
    for (String one : addresses(url)) {
      Long since = refused.get(one);
      boolean isRecent = since != null && System.nanoTime() - since < ASKED_LAST_NANOS;
      (isRecent ? last : first).add(one);
    }
    first.addAll(last);
    return first;
  }

  private static SQLException none(String url) {
    Matcher hosts = HOSTS.matcher(url);
    String named = hosts.matches() ? hosts.group(1) : "the host";
    return new SQLNonTransientConnectionException(
        "No server of " + named + " is part of its cluster and takes writes", "08001");
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:mysql:");
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return driver.getPropertyInfo(addresses(url).get(0), info);
  }

  @Override
  public int getMajorVersion() {
    return driver.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return driver.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(FailOverDriver.class.getName());
  }
}
