package org.muwahhad.evaluation.flag;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/**
 * Red flags in what bidders of one tender share, each found by one statement. Each begins with the
 * tender, so that a statement reads nothing of other tenders.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BidderFlagQueries extends GenericRepository<DetectedFlag, Long> {

  /** The bids, and how many there are; the other figures follow. */
  String BIDS =
      """
      SELECT MIN(o.tender_id) AS id, NULL AS lot_number,
             GROUP_CONCAT(DISTINCT o.bid_id ORDER BY o.bid_id SEPARATOR ',') AS bids,
             COUNT(DISTINCT o.bid_id) AS first_number,
      """;

  /** The bids that share something, without other figures. */
  String SHARED =
      BIDS
          + """
                 0 AS second_number, 0 AS third_number
            FROM opened_bid o
          """;

  /** What the bidders stated when they were registered last. */
  String REGISTERED =
      """
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier_registration g ON g.supplier_id = b.supplier_id
        JOIN registration_version v ON v.registration_id = g.id
         AND v.id = (SELECT MAX(x.id) FROM registration_version x
                      WHERE x.registration_id = g.id AND x.status = 'ACCEPTED')
      """;

  /** Enough bids share it. */
  String ENOUGH = "HAVING COUNT(DISTINCT o.bid_id) >= :least";

  /** Bidders of whom one person owns a part. */
  @Query(
      BIDS
          + """
                 COALESCE(MIN(w.share_percent), 0) AS second_number, 0 AS third_number
            FROM opened_bid o
          """
          + REGISTERED
          + """
            JOIN registration_owner w ON w.version_id = v.id
           WHERE o.tender_id = :tenderId AND w.name <> ''
           GROUP BY UPPER(TRIM(w.name)), w.nationality
          """
          + ENOUGH)
  List<DetectedFlag> listSharedOwners(long tenderId, int least);

  /** Bidders at one address. */
  @Query(
      SHARED
          + REGISTERED
          + """
           WHERE o.tender_id = :tenderId AND TRIM(v.address_en) <> ''
           GROUP BY v.country, UPPER(TRIM(v.address_en))
          """
          + ENOUGH)
  List<DetectedFlag> listSharedAddresses(long tenderId, int least);

  /** Bidders with one telephone number, however it is written. */
  @Query(
      SHARED
          + REGISTERED
          + """
           WHERE o.tender_id = :tenderId AND CHAR_LENGTH(REGEXP_REPLACE(v.phone, '[^0-9]', '')) >= 7
           GROUP BY REGEXP_REPLACE(v.phone, '[^0-9]', '')
          """
          + ENOUGH)
  List<DetectedFlag> listSharedPhones(long tenderId, int least);

  /** Bidders with one tax number. */
  @Query(
      SHARED
          + REGISTERED
          + """
           WHERE o.tender_id = :tenderId AND TRIM(v.tax_number) <> ''
           GROUP BY v.country, UPPER(TRIM(v.tax_number))
          """
          + ENOUGH)
  List<DetectedFlag> listSharedTaxNumbers(long tenderId, int least);

  /** Bidders whose securities have one number of one bank. */
  @Query(
      SHARED
          + """
            JOIN stated_security s ON s.bid_id = o.bid_id
           WHERE o.tender_id = :tenderId AND s.reference <> ''
           GROUP BY UPPER(TRIM(s.issuer)), UPPER(TRIM(s.reference))
          """
          + ENOUGH)
  List<DetectedFlag> listSharedBanks(long tenderId, int least);

  /** Bidders who sent their bids from one network address. */
  @Query(
      SHARED
          + """
            JOIN bid_sender s ON s.version_id = o.version_id
           WHERE o.tender_id = :tenderId AND s.address <> ''
           GROUP BY s.address
          """
          + ENOUGH)
  List<DetectedFlag> listSharedNetworks(long tenderId, int least);

  /** Bidders whose bids hold one file. */
  @Query(
      BIDS
          + """
                 d.byte_count AS second_number, 0 AS third_number
            FROM opened_bid o
            JOIN opened_document d ON d.bid_id = o.bid_id
           WHERE o.tender_id = :tenderId AND d.byte_count > 0
           GROUP BY d.sha256, d.byte_count
          """
          + ENOUGH)
  List<DetectedFlag> listSameFiles(long tenderId, int least);

  /** Pairs of bids with files of one name and one size, and of other content. */
  @Query(
      """
      SELECT MIN(a.tender_id) AS id, NULL AS lot_number,
             CONCAT(a.bid_id, ',', b.bid_id) AS bids,
             COUNT(DISTINCT a.file_name) AS first_number, 0 AS second_number, 0 AS third_number
        FROM opened_document a
        JOIN opened_document b ON b.tender_id = a.tender_id AND b.bid_id > a.bid_id
         AND b.file_name = a.file_name AND b.byte_count = a.byte_count AND b.sha256 <> a.sha256
       WHERE a.tender_id = :tenderId
       GROUP BY a.bid_id, b.bid_id
      HAVING COUNT(DISTINCT a.file_name) >= :least""")
  List<DetectedFlag> listAlikeFiles(long tenderId, int least);

  /** Bidders whose files name one person as author or as who saved them last. */
  @Query(
      BIDS
          + """
                 COUNT(DISTINCT a.document_id) AS second_number, 0 AS third_number
            FROM opened_bid o
            JOIN opened_document d ON d.bid_id = o.bid_id AND d.tender_id = o.tender_id
            JOIN document_author a ON a.document_id = d.document_id
           WHERE o.tender_id = :tenderId AND a.name <> ''
           GROUP BY a.name
          """
          + ENOUGH)
  List<DetectedFlag> listSharedAuthors(long tenderId, int least);
}
