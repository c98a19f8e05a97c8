package org.muwahhad.demand.submission;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.shared.Bilingual;

/** The catalog as a line of demand sees it: items in their newest revision. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AskableItemQueries
    extends GenericRepository<AskableItemQueries.AskableItem, Long> {
  /** How many items a search shows at most. */
  int MOST_FOUND = 12;

  /** How many sites a refusal names at most. */
  int MOST_NAMED = 8;

  /**
   * An item that may be asked for.
   *
   * @param revisionId the newest revision
   * @param benchmarkPrice of one unit, without VAT
   * @param imageId the photograph that lists show, or null
   * @param active not retired from the catalog
   * @param inRound whether the round takes demand for its category
   */
  @Introspected
  @MappedEntity("item_revision")
  record AskableItem(
      @Id long revisionId,
      String code,
      int revision,
      @Relation(EMBEDDED) Bilingual name,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      String categoryCode,
      ItemKind kind,
      @Nullable Long imageId,
      boolean active,
      boolean inRound) {}

  /** A place where an entity takes delivery. */
  @Introspected
  @MappedEntity("delivery_site")
  record Site(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual city) {}

  // A CPV code of level n covers every code that shares its first n digits.
  String IN_ROUND =
      """
      EXISTS (SELECT 1 FROM round_category rc JOIN category c ON c.code = rc.category_code
               WHERE rc.round_id = :roundId
                 AND LEFT(i.category_code, c.level) = LEFT(c.code, c.level))""";

  String SELECT =
      """
      SELECT v.id AS revision_id, i.code, v.number AS revision, v.name_ar, v.name_en, v.unit_code,
             u.name_ar AS unit_ar, u.name_en AS unit_en, v.benchmark_price, v.benchmark_currency,
             i.category_code, i.kind,
             (SELECT MIN(f.id) FROM item_file f
               WHERE f.item_id = i.id AND f.removed_at IS NULL
                 AND f.content_type LIKE 'image/%') AS image_id,
             (i.status = 'ACTIVE') AS active,
      """
          + IN_ROUND
          + """
       AS in_round
        FROM catalog_item i
        JOIN item_revision v ON v.item_id = i.id AND v.number = i.revision_count
        JOIN unit_of_measure u ON u.code = v.unit_code
      """;

  @Query(SELECT + " WHERE i.code IN (:codes)")
  List<AskableItem> listByCodes(long roundId, List<String> codes);

  @Query(
      """
      SELECT id, code, name_ar, name_en, city_ar, city_en FROM delivery_site
       WHERE entity_id = :entityId AND closed_at IS NULL ORDER BY code""")
  List<Site> listSites(long entityId);

  /** Names of sites, for the person who wrote another one; of many the first. */
  static Bilingual names(List<Site> sites) {
    List<Bilingual> names = sites.stream().limit(MOST_NAMED).map(Site::name).toList();
    return new Bilingual(
        names.stream().map(Bilingual::ar).collect(Collectors.joining("، ")),
        names.stream().map(Bilingual::en).collect(Collectors.joining(", ")));
  }

  @Query("SELECT COUNT(*) FROM procuring_entity WHERE id = :entityId AND closed_at IS NOT NULL")
  int countClosed(long entityId);
}
