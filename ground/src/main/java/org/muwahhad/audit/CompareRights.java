package org.muwahhad.audit;

import io.micronaut.context.annotation.Value;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the rights of the service's account against those that it needs: to change rows, and
 * nothing else. Where it is the account that owns the tables, there is nothing to compare.
 */
@Singleton
class CompareRights implements RecordCheck {
  private static final Set<String> NEEDED =
      Set.of("USAGE", "SELECT", "INSERT", "UPDATE", "DELETE", "EXECUTE");
  private static final Pattern GRANT = Pattern.compile("GRANT (.+?) ON (.+?) TO .*");
  private final JdbcOperations jdbc;
  private final boolean isOwner;

  CompareRights(
      JdbcOperations jdbc,
      @Value("${datasources.default.username}") String user,
      @Value("${muwahhad.audit.owner-user:}") String ownerUser) {
    this.jdbc = jdbc;
    this.isOwner = ownerUser.isBlank() || ownerUser.equals(user);
  }

  @Override
  public String part() {
    return "RIGHTS";
  }

  @Override
  public List<Finding> findings() {
    return isOwner
        ? List.of()
        : grants().stream()
            .flatMap(grant -> wider(grant).stream())
            .map(right -> Finding.of("rights-wider", right))
            .toList();
  }

  /** What a line of SHOW GRANTS gives beyond what is needed. */
  static Optional<String> wider(String grant) {
    String upper = grant.toUpperCase(Locale.ROOT).replaceAll(" ?\\([^()]*\\)", "");
    Matcher given = GRANT.matcher(upper);
    if (!given.matches()) {
      // A role, or rights in a form that is not known; never what follows, such as a password.
      return Optional.of(upper.replaceFirst("(?s) TO .*", ""));
    }
    List<String> beyond =
        new ArrayList<>(
            Arrays.stream(given.group(1).split(","))
                .map(String::strip)
                .filter(right -> !NEEDED.contains(right))
                .toList());
    if (upper.contains("WITH GRANT OPTION")) {
      beyond.add("GRANT OPTION");
    }
    boolean isEverywhere = given.group(2).equals("*.*") && !given.group(1).equals("USAGE");
    return beyond.isEmpty() && !isEverywhere
        ? Optional.empty()
        : Optional.of(
            (beyond.isEmpty() ? given.group(1) : String.join(", ", beyond))
                + " ON "
                + given.group(2));
  }

  private List<String> grants() {
    return jdbc.prepareStatement(
        "SHOW GRANTS",
        statement -> {
          List<String> all = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              all.add(rows.getString(1));
            }
          }
          return all;
        });
  }
}
