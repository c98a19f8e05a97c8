package org.muwahhad.catalog.item;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/** Catalog items as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CatalogItems extends GenericRepository<CatalogItems.StoredItem, Long> {

  /** A stored item. Instants are UTC. */
  @MappedEntity("catalog_item")
  record StoredItem(
      @Id @GeneratedValue long id,
      String code,
      String categoryCode,
      ItemKind kind,
      ItemStatus status,
      int revisionCount,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant retiredAt,
      @Nullable String retiredReason,
      @Nullable Long successorId,
      @Version int version) {}

  StoredItem save(StoredItem item);

  Optional<StoredItem> findById(long id);

  Optional<StoredItem> findByCode(String code);

  boolean existsByCode(String code);

  @Query("SELECT * FROM catalog_item WHERE code IN (:codes)")
  List<StoredItem> listByCodes(List<String> codes);

  default StoredItem get(String code) {
    return findByCode(code).orElseThrow(() -> new Refusal.NotFound("item " + code));
  }

  @Query("SELECT code FROM unit_of_measure")
  List<String> listUnitCodes();

  @Query("SELECT code FROM currency")
  List<String> listCurrencyCodes();

  /** Makes a further revision the newest, unless somebody else was quicker. */
  @Query(
      """
      UPDATE catalog_item
         SET revision_count = revision_count + 1, updated_at = UTC_TIMESTAMP(6),
             version = version + 1
       WHERE id = :id AND status = 'ACTIVE' AND version = :version""")
  int revise(long id, int version);

  @Query(
      """
      UPDATE catalog_item
         SET status = 'RETIRED', retired_at = UTC_TIMESTAMP(6), retired_reason = :reason,
             successor_id = :successor, updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND status = 'ACTIVE' AND version = :version""")
  int retire(long id, String reason, @Nullable Long successor, int version);

  /** Marks that something of the item beside its revisions changed, unless another was quicker. */
  @Query(
      """
      UPDATE catalog_item SET updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND version = :version""")
  int touch(long id, int version);
}
