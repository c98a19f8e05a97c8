package org.muwahhad.opendata;

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

/** Reads what was published as open data. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PublishedProcessQueries
    extends GenericRepository<PublishedProcessQueries.PublishedProcess, Long> {

  /**
   * A process.
   *
   * @param kind TENDER, ORDER or PLAN
   * @param year Gregorian, in Riyadh, of its first release
   * @param releasedAt UTC, of its newest release
   */
  @Introspected
  @MappedEntity("ocds_process")
  record PublishedProcess(
      @Id long id, String ocid, String kind, int year, int releases, Instant releasedAt) {
    private static final String TENDER = "-JT-";

    /** The number of the tender that it is, by which its notice is read; empty for other kinds. */
    public Optional<String> tenderNumber() {
      int at = ocid.lastIndexOf(TENDER);
      return kind.equals("TENDER") && at >= 0
          ? Optional.of(ocid.substring(at + 1))
          : Optional.empty();
    }
  }

  /** What all releases of a process come to. */
  @Introspected
  @MappedEntity("ocds_process")
  record CompiledProcess(@Id long id, String ocid, Instant releasedAt, String compiled) {}

  /**
   * A release without its content.
   *
   * @param place among all releases
   * @param number in its process
   * @param tags with spaces between them
   * @param sha256 of its package
   */
  @Introspected
  @MappedEntity("ocds_release")
  record PublishedRelease(
      @Id long place,
      String ocid,
      int number,
      Instant releasedAt,
      String tags,
      @Relation(EMBEDDED) Bilingual title,
      String sha256) {}

  /** A release with its content. */
  @Introspected
  @MappedEntity("ocds_release")
  record WholeRelease(@Id long place, int number, Instant releasedAt, String head, String content) {
    /** Its package, as it is downloaded and as its digest is made of. */
    String inPackage() {
      return head + content + "]}";
    }
  }

  /** A year with releases, and the place of the newest one of its processes. */
  @Introspected
  @MappedEntity("ocds_process")
  record PublishedYear(@Id int year, long processes, long releases, Instant releasedAt) {}

  String PROCESS =
      "SELECT p.id, p.ocid, p.kind, p.year, p.releases, p.released_at FROM ocds_process p ";

  @Query(PROCESS + " WHERE p.ocid = :ocid")
  Optional<PublishedProcess> find(String ocid);

  @Query(
      PROCESS
          + """
          WHERE p.id > :after AND (:year = 0 OR p.year = :year)
          ORDER BY p.id LIMIT :most\
          """)
  List<PublishedProcess> list(int year, long after, int most);

  @Query("SELECT p.id, p.ocid, p.released_at, p.compiled FROM ocds_process p WHERE p.ocid = :ocid")
  Optional<CompiledProcess> findCompiled(String ocid);

  /** The processes of a year in pieces. */
  @Query(
      """
      SELECT p.id, p.ocid, p.released_at, p.compiled FROM ocds_process p
       WHERE p.year = :year AND p.id > :after ORDER BY p.id LIMIT :most\
      """)
  List<CompiledProcess> listCompiled(int year, long after, int most);

  @Query(
      """
      SELECT r.id AS place, r.number, r.released_at, r.head, r.content
        FROM ocds_release r
        JOIN ocds_process p ON p.id = r.process_id
       WHERE p.ocid = :ocid AND r.number = :number\
      """)
  Optional<WholeRelease> findRelease(String ocid, int number);

  /** The releases of a process in pieces, the oldest first. */
  @Query(
      """
      SELECT r.id AS place, r.number, r.released_at, r.head, r.content
        FROM ocds_release r
       WHERE r.process_id = :processId AND r.number > :after ORDER BY r.number LIMIT :most\
      """)
  List<WholeRelease> listWhole(long processId, int after, int most);

  /** The releases of the processes of a year in pieces, in the order of their places. */
  @Query(
      """
      SELECT r.id AS place, r.number, r.released_at, r.head, r.content
        FROM ocds_release r
        JOIN ocds_process p ON p.id = r.process_id
       WHERE p.year = :year AND r.id > :after ORDER BY r.id LIMIT :most\
      """)
  List<WholeRelease> listWholeOfYear(int year, long after, int most);

  String RELEASE =
      """
      SELECT r.id AS place, p.ocid, r.number, r.released_at, r.tags, r.title_ar, r.title_en, r.sha256
        FROM ocds_release r
        JOIN ocds_process p ON p.id = r.process_id
      """;

  @Query(RELEASE + " WHERE r.id > :after ORDER BY r.id LIMIT :most")
  List<PublishedRelease> listAfter(long after, int most);

  @Query(RELEASE + " WHERE r.id < :before ORDER BY r.id DESC LIMIT :most")
  List<PublishedRelease> listBefore(long before, int most);

  @Query(RELEASE + " WHERE p.ocid = :ocid AND r.id > :after ORDER BY r.id LIMIT :most")
  List<PublishedRelease> listOfAfter(String ocid, long after, int most);

  @Query(RELEASE + " WHERE p.ocid = :ocid AND r.id < :before ORDER BY r.id DESC LIMIT :most")
  List<PublishedRelease> listOfBefore(String ocid, long before, int most);

  /** The releases of a process, the newest first. */
  @Query(
      RELEASE + " WHERE p.ocid = :ocid AND r.number < :before ORDER BY r.number DESC LIMIT :most")
  List<PublishedRelease> listOf(String ocid, int before, int most);

  /** The years with their figures: out of an index, since a process is as long as its releases. */
  @Query(
      """
      SELECT p.year, COUNT(*) AS processes, SUM(p.releases) AS releases,
             MAX(p.released_at) AS released_at
        FROM ocds_process p FORCE INDEX (ix_ocds_process_figures)
       GROUP BY p.year ORDER BY p.year DESC LIMIT 50\
      """)
  List<PublishedYear> listYears();

  /** The processes for a map of the site, in pieces of a given size. */
  @Query("SELECT COUNT(*) FROM ocds_process")
  long count();

  @Query(PROCESS + " ORDER BY p.id LIMIT :most OFFSET :offset")
  List<PublishedProcess> listPage(long offset, int most);
}
