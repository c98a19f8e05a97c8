package org.muwahhad.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of MariaDB and MySQL servers for MySQL Connector/J, with the driver's settings on which
 * the application relies.
 *
 * <ul>
 *   <li>Instants are written and read as UTC, whatever the default zone of the JVM or the server.
 *   <li>Text is {@code utf8mb4}, compared by {@code utf8mb4_unicode_ci}, which both servers have.
 *   <li>Batches are sent as multi-row inserts, and statements are prepared once per connection.
 *   <li>A connection remembers its own autocommit mode and isolation level instead of asking.
 *   <li>A read-only connection is kept so by the driver, without a message to the server before and
 *       after each read.
 *   <li>A server that cannot be reached is given up after two seconds, one that was reached and
 *       does not answer after a minute, which is longer than a statement waits for a lock.
 *   <li>A server on another machine shows a certificate of an authority that this one trusts, in
 *       the name under which it is reached.
 *   <li>Of several hosts the first that answers is used. A connection to a later one takes writes
 *       too, and stays there until the pool renews it; the pool decides how long one waits.
 *   <li>MariaDB works out no semi-joins: a prepared statement with one, asked with a value by which
 *       a table has one row or none, from then on gives a row for each match (seen in 11.4.5).
 * </ul>
 */
public final class JdbcUrl {
  private static final Map<String, String> SETTINGS = settings();
  private static final List<String> TLS =
      List.of("sslMode", "useSSL", "requireSSL", "verifyServerCertificate");
  private static final String SESSION_VARIABLES = "sessionVariables";
  private static final String SYNC_WAIT = "wsrep_sync_wait";

  /** MySQL plans again each time, so its own choice stays. */
  private static final String NO_SEMI_JOINS =
      "optimizer_switch%3DIF(LOCATE('MariaDB',VERSION())>0,'semijoin%3Doff',@@optimizer_switch)";

  /** Of a connection whose first host is away. */
  private static final Map<String, String> FAIL_OVER = failOver();

  private static final Pattern SEVERAL_HOSTS = Pattern.compile("jdbc:mysql://[^/?]*,[^/?]*.*");
  private static final Pattern SOCKET_TIMEOUT = Pattern.compile("[?&]socketTimeout=([0-9]{1,9})");
  private static final Pattern HOSTS = Pattern.compile("jdbc:mysql:[a-z:]*//([^/?]*)");
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]|)(:[0-9]+)?");

  private JdbcUrl() {}

  /**
   * Adds to the address of an external server every setting it does not name itself. Variables of
   * the session that it names are kept beside ours.
   */
  public static String complete(String url) {
    if (!url.startsWith("jdbc:mysql:")) {
      throw new IllegalArgumentException("not a jdbc:mysql: address: " + url);
    }
    String completed = url;
    for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
      if (!names(url, setting.getKey())) {
        completed = with(completed, setting.getKey(), setting.getValue());
      }
    }
    if (SEVERAL_HOSTS.matcher(url).matches()) {
      for (Map.Entry<String, String> setting : FAIL_OVER.entrySet()) {
        if (!names(url, setting.getKey())) {
          completed = with(completed, setting.getKey(), setting.getValue());
        }
      }
    }
    if (TLS.stream().noneMatch(setting -> names(url, setting)) && !isOnThisMachine(url)) {
      completed = with(completed, "sslMode", "VERIFY_IDENTITY");
    }
    if (url.contains(NO_SEMI_JOINS)) {
      return completed;
    }
    return names(url, SESSION_VARIABLES)
        ? completed.replaceFirst(
            "([?&]" + SESSION_VARIABLES + "=)",
            "$1" + Matcher.quoteReplacement(NO_SEMI_JOINS + ","))
        : with(completed, SESSION_VARIABLES, NO_SEMI_JOINS);
  }

  /**
   * The same address for a cluster, whose nodes apply what another wrote a moment later: the first
   * statement of a transaction waits until everything is there that was committed before on any
   * node ({@code wsrep_sync_wait}, for reads, changes and insertions). So whoever is sent to
   * another node reads what they just wrote, and an update does not miss a row that is on its way.
   * An address that names the variable keeps it.
   */
  public static String inCluster(String completed) {
    return completed.contains(SYNC_WAIT)
        ? completed
        : completed.replaceFirst("([?&]" + SESSION_VARIABLES + "=)", "$1" + SYNC_WAIT + "%3D7,");
  }

  /** Whether an address is that of a cluster, as {@link #inCluster} makes it. */
  public static boolean isInCluster(String url) {
    return url.contains(SYNC_WAIT);
  }

  /** Whether the server is a node of a cluster. */
  public static boolean isOfCluster(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW GLOBAL VARIABLES LIKE 'wsrep_on'")) {
      return row.next() && row.getString(2).equals("ON");
    }
  }

  /** The same address for statements that may take as long as they need, such as migrations. */
  static String patient(String url) {
    return waiting(url, Duration.ZERO);
  }

  /** The same address with another limit to the wait for an answer; zero is none. */
  static String waiting(String url, Duration limit) {
    String millis = Long.toString(limit.toMillis());
    return names(url, "socketTimeout")
        ? url.replaceFirst("(?<=[?&]socketTimeout=)[0-9]*", millis)
        : with(url, "socketTimeout", millis);
  }

  /** The limit to the wait for an answer; zero is none. */
  static Duration wait(String url) {
    Matcher limit = SOCKET_TIMEOUT.matcher(url);
    return limit.find() ? Duration.ofMillis(Long.parseLong(limit.group(1))) : Duration.ZERO;
  }

  private static String with(String url, String name, String value) {
    return url + (url.indexOf('?') < 0 ? '?' : '&') + name + '=' + value;
  }

  /** Whether every server of the address is reached without a network. */
  private static boolean isOnThisMachine(String url) {
    Matcher hosts = HOSTS.matcher(url);
    return hosts.lookingAt()
        && Arrays.stream(hosts.group(1).split(",", -1))
            .allMatch(h -> LOOPBACK.matcher(h).matches());
  }

  /** The embedded server speaks to the loopback address only, so its connections carry no TLS. */
  static String onLoopback(int port, String schema) {
    return complete("jdbc:mysql://127.0.0.1:" + port + "/" + schema + "?sslMode=DISABLED");
  }

  private static boolean names(String url, String setting) {
    return url.contains("?" + setting + "=") || url.contains("&" + setting + "=");
  }

  private static Map<String, String> failOver() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("failOverReadOnly", "false");
    settings.put("queriesBeforeRetrySource", "0");
    settings.put("secondsBeforeRetrySource", "0");
    settings.put("retriesAllDown", "2");
    return settings;
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("connectionTimeZone", "UTC");
    settings.put("forceConnectionTimeZoneToSession", "true");
    settings.put("preserveInstants", "true");
    settings.put("characterEncoding", "UTF-8");
    settings.put("connectionCollation", "utf8mb4_unicode_ci");
    settings.put("useServerPrepStmts", "true");
    settings.put("cachePrepStmts", "true");
    settings.put("prepStmtCacheSize", "256");
    settings.put("prepStmtCacheSqlLimit", "4096");
    settings.put("rewriteBatchedStatements", "true");
    settings.put("cacheServerConfiguration", "true");
    settings.put("useLocalSessionState", "true");
    settings.put("readOnlyPropagatesToServer", "false");
    settings.put("connectTimeout", "2000");
    settings.put("socketTimeout", "60000");
    return settings;
  }
}
