package org.muwahhad.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a schema its tables and brings them up to date. */
public final class Migrations {
  /** Where the migration scripts are on the class path. */
  public static final String LOCATION = "classpath:db/migration";

  private static final String OTHER_TABLES =
      """
      The tables of this database were made by other migrations than those of this program. Nothing in \
      it was changed. Data of versions before the first release cannot be taken over: start with an \
      empty database or a new data directory. What differs: %s""";

  /** With which the description of a migration begins that takes away what older programs need. */
  static final String REMOVES = "removes";

  private static final String TOO_OLD =
      """
      This program is too old for the database: migration %1$s (%2$s) took away what it needs. \
      Nothing was changed. Start the newer program. / هذا البرنامج أقدم من أن يعمل على قاعدة \
      البيانات، فقد أزالت الترقية %1$s (%2$s) ما يحتاج إليه. لم يتغير شيء. شغّلوا البرنامج الأحدث.""";

  private static final String HALF_DONE =
      """
      Migration %1$s (%2$s) of a newer program did not end. Nothing was changed now. Restore the backup \
      from before it, or start the newer program. / لم تكتمل الترقية %1$s (%2$s) الخاصة ببرنامج أحدث. لم \
      يتغير شيء الآن. استعيدوا النسخة الاحتياطية السابقة لها، أو شغّلوا البرنامج الأحدث.""";

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  /** What Flyway says of each difference, among its advice. */
  private static final Pattern DIFFERENCE =
      Pattern.compile("(?m)^(?:Migration|Detected) .*(?:version|locally: ?) ?[0-9.]+");

  private Migrations() {}

  /**
   * Applies the migrations the schema lacks and returns how many that were.
   *
   * @throws DatabaseStartFailed when other migrations made the tables that are there, or the server
   *     lacks what the tables need, or a later version of the program took away what this one
   *     needs, and then before anything was changed
   */
  public static int migrate(DataSource dataSource) {
    return migrate(configuration().dataSource(dataSource), new ListedTriggers());
  }

  /** As {@link #migrate(DataSource)}. */
  public static int migrate(String url, String user, String password) {
    return migrate(url, user, password, new ListedTriggers());
  }

  /**
   * The statements that make the triggers of {@code guards.txt} and {@code kept-tables.txt}, which
   * no script has.
   */
  public static List<String> listedTriggers() {
    return new ListedTriggers().all().stream().map(Trigger::statement).toList();
  }

  /** With triggers of other lists than ours. */
  static int migrate(String url, String user, String password, ListedTriggers triggers) {
    return migrate(configuration().dataSource(JdbcUrl.patient(url), user, password), triggers);
  }

  private static int migrate(FluentConfiguration configuration, ListedTriggers triggers) {
    Flyway flyway = configuration.javaMigrations(triggers).load();
    requireNoFailure(flyway.info());
    List<MigrationInfo> later = later(flyway.info());
    if (!later.isEmpty() && isSameUpToOurs(flyway.info())) {
      requireExpanded(later);
      LOG.warn(
          "The tables are those of a later version ({}). This program works on them as they are and"
              + " changes nothing of them",
          later.get(later.size() - 1).getVersion());
      return 0;
    }
    if (flyway.info().pending().length > 0) {
      requireServer(flyway.getConfiguration().getDataSource());
    }
    try {
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayValidateException e) {
      throw new DatabaseStartFailed(OTHER_TABLES.formatted(differences(e)), e);
    }
  }

  /** What a later version of the program changed half is not known to this one. */
  private static void requireNoFailure(MigrationInfoService info) {
    for (MigrationInfo migration : info.applied()) {
      if (migration.getState() == MigrationState.FUTURE_FAILED) {
        throw new DatabaseStartFailed(
            HALF_DONE.formatted(migration.getVersion(), migration.getDescription()));
      }
    }
  }

  /** Migrations of a later version of the program that were applied to the end. */
  private static List<MigrationInfo> later(MigrationInfoService info) {
    return Arrays.stream(info.applied())
        .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS)
        .toList();
  }

  /** Whether all that was applied before them is what this program has. */
  private static boolean isSameUpToOurs(MigrationInfoService info) {
    return Arrays.stream(info.applied())
        .filter(m -> m.isVersioned() && m.getState() != MigrationState.FUTURE_SUCCESS)
        .allMatch(
            m ->
                m.getState() == MigrationState.SUCCESS
                    && Objects.equals(m.getResolvedChecksum(), m.getAppliedChecksum()));
  }

  /**
   * A later version adds what this one does not need, until it takes away what this one needs. Its
   * triggers stay too: those of this version would undo what is new.
   */
  private static void requireExpanded(List<MigrationInfo> later) {
    for (MigrationInfo migration : later) {
      if (migration.getDescription().startsWith(REMOVES)) {
        throw new DatabaseStartFailed(
            TOO_OLD.formatted(migration.getVersion(), migration.getDescription()));
      }
    }
  }

  /** Only where something is to be changed: a service beside its owner has no right to. */
  private static void requireServer(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      ServerRequirements.require(connection);
    } catch (SQLException e) {
      throw new DatabaseStartFailed(
          "The database server could not be asked for what it has: " + e.getMessage(), e);
    }
  }

  private static String differences(FlywayValidateException refused) {
    return DIFFERENCE
        .matcher(String.valueOf(refused.getMessage()))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining("; "));
  }

  /**
   * A schema that holds other tables already is refused, a script changed after it was applied too,
   * and nothing can ever be cleaned away.
   */
  private static FluentConfiguration configuration() {
    return Flyway.configure(Migrations.class.getClassLoader())
        .loggers(FlywayLog.class.getName())
        .locations(LOCATION)
        .cleanDisabled(true)
        .validateMigrationNaming(true);
  }
}
