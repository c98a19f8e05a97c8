package org.muwahhad.organisation.person;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Entities and suppliers to which a role can be limited. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface GrantChoiceQueries extends GenericRepository<GrantChoiceQueries.GrantChoice, String> {

  /**
   * Something to choose.
   *
   * @param code of an entity, or the register number of a supplier
   * @param state of an entity; null for a supplier
   */
  @Introspected
  @MappedEntity("procuring_entity")
  record GrantChoice(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) @Nullable Bilingual state) {}

  /**
   * Entities that are not closed, by state and name.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param chosen code of an entity that is listed in any case, the first of all; or empty
   */
  @Query(
      """
      SELECT e.code, e.name_ar, e.name_en, m.name_ar AS state_ar, m.name_en AS state_en
        FROM procuring_entity e JOIN member_state m ON m.code = e.state_code
       WHERE e.closed_at IS NULL
         AND (e.code = :chosen OR :like = '' OR e.code LIKE :like OR e.name_ar LIKE :like
              OR e.name_en LIKE :like)
       ORDER BY e.code = :chosen DESC, e.state_code, e.name_en, e.code LIMIT :most""")
  List<GrantChoice> listEntities(String like, String chosen, int most);

  /** Suppliers, by name; otherwise the same. */
  @Query(
      """
      SELECT s.registration_number AS code, s.name_ar, s.name_en, NULL AS state_ar,
             NULL AS state_en
        FROM supplier s
       WHERE s.registration_number = :chosen OR :like = '' OR s.registration_number LIKE :like
          OR s.name_ar LIKE :like OR s.name_en LIKE :like
       ORDER BY s.registration_number = :chosen DESC, s.name_en, s.registration_number
       LIMIT :most""")
  List<GrantChoice> listSuppliers(String like, String chosen, int most);
}
