package org.muwahhad.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Gives a schema its tables and brings them up to date. */
public final class Migrations {
  /** Where the migration scripts are on the class path. */
  public static final String LOCATION = "classpath:db/migration";

  private Migrations() {}

  /** Applies the migrations the schema lacks and returns how many that were. */
  public static int migrate(DataSource dataSource) {
    return migrate(configuration().dataSource(dataSource));
  }

  /** Applies the migrations the schema lacks and returns how many that were. */
  public static int migrate(String url, String user, String password) {
    return migrate(configuration().dataSource(JdbcUrl.patient(url), user, password));
  }

  private static int migrate(FluentConfiguration configuration) {
    Flyway flyway = configuration.load();
    return flyway.migrate().migrationsExecuted;
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
