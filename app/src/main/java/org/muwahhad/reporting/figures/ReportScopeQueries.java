package org.muwahhad.reporting.figures;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** The states and entities that reports are of. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReportScopeQueries extends GenericRepository<ReportScopeQueries.StateRow, String> {

  /** A member state; its VAT rate is the standard one of today. */
  @Introspected
  @MappedEntity("member_state")
  record StateRow(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual officialName,
      String currency,
      BigDecimal vatPercent) {}

  /** A procuring entity with the name of its state. */
  @Introspected
  @MappedEntity("procuring_entity")
  record EntityRow(
      @Id long id,
      String code,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) Bilingual name) {}

  @Query(
      """
      SELECT code, name_ar, name_en, official_name_ar, official_name_en, currency, vat_percent
        FROM member_state WHERE code = :code""")
  Optional<StateRow> findState(String code);

  @Query(
      """
      SELECT code, name_ar, name_en, official_name_ar, official_name_en, currency, vat_percent
        FROM member_state ORDER BY code""")
  List<StateRow> listStates();

  @Query(
      """
      SELECT e.id, e.code, e.state_code, m.name_ar AS state_ar, m.name_en AS state_en, e.name_ar,
             e.name_en
        FROM procuring_entity e JOIN member_state m ON m.code = e.state_code
       WHERE e.id = :id""")
  Optional<EntityRow> findEntity(long id);
}
