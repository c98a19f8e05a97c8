package org.muwahhad.framework.fulfilment;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Despatches of orders and their receipts, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Despatches extends GenericRepository<Despatches.StoredDespatch, Long> {

  /** A despatch by its keys; the days are those of Riyadh. */
  @Introspected
  @MappedEntity("despatch")
  record StoredDespatch(
      @Id long id,
      long callOffId,
      int number,
      LocalDate sentOn,
      LocalDate expectedOn,
      String carrier,
      String tracking,
      @Nullable String receiptKey) {}

  /** Units of an item that were sent. */
  @Introspected
  @MappedEntity("despatch_item")
  record SentQuantity(@Id long despatchId, long callOffId, long lotItemId, BigDecimal quantity) {}

  /**
   * A unit that was sent.
   *
   * @param sealedLicence licence key as the vault sealed it; null where the unit has none
   */
  @Introspected
  @MappedEntity("despatched_unit")
  record SentUnit(
      @Id long despatchId,
      long lotItemId,
      int position,
      String serialNumber,
      @io.micronaut.core.annotation.Nullable byte @Nullable [] sealedLicence,
      @Nullable LocalDate warrantyEndsOn) {}

  String STORED =
      """
      SELECT d.id, d.call_off_id, d.number, d.sent_on, d.expected_on, d.carrier, d.tracking,
             r.request_key AS receipt_key
        FROM despatch d
        LEFT JOIN despatch_receipt r ON r.despatch_id = d.id
      """;

  @Query(STORED + " WHERE d.call_off_id = :callOffId AND d.request_key = :requestKey")
  Optional<StoredDespatch> findRequested(long callOffId, String requestKey);

  @Query(STORED + " WHERE d.call_off_id = :callOffId AND d.number = :number")
  Optional<StoredDespatch> find(long callOffId, int number);

  @Query("SELECT COUNT(*) FROM despatch WHERE call_off_id = :callOffId")
  int count(long callOffId);

  @Query(
      """
      INSERT INTO despatch (call_off_id, number, sent_on, expected_on, carrier, tracking,
                            request_key, advised_by, advised_at)
      VALUES (:callOffId, :number, :sentOn, :expectedOn, :carrier, :tracking, :requestKey,
              :personId, UTC_TIMESTAMP(6))""")
  void add(
      long callOffId,
      int number,
      LocalDate sentOn,
      LocalDate expectedOn,
      String carrier,
      String tracking,
      String requestKey,
      long personId);

  @Query(
      """
      INSERT INTO despatch_item (despatch_id, call_off_id, lot_item_id, quantity)
      VALUES (:despatchId, :callOffId, :lotItemId, :quantity)""")
  void addItem(long despatchId, long callOffId, long lotItemId, BigDecimal quantity);

  @Query(
      """
      INSERT INTO despatched_unit (despatch_id, lot_item_id, position, serial_number,
                                   sealed_licence, warranty_ends_on)
      VALUES (:despatchId, :lotItemId, :position, :serialNumber, :sealedLicence,
              :warrantyEndsOn)""")
  void addUnit(
      long despatchId,
      long lotItemId,
      int position,
      String serialNumber,
      @io.micronaut.core.annotation.Nullable byte @Nullable [] sealedLicence,
      @Nullable LocalDate warrantyEndsOn);

  @Query(
      """
      SELECT despatch_id, call_off_id, lot_item_id, quantity FROM despatch_item
       WHERE despatch_id = :despatchId ORDER BY lot_item_id""")
  List<SentQuantity> listItems(long despatchId);

  @Query(
      """
      INSERT INTO despatch_receipt (despatch_id, request_key, received_by, received_at)
      VALUES (:despatchId, :requestKey, :personId, UTC_TIMESTAMP(6))""")
  void receive(long despatchId, String requestKey, long personId);

  /** A unit with its licence, of an order of an entity. */
  @Query(
      """
      SELECT u.despatch_id, u.lot_item_id, u.position, u.serial_number, u.sealed_licence,
             u.warranty_ends_on
        FROM despatched_unit u
        JOIN despatch d ON d.id = u.despatch_id
       WHERE d.call_off_id = :callOffId AND u.sealed_licence IS NOT NULL
       ORDER BY u.despatch_id, u.lot_item_id, u.position""")
  List<SentUnit> listLicensed(long callOffId);

  @Query(
      """
      INSERT INTO delivery_photo (delivery_id, title, content_type, size, sha256, added_by,
                                  added_at)
      VALUES (:deliveryId, :title, :contentType, :size, :sha256, :personId, UTC_TIMESTAMP(6))""")
  void addPhoto(
      long deliveryId, String title, String contentType, int size, String sha256, long personId);

  @Query("SELECT COUNT(*) FROM delivery_photo WHERE delivery_id = :deliveryId")
  int countPhotos(long deliveryId);

  @Query("SELECT COUNT(*) FROM delivery_photo WHERE sha256 = :sha256")
  int countNaming(String sha256);

  /** How many deliveries of an order were recorded with a request key. */
  @Query(
      """
      SELECT COUNT(*) FROM delivery
       WHERE call_off_id = :callOffId AND request_key = :requestKey""")
  int countDelivered(long callOffId, String requestKey);

  /** Whether a delivery is of an order; 1 or 0. */
  @Query("SELECT COUNT(*) FROM delivery WHERE id = :deliveryId AND call_off_id = :callOffId")
  int countDelivery(long deliveryId, long callOffId);
}
