package org.muwahhad.opendata;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the releases, and how far the record has been read for them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Releases extends GenericRepository<Releases.ReleasedProcess, Long> {

  /** A process as far as it was released. */
  @Introspected
  @MappedEntity("ocds_process")
  record ReleasedProcess(
      @Id long id, String ocid, int releases, Instant releasedAt, String compiled) {}

  /** An entry of the record. */
  @Introspected
  @MappedEntity("audit_entry")
  record ChainEntry(@Id long position, String act, String objectType, String objectId) {}

  /**
   * The chains of tenders, agreements and joint plans that are longer than what was read. They are
   * found by their names: in the order of their numbers, all chains of the record would be read.
   */
  @Query(
      """
      SELECT c.name FROM audit_chain c FORCE INDEX (uq_audit_chain_name)
        LEFT JOIN ocds_chain r ON r.chain = c.name
       WHERE (c.name LIKE 'tender:%' OR c.name LIKE 'agreement:%' OR c.name LIKE 'joint-plan:%')
         AND c.length > COALESCE(r.length, 0)
       ORDER BY c.id LIMIT :most\
      """)
  List<String> listGrown(int most);

  /** For how many seconds the oldest entry that is to be read has waited; 0 where none does. */
  @Query(
      """
      SELECT COALESCE(TIMESTAMPDIFF(SECOND, MIN(e.at), UTC_TIMESTAMP(6)), 0)
        FROM audit_chain c FORCE INDEX (uq_audit_chain_name)
        LEFT JOIN ocds_chain r ON r.chain = c.name
        JOIN audit_entry e ON e.chain_id = c.id AND e.position = COALESCE(r.length, 0) + 1
       WHERE (c.name LIKE 'tender:%' OR c.name LIKE 'agreement:%' OR c.name LIKE 'joint-plan:%')
         AND c.length > COALESCE(r.length, 0)\
      """)
  long secondsLate();

  @Query("INSERT IGNORE INTO ocds_chain (chain, length) VALUES (:chain, 0)")
  void ensureChain(String chain);

  /** How much of a chain was read; other nodes wait for the transaction. */
  @Query("SELECT length FROM ocds_chain WHERE chain = :chain FOR UPDATE")
  long lockChain(String chain);

  @Query("UPDATE ocds_chain SET length = :length WHERE chain = :chain")
  int read(String chain, long length);

  @Query(
      """
      SELECT e.position, e.act, e.object_type, e.object_id
        FROM audit_chain c
        JOIN audit_entry e ON e.chain_id = c.id
       WHERE c.name = :chain AND e.position > :after
       ORDER BY e.position LIMIT :most\
      """)
  List<ChainEntry> listEntries(String chain, long after, int most);

  /** The tenders that change by themselves on a day, or before, and were not looked at since. */
  @Query(
      """
      SELECT p.tender_id FROM ocds_process p
       WHERE p.look_again_on <= :day AND p.tender_id IS NOT NULL
       ORDER BY p.look_again_on, p.id LIMIT :most\
      """)
  List<Long> listDue(LocalDate day, int most);

  @Query(
      """
      SELECT p.id, p.ocid, p.releases, p.released_at, p.compiled FROM ocds_process p
       WHERE p.ocid = :ocid FOR UPDATE\
      """)
  Optional<ReleasedProcess> lock(String ocid);

  @Query(
      """
      INSERT INTO ocds_process (ocid, kind, tender_id, call_off_id, plan_year, year, releases,
                                released_at, compiled)
      VALUES (:ocid, :kind, :tenderId, :callOffId, :planYear, :year, 0, :at, '{}')\
      """)
  void add(
      String ocid,
      String kind,
      @Nullable Long tenderId,
      @Nullable Long callOffId,
      @Nullable Integer planYear,
      int year,
      Instant at);

  @Query(
      """
      UPDATE ocds_process
         SET releases = :number, released_at = :at, compiled = :compiled
       WHERE id = :id AND releases = :number - 1\
      """)
  int move(long id, int number, Instant at, String compiled);

  @Query("UPDATE ocds_process SET look_again_on = :day WHERE ocid = :ocid")
  void lookAgain(String ocid, @Nullable LocalDate day);

  /** The last place; who publishes holds it until the commit. */
  @Query("SELECT newest FROM ocds_place WHERE id = 1 FOR UPDATE")
  long lockPlace();

  @Query("UPDATE ocds_place SET newest = :place WHERE id = 1 AND newest = :place - 1")
  int movePlace(long place);

  @Query(
      """
      INSERT INTO ocds_release (id, process_id, number, released_at, tags, title_ar, title_en, head,
                                content, sha256)
      VALUES (:place, :processId, :number, :at, :tags, :titleAr, :titleEn, :head, :content,
              :sha256)\
      """)
  void insert(
      long place,
      long processId,
      int number,
      Instant at,
      String tags,
      String titleAr,
      String titleEn,
      String head,
      String content,
      String sha256);
}
