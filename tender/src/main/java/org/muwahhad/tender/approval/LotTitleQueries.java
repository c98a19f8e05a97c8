package org.muwahhad.tender.approval;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muwahhad.aggregation.CategoryNames;
import org.muwahhad.shared.Bilingual;

/** Which lots of a tender bear the name that aggregation proposed, so that nobody chose it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LotTitleQueries extends GenericRepository<LotTitleQueries.TitledItem, Long> {

  /** An item with its category and the title of its lot. */
  @Introspected
  @MappedEntity("lot_item")
  record TitledItem(
      @Id long id,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual title,
      String categoryCode,
      @Relation(EMBEDDED) Bilingual name) {}

  @Query(
      """
      SELECT i.id, l.number AS lot_number, l.title_ar, l.title_en, c.category_code,
             r.name_ar, r.name_en
        FROM lot l
        JOIN lot_item i ON i.lot_id = l.id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE l.tender_id = :tenderId
       ORDER BY l.number, i.id""")
  List<TitledItem> list(long tenderId);

  /** The numbers of those lots, in their order. */
  default List<Integer> listProposed(long tenderId, CategoryNames categories) {
    Map<Integer, List<TitledItem>> lots = new TreeMap<>();
    list(tenderId).forEach(i -> lots.computeIfAbsent(i.lotNumber(), n -> new ArrayList<>()).add(i));
    return lots.entrySet().stream()
        .filter(lot -> isProposed(lot.getValue(), categories))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * As a category of its items, with the area or band of the lot if it has one, or as its item; so
   * is the name that is left when items were moved or lots merged.
   */
  private static boolean isProposed(List<TitledItem> items, CategoryNames categories) {
    Bilingual title = items.get(0).title();
    boolean ofItem = items.stream().allMatch(i -> i.name().equals(title));
    return ofItem
        || items.stream()
            .flatMap(i -> categories.listAbove(i.categoryCode()).stream())
            .anyMatch(name -> begins(title.ar(), name.ar()) && begins(title.en(), name.en()));
  }

  private static boolean begins(String title, String name) {
    return title.equals(name) || title.startsWith(name + " – ");
  }
}
