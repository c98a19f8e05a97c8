package org.muwahhad.catalog.standard;

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
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.Bilingual;

/** Groups of equivalent items, for anybody signed in. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface EquivalentQueries extends GenericRepository<EquivalentQueries.Equivalent, Long> {

  /**
   * One item of a group, as its newest revision has it.
   *
   * @param numerator one unit of the item is numerator / denominator units of the standard
   * @param standardOf the group when the item is its standard
   */
  @Introspected
  @MappedEntity("equivalence_member")
  record Equivalent(
      @Id long itemId,
      String itemCode,
      long groupId,
      @Nullable Long standardOf,
      long numerator,
      long denominator,
      ItemStatus status,
      @Relation(EMBEDDED) Bilingual name,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unitName) {
    public boolean isStandard() {
      return standardOf != null;
    }

    /** From one unit of the item to units of the standard. */
    public Factor intoStandard() {
      return new Factor(numerator, denominator);
    }
  }

  String SELECT =
      """
      SELECT m.item_id, i.code AS item_code, m.group_id, m.standard_of, m.numerator, m.denominator,
             i.status, r.name_ar, r.name_en, r.unit_code, u.name_ar AS unit_name_ar,
             u.name_en AS unit_name_en
        FROM equivalence_member m
        JOIN catalog_item i ON i.id = m.item_id
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
        JOIN unit_of_measure u ON u.code = r.unit_code
      """;

  String ORDER = " ORDER BY CASE WHEN m.standard_of IS NULL THEN 1 ELSE 0 END, i.code";

  /** The whole group of an item, itself included, the standard first; empty when it has none. */
  @Query(
      SELECT
          + """
             WHERE m.group_id = (SELECT g.group_id FROM equivalence_member g
                                   JOIN catalog_item o ON o.id = g.item_id WHERE o.code = :itemCode)
            """
          + ORDER)
  List<Equivalent> listGroup(String itemCode);
}
