package org.muwahhad.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a database server and the account of the migrations must have before the first table is
 * made. Statements that make tables cannot be taken back, so all of it is asked before.
 */
final class ServerRequirements {
  private static final String REFUSED =
      """
      The database server lacks something that the tables need. Nothing in it was changed. \
      / ينقص خادم قاعدة البيانات شيء تحتاج إليه الجداول، ولم يتغير فيه شيء.%s""";

  private static final List<String> RIGHTS =
      List.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "CREATE",
          "DROP",
          "ALTER",
          "INDEX",
          "REFERENCES",
          "TRIGGER",
          "CREATE VIEW",
          "SHOW VIEW");

  /** Modes in which our statements mean something else. */
  private static final List<String> FOREIGN_MODES =
      List.of("ANSI_QUOTES", "PIPES_AS_CONCAT", "NO_BACKSLASH_ESCAPES", "IGNORE_SPACE", "ORACLE");

  private static final Pattern GRANT = Pattern.compile("GRANT (.+?) ON (\\S+) TO .*");
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
  private static final int LEAST_PACKET = 16 << 20;
  private static final int LEAST_PAGE = 16 << 10;

  private final Map<String, String> variables;
  private final String schema;
  private final String collation;
  private final List<String> grants;
  private final List<String> missing = new ArrayList<>();

  private ServerRequirements(
      Map<String, String> variables, String schema, String collation, List<String> grants) {
    this.variables = variables;
    this.schema = schema;
    this.collation = collation;
    this.grants = grants;
  }

  /**
   * Lets the migrations begin.
   *
   * @throws DatabaseStartFailed with all that is missing, and how to give it
   */
  static void require(Connection connection) throws SQLException {
    List<String> missing = missing(connection);
    if (!missing.isEmpty()) {
      StringBuilder all = new StringBuilder();
      missing.forEach(one -> all.append("\n- ").append(one));
      throw new DatabaseStartFailed(REFUSED.formatted(all));
    }
  }

  /** What is missing, each with the statement or setting that gives it. */
  static List<String> missing(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Map<String, String> variables = new HashMap<>();
      try (ResultSet rows = statement.executeQuery("SHOW VARIABLES")) {
        while (rows.next()) {
          variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
        }
      }
      List<String> status = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("SHOW STATUS LIKE 'wsrep_ready'")) {
        while (rows.next()) {
          status.add(rows.getString(2));
        }
      }
      List<String> grants = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("SHOW GRANTS")) {
        while (rows.next()) {
          grants.add(rows.getString(1));
        }
      }
      String schema = "";
      String collation = "";
      try (ResultSet row = statement.executeQuery("SELECT DATABASE(), @@collation_database")) {
        if (row.next() && row.getString(1) != null) {
          schema = row.getString(1);
          collation = row.getString(2);
        }
      }
      ServerRequirements all = new ServerRequirements(variables, schema, collation, grants);
      return all.find(status.contains("OFF"));
    }
  }

  private List<String> find(boolean isCutOff) {
    version();
    if (isOn("wsrep_on")) {
      cluster(isCutOff);
    }
    schema();
    rights();
    triggers();
    settings();
    return missing;
  }

  private void version() {
    String version = variable("version");
    Matcher numbers = VERSION.matcher(version);
    if (!numbers.find()) {
      return;
    }
    int number = Integer.parseInt(numbers.group(1)) * 100 + Integer.parseInt(numbers.group(2));
    boolean isMariaDb = version.contains("MariaDB");
    require(
        number >= (isMariaDb ? 1104 : 804),
        "MariaDB 11.4 or later, or MySQL 8.4 or later; this is " + version);
  }

  private void cluster(boolean isCutOff) {
    require(
        !isCutOff,
        "The node is no part of the primary component of its cluster (wsrep_ready=OFF): bring the"
            + " cluster up, or name another node");
    require(
        variable("binlog_format").equals("ROW"), "A cluster copies rows: set binlog_format=ROW");
    require(
        variable("innodb_autoinc_lock_mode").equals("2"),
        "A cluster needs innodb_autoinc_lock_mode=2");
    require(
        variable("wsrep_osu_method").equals("TOI"),
        "Tables are made on all nodes at once: set wsrep_OSU_method=TOI");
  }

  private void schema() {
    require(
        !schema.isEmpty(),
        "The address names no schema: end it with /muwahhad, and CREATE DATABASE muwahhad CHARACTER"
            + " SET utf8mb4 COLLATE utf8mb4_unicode_ci");
    require(
        schema.isEmpty() || collation.equals(ServerOptions.COLLATION),
        "ALTER DATABASE `%s` CHARACTER SET utf8mb4 COLLATE %s; it has %s"
            .formatted(schema, ServerOptions.COLLATION, collation));
  }

  private void rights() {
    Set<String> given = new TreeSet<>();
    for (String grant : grants) {
      Matcher parts = GRANT.matcher(grant);
      if (!parts.matches()) {
        // A role, whose rights are not listed with every server.
        return;
      }
      if (covers(parts.group(2))) {
        for (String right : parts.group(1).split(", *")) {
          given.add(right.toUpperCase(Locale.ROOT).strip());
        }
      }
    }
    if (given.contains("ALL PRIVILEGES") || given.contains("ALL")) {
      return;
    }
    List<String> lacking = RIGHTS.stream().filter(r -> !given.contains(r)).toList();
    require(
        lacking.isEmpty(),
        "GRANT %s ON `%s`.* TO the account of the migrations (--database-owner-user)"
            .formatted(String.join(", ", lacking), schema));
  }

  /** Whether a scope, such as {@code `muwahhad\\_%`.*}, has the schema in it. */
  private boolean covers(String scope) {
    String name = scope.replaceAll("[`\"]", "");
    if (name.equals("*.*")) {
      return true;
    }
    if (!name.endsWith(".*")) {
      return false;
    }
    StringBuilder pattern = new StringBuilder();
    boolean isEscaped = false;
    for (char c : name.substring(0, name.length() - 2).toCharArray()) {
      if (c == '\\' && !isEscaped) {
        isEscaped = true;
        continue;
      }
      String wild = c == '_' ? "." : c == '%' ? ".*" : "";
      pattern.append(wild.isEmpty() || isEscaped ? Pattern.quote(String.valueOf(c)) : wild);
      isEscaped = false;
    }
    return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE).matcher(schema).matches();
  }

  /** A server that logs statements for others lets only a trusted account make triggers (1419). */
  private void triggers() {
    boolean isLogging = isOn("log_bin") || isOn("wsrep_on");
    boolean isTrusted =
        isOn("log_bin_trust_function_creators")
            || grants.stream()
                .anyMatch(
                    g -> g.matches("GRANT (ALL PRIVILEGES|(.*, )?SUPER(,.*)?) ON \\*\\.\\* .*"));
    require(
        !isLogging || isTrusted,
        "The server writes a binary log or is part of a cluster, and lets this account make no"
            + " trigger: SET GLOBAL log_bin_trust_function_creators=1 on every node while tables"
            + " are made, and put it into their configuration for later versions");
  }

  private void settings() {
    String modes = "," + variable("sql_mode") + ",";
    require(
        modes.contains(",STRICT_TRANS_TABLES,") || modes.contains(",STRICT_ALL_TABLES,"),
        "Values that do not fit must be refused: add STRICT_TRANS_TABLES to sql_mode");
    for (String mode : FOREIGN_MODES) {
      require(!modes.contains("," + mode + ","), "Take %s out of sql_mode".formatted(mode));
    }
    require(
        variable("default_storage_engine").equals("InnoDB"), "Set default_storage_engine=InnoDB");
    require(
        number("innodb_page_size", LEAST_PAGE) >= LEAST_PAGE,
        "innodb_page_size is at least 16k, which is chosen when the server's data are made");
    require(
        number("max_allowed_packet", LEAST_PACKET) >= LEAST_PACKET,
        "Set max_allowed_packet to 16M or more");
    require(!variable("foreign_key_checks").equals("OFF"), "Set foreign_key_checks=ON: it is off");
    require(
        !variable("check_constraint_checks").equals("OFF"),
        "Set check_constraint_checks=ON: it is off");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      missing.add(otherwise);
    }
  }

  private String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  private boolean isOn(String name) {
    return variable(name).equals("ON") || variable(name).equals("1");
  }

  private long number(String name, long otherwise) {
    String value = variable(name);
    return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : otherwise;
  }
}
