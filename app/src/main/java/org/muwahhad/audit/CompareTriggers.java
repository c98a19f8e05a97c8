package org.muwahhad.audit;

import io.micronaut.context.annotation.Value;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds the triggers of the database against those that the migrations of this build make: none may
 * be added, absent or changed, and all must run with the rights of the account that owns the
 * tables. Only an account that may make triggers can see them. So it is asked as the owner where
 * the owner's account is known.
 */
@Singleton
class CompareTriggers implements RecordCheck {
  private static final Finding LEFT_OUT = Finding.of("triggers-not-seen");
  private final BuiltTriggers built;
  private final String url;
  private final String user;
  private final String password;
  private final boolean isOwner;

  CompareTriggers(
      BuiltTriggers built,
      @Value("${datasources.default.url}") String url,
      @Value("${datasources.default.username}") String user,
      @Value("${datasources.default.password:}") String password,
      @Value("${muwahhad.audit.owner-user:}") String ownerUser,
      @Value("${muwahhad.audit.owner-password:}") String ownerPassword) {
    this.built = built;
    this.url = url;
    this.isOwner = !ownerUser.isBlank();
    this.user = isOwner ? ownerUser : user;
    this.password = isOwner ? ownerPassword : password;
  }

  @Override
  public String part() {
    return "TRIGGERS";
  }

  @Override
  public Optional<Finding> leftOut() {
    return run(statement -> maySee(statement) ? Optional.empty() : Optional.of(LEFT_OUT));
  }

  @Override
  public List<Finding> findings() {
    return run(statement -> maySee(statement) ? compare(statement) : List.of());
  }

  /** A trigger as the database has it. */
  private record TriggerWithDefiner(BuiltTriggers.Trigger trigger, String definer) {}

  private List<Finding> compare(Statement statement) throws SQLException {
    List<Finding> faults = new ArrayList<>();
    boolean isMariaDb = text(statement, "SELECT VERSION()").contains("MariaDB");
    Map<String, TriggerWithDefiner> found = found(statement, isMariaDb);
    Map<String, BuiltTriggers.Trigger> built = this.built.all(isMariaDb);
    String owner = text(statement, "SELECT SUBSTRING_INDEX(CURRENT_USER(), '@', 1)");
    found.forEach(
        (name, f) -> {
          BuiltTriggers.Trigger expected = built.get(name);
          if (expected == null) {
            faults.add(Finding.of("trigger-added", name, f.trigger().table()));
          } else if (!expected.equals(f.trigger())) {
            faults.add(Finding.of("trigger-changed", name, f.trigger().table()));
          } else if (!f.definer().equals(owner)) {
            faults.add(Finding.of("trigger-rights", name, f.definer()));
          }
        });
    built.values().stream()
        .filter(t -> !found.containsKey(t.name()))
        .forEach(t -> faults.add(Finding.of("trigger-absent", t.name(), t.table())));
    return faults;
  }

  private static Map<String, TriggerWithDefiner> found(Statement statement, boolean isMariaDb)
      throws SQLException {
    Map<String, TriggerWithDefiner> all = new TreeMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT trigger_name, action_timing, event_manipulation, event_object_table,
                   action_statement, definer
              FROM information_schema.triggers WHERE trigger_schema = DATABASE()""")) {
      while (rows.next()) {
        String definer = rows.getString(6);
        all.put(
            rows.getString(1),
            new TriggerWithDefiner(
                BuiltTriggers.Trigger.of(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4),
                    SqlStatements.normal(rows.getString(5), isMariaDb)),
                definer.substring(0, Math.max(0, definer.lastIndexOf('@')))));
      }
    }
    return all;
  }

  /** The owner always may: who took the right away from the owner has something to hide. */
  private boolean maySee(Statement statement) throws SQLException {
    if (isOwner) {
      return true;
    }
    try (ResultSet rows = statement.executeQuery("SHOW GRANTS")) {
      while (rows.next()) {
        String grant = rows.getString(1).toUpperCase(Locale.ROOT);
        if (grant.contains("ALL PRIVILEGES") || grant.contains("TRIGGER")) {
          return true;
        }
      }
    }
    return false;
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private interface Question<T> {
    T ask(Statement statement) throws SQLException;
  }

  private <T> T run(Question<T> question) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      return question.ask(statement);
    } catch (SQLException e) {
      throw new DataAccessException("The triggers of the database cannot be read", e);
    }
  }
}
