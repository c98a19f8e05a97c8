package org.muwahhad.tender.panel;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Members of opening panels as custodians of shares. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CustodianQueries extends GenericRepository<CustodianQueries.Custodian, Long> {

  /** A member, with the state of the member's role if it has one. */
  @Introspected
  @MappedEntity("panel_member")
  record Custodian(
      @Id long personId,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable String stateCode,
      @MappedProperty("has_key") boolean hasKey) {}

  @Query(
      """
      SELECT m.person_id, p.name_ar, p.name_en, g.state_code, (k.id IS NOT NULL) AS has_key
        FROM panel_member m
        JOIN person p ON p.id = m.person_id
        LEFT JOIN role_grant g ON g.person_id = m.person_id AND g.role = 'OPENING_MEMBER'
        LEFT JOIN opening_key k ON k.current_of = m.person_id
       WHERE m.tender_id = :tenderId AND m.panel = 'OPENING'
       ORDER BY m.is_chair DESC, p.id""")
  List<Custodian> listOpening(long tenderId);
}
