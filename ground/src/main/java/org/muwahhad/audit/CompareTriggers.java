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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds the triggers of the database against those that the migrations of this build make: none may
 * be added, absent or changed, and all must run in their order, in an SQL mode in which they mean
 * what they say, and with the rights of the account that owns the tables. Only an account that may
 * make triggers can see them. So it is asked as the owner where the owner's account is known.
 */
@Singleton
class CompareTriggers implements RecordCheck {
  private static final Finding LEFT_OUT = Finding.of("triggers-not-seen");

  /** Under one of these a value that does not fit is refused, and not made to fit. */
  private static final Set<String> STRICT = Set.of("STRICT_TRANS_TABLES", "STRICT_ALL_TABLES");

  /** What else servers have by default, which changes no meaning of a trigger. */
  private static final Set<String> HARMLESS =
      Set.of(
          "STRICT_TRANS_TABLES",
          "STRICT_ALL_TABLES",
          "ERROR_FOR_DIVISION_BY_ZERO",
          "NO_AUTO_CREATE_USER",
          "NO_ENGINE_SUBSTITUTION",
          "NO_ZERO_DATE",
          "NO_ZERO_IN_DATE",
          "ONLY_FULL_GROUP_BY",
          "TRADITIONAL");

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
  private record TriggerWithDefiner(BuiltTriggers.Trigger trigger, String definer, String mode) {
    boolean isInOtherMode() {
      List<String> modes = List.of(mode.split(","));
      return modes.stream().noneMatch(STRICT::contains) || !HARMLESS.containsAll(modes);
    }
  }

  private List<Finding> compare(Statement statement) throws SQLException {
    List<Finding> faults = new ArrayList<>();
    boolean isMariaDb = text(statement, "SELECT VERSION()").contains("MariaDB");
    Map<String, TriggerWithDefiner> found = found(statement, isMariaDb);
    Map<String, BuiltTriggers.Trigger> built = this.built.all(isMariaDb);
    String owner = text(statement, "SELECT CURRENT_USER()");
    found.forEach(
        (name, f) -> {
          BuiltTriggers.Trigger expected = built.get(name);
          if (expected == null) {
            faults.add(Finding.of("trigger-added", name, f.trigger().table()));
          } else if (!expected.equals(f.trigger())) {
            faults.add(Finding.of("trigger-changed", name, f.trigger().table()));
          } else if (!f.definer().equals(owner)) {
            faults.add(Finding.of("trigger-rights", name, f.definer()));
          } else if (f.isInOtherMode()) {
            faults.add(Finding.of("trigger-mode", name, f.trigger().table(), f.mode()));
          }
        });
    built.values().stream()
        .filter(t -> !found.containsKey(t.name()))
        .forEach(t -> faults.add(Finding.of("trigger-absent", t.name(), t.table())));
    compareOrder(found.values().stream().map(TriggerWithDefiner::trigger).toList(), built, faults);
    return faults;
  }

  /** Those of the migrations and those of lists, each among themselves. */
  private static void compareOrder(
      List<BuiltTriggers.Trigger> found,
      Map<String, BuiltTriggers.Trigger> built,
      List<Finding> faults) {
    Set<String> listed = BuiltTriggers.listed();
    Set<String> common =
        found.stream()
            .filter(t -> t.equals(built.get(t.name())))
            .map(BuiltTriggers.Trigger::name)
            .collect(Collectors.toSet());
    Map<String, List<String>> expected = byMoment(built.values(), common, listed);
    byMoment(found, common, listed)
        .forEach(
            (moment, names) -> {
              if (!names.equals(expected.get(moment))) {
                String[] of = moment.split("/");
                faults.add(Finding.of("trigger-order", of[0], of[1]));
              }
            });
  }

  /** Names by table, event and origin. */
  private static Map<String, List<String>> byMoment(
      Collection<BuiltTriggers.Trigger> triggers, Set<String> which, Set<String> listed) {
    return triggers.stream()
        .filter(t -> which.contains(t.name()))
        .collect(
            Collectors.groupingBy(
                t -> t.table() + "/" + t.event() + "/" + listed.contains(t.name()),
                TreeMap::new,
                Collectors.mapping(BuiltTriggers.Trigger::name, Collectors.toList())));
  }

  private static Map<String, TriggerWithDefiner> found(Statement statement, boolean isMariaDb)
      throws SQLException {
    Map<String, TriggerWithDefiner> all = new LinkedHashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT trigger_name, action_timing, event_manipulation, event_object_table,
                   action_statement, definer, sql_mode
              FROM information_schema.triggers WHERE event_object_schema = DATABASE()
             ORDER BY event_object_table, event_manipulation, action_timing, action_order""")) {
      while (rows.next()) {
        all.put(
            rows.getString(1),
            new TriggerWithDefiner(
                BuiltTriggers.Trigger.of(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4),
                    SqlStatements.normal(rows.getString(5), isMariaDb)),
                rows.getString(6),
                rows.getString(7)));
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
