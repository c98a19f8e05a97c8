package org.muwahhad.demand.desk;

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
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.shared.Bilingual;

/** Names of what the receipts name by code. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface VersionNameQueries extends GenericRepository<RoundQueries.CodeWithName, String> {

  @Query(
      """
      SELECT i.code, v.name_ar, v.name_en FROM catalog_item i
        JOIN item_revision v ON v.item_id = i.id AND v.number = i.revision_count
       WHERE i.code IN (:codes)""")
  List<RoundQueries.CodeWithName> listItems(List<String> codes);

  /** Items as they were named in a revision. */
  @Introspected
  @MappedEntity("item_revision")
  record Revision(@Id String code, int number, @Relation(EMBEDDED) Bilingual name) {}

  @Query(
      """
      SELECT i.code, v.number, v.name_ar, v.name_en FROM catalog_item i
        JOIN item_revision v ON v.item_id = i.id
       WHERE i.code IN (:codes)""")
  List<Revision> listRevisions(List<String> codes);

  @Query("SELECT code, name_ar, name_en FROM unit_of_measure WHERE code IN (:codes)")
  List<RoundQueries.CodeWithName> listUnits(List<String> codes);

  @Query("SELECT code, name_ar, name_en FROM delivery_site WHERE entity_id = :entityId")
  List<RoundQueries.CodeWithName> listSites(long entityId);
}
