package org.muwahhad.catalog.item;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** Images and data sheets of items, whatever the revision. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ItemFiles extends GenericRepository<ItemFiles.ItemFile, Long> {
  /** Most files of one item. */
  int MOST_FILES = 20;

  /**
   * One file. The instant is UTC.
   *
   * @param contentType as its content shows
   * @param byteCount its size in bytes
   * @param text what it shows, in Arabic
   * @param textEn what it shows, in English
   */
  @Introspected
  @MappedEntity("item_file")
  record ItemFile(
      @Id long id,
      long itemId,
      String contentType,
      String fileName,
      int byteCount,
      String sha256,
      @Relation(EMBEDDED) Bilingual text,
      Instant addedAt) {
    public boolean isImage() {
      return contentType.startsWith("image/");
    }

    /** Kilobytes, rounded up. */
    public int kilobytes() {
      return (byteCount + 1023) / 1024;
    }

    /** Where the store keeps it. */
    String key() {
      return AttachFile.FOLDER + "/" + sha256;
    }
  }

  @Query(
      """
      SELECT f.id, f.item_id, f.content_type, f.file_name, f.byte_count, f.sha256, f.text_ar,
             f.text_en, f.added_at
        FROM item_file f JOIN catalog_item i ON i.id = f.item_id
       WHERE i.code = :code AND f.removed_at IS NULL ORDER BY f.id""")
  List<ItemFile> list(String code);

  @Query(
      """
      SELECT f.id, f.item_id, f.content_type, f.file_name, f.byte_count, f.sha256, f.text_ar,
             f.text_en, f.added_at
        FROM item_file f JOIN catalog_item i ON i.id = f.item_id
       WHERE i.code = :code AND f.id = :id AND f.removed_at IS NULL""")
  Optional<ItemFile> find(String code, long id);

  @Query(
      """
      INSERT INTO item_file (item_id, content_type, file_name, byte_count, sha256, text_ar,
                             text_en, added_by, added_at)
      VALUES (:itemId, :contentType, :fileName, :byteCount, :sha256, :textAr, :textEn, :personId,
              UTC_TIMESTAMP(6))""")
  void insert(
      long itemId,
      String contentType,
      String fileName,
      int byteCount,
      String sha256,
      String textAr,
      String textEn,
      long personId);

  @Query(
      """
      UPDATE item_file SET removed_at = UTC_TIMESTAMP(6), removed_by = :personId
       WHERE id = :id AND removed_at IS NULL""")
  int remove(long id, long personId);

  /** Rows that name a file. */
  @Query("SELECT COUNT(*) FROM item_file WHERE sha256 = :sha256")
  int countNaming(String sha256);
}
