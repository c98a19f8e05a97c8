package org.muwahhad.reporting;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Language;

/** The edition and format in which each person last took a report on a page. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ReportPreferences extends GenericRepository<ReportPreferences.Preference, Long> {

  /** What a person chose last. */
  @Introspected
  @MappedEntity("report_preference")
  record Preference(@Id long personId, Edition edition, Format format) {}

  @Query("SELECT person_id, edition, format FROM report_preference WHERE person_id = :personId")
  Optional<Preference> find(long personId);

  @Query(
      """
      INSERT INTO report_preference (person_id, edition, format)
      VALUES (:personId, :edition, :format)
          ON DUPLICATE KEY UPDATE edition = :edition, format = :format""")
  int keep(long personId, Edition edition, Format format);

  /** What a person chose last; a page in the language they read while they have chosen nothing. */
  default Preference of(long personId, Language language) {
    return find(personId)
        .orElseGet(
            () ->
                new Preference(
                    personId,
                    language == Language.AR ? Edition.ARABIC : Edition.ENGLISH,
                    Format.PDF));
  }
}
