package org.muwahhad.db;

import java.util.LinkedHashMap;
import java.util.Map;

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
 * </ul>
 */
public final class JdbcUrl {
  private static final Map<String, String> SETTINGS = settings();

  private JdbcUrl() {}

  /** Adds to the address of an external server every setting it does not name itself. */
  public static String complete(String url) {
    if (!url.startsWith("jdbc:mysql:")) {
      throw new IllegalArgumentException("not a jdbc:mysql: address: " + url);
    }
    StringBuilder completed = new StringBuilder(url);
    SETTINGS.forEach(
        (name, value) -> {
          if (!names(url, name)) {
            completed
                .append(completed.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value);
          }
        });
    return completed.toString();
  }

  /** The embedded server speaks to the loopback address only, so its connections carry no TLS. */
  static String onLoopback(int port, String schema) {
    return complete("jdbc:mysql://127.0.0.1:" + port + "/" + schema + "?sslMode=DISABLED");
  }

  private static boolean names(String url, String setting) {
    return url.contains("?" + setting + "=") || url.contains("&" + setting + "=");
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
    settings.put("connectTimeout", "10000");
    return settings;
  }
}
