package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.muwahhad.audit.RecordLoadedRows;
import org.muwahhad.audit.ReferenceVersion;
import org.muwahhad.seeds.reference.ReferenceData;
import org.muwahhad.shared.DatabaseClock;

/**
 * Puts the data that every installation starts with into the database: currencies and rates, member
 * states and their holidays, units, categories with their attributes, and the defaults of the
 * rules. What is there already is brought up to date; nothing is taken away. A fingerprint of the
 * tables says whether there is anything to do.
 */
@Singleton
public class ReferenceLoader {
  /** Holidays are entered for the given number of years before and after the present one. */
  private static final int YEARS_AROUND = 3;

  private final JdbcOperations jdbc;
  private final ReferenceRows rows;
  private final DatabaseClock clock;
  private final RecordLoadedRows recordLoadedRows;

  ReferenceLoader(
      JdbcOperations jdbc,
      ReferenceRows rows,
      DatabaseClock clock,
      RecordLoadedRows recordLoadedRows) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.clock = clock;
    this.recordLoadedRows = recordLoadedRows;
  }

  /** Brings the reference data up to date; false when they were. */
  @Transactional
  public boolean run() {
    Instant now = clock.now();
    int year = now.atZone(ZoneOffset.UTC).getYear();
    String fingerprint = ReferenceVersion.of(year);
    if (stored().filter(fingerprint::equals).isPresent()) {
      return false;
    }
    rows.write(ReferenceData.load(), year - YEARS_AROUND, year + YEARS_AROUND);
    store(fingerprint);
    recordLoadedRows.ofLoad(ReferenceVersion.loaded(fingerprint));
    return true;
  }

  private Optional<String> stored() {
    return jdbc.prepareStatement(
        "SELECT fingerprint FROM reference_state WHERE id = 1",
        statement -> {
          try (ResultSet found = statement.executeQuery()) {
            return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
          }
        });
  }

  private void store(String fingerprint) {
    jdbc.prepareStatement(
        """
        INSERT INTO reference_state (id, fingerprint, loaded_at) VALUES (1, ?, UTC_TIMESTAMP(6))
        ON DUPLICATE KEY UPDATE fingerprint = VALUES(fingerprint), loaded_at = VALUES(loaded_at)""",
        statement -> {
          statement.setString(1, fingerprint);
          return statement.executeUpdate();
        });
  }
}
