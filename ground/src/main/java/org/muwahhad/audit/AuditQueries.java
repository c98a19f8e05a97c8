package org.muwahhad.audit;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * The audit record as auditors read it. Chains of bids stay out of sight until their tender is
 * opened: even that a bid exists is sealed. Who asked a question, follows a tender or applied to be
 * prequalified stands in chains that auditors alone see, as do their cases; leaving out the name
 * would not do, since the hash of an entry lets it be tried out.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AuditQueries extends GenericRepository<AuditQueries.EntryRow, Long> {
  int PAGE_SIZE = 50;

  /** Up to this number a page counts the entries found: counting all would read all. */
  int MOST_COUNTED = 10_000;

  /**
   * An entry with the names of chain and person. The instant is UTC. Its number stays inside: gaps
   * between numbers would reveal how much is out of sight.
   *
   * @param detail JSON; null where who asks may not read what the entry says
   * @param hash hexadecimal; null where the detail is, which could be tried out by it
   */
  @Introspected
  @MappedEntity("audit_entry")
  record EntryRow(
      @JsonIgnore @Id long id,
      String chain,
      long position,
      Instant at,
      @Nullable String login,
      @Relation(EMBEDDED) @Nullable Bilingual name,
      String actingAs,
      String act,
      String objectType,
      String objectId,
      @Nullable String detail,
      @Nullable String hash) {
    /** Its chain and position, by which older entries are asked for. */
    public String place() {
      return chain + "@" + position;
    }
  }

  /**
   * Whether who asks may read what an entry says: auditors always, administrators where one of them
   * did it, and of accounts, mails and the service itself.
   */
  String READ_IN_FULL =
      """
      (:auditor OR e.acting_as = 'ADMINISTRATOR' OR SUBSTRING_INDEX(c.name, CHAR(58), 1)
                   IN ('account-proposal', 'audit', 'mail', 'person', 'signing', 'uploads'))
      """;

  String SELECT =
      """
      SELECT e.id, c.name AS chain, e.position, e.at, p.login, p.name_ar, p.name_en, e.acting_as,
             e.act, e.object_type, e.object_id,
             IF("""
          + READ_IN_FULL
          + ", e.detail, NULL) AS detail, IF("
          + READ_IN_FULL
          + ", e.hash, NULL) AS hash";

  /**
   * Chains that who asks may see: none of a bid before the opening. The bid is found by the number
   * in the name of its chain: else all bids would be gone through for each entry.
   */
  String IN_SIGHT =
      """
      NOT EXISTS (SELECT 1 FROM bid b JOIN joint_tender t ON t.id = b.tender_id
                   WHERE b.id = CASE WHEN c.name LIKE CONCAT('bid', CHAR(58), '%')
                                     THEN CAST(SUBSTRING(c.name, 5) AS UNSIGNED) END
                     AND c.name = CONCAT('bid', CHAR(58), b.id) AND t.opened_at IS NULL)
         AND (:auditor OR (c.name NOT LIKE 'question%' AND c.name NOT LIKE 'interest%'
              AND c.name NOT LIKE 'application%' AND c.name NOT LIKE 'case%'))
      """;

  /** The entries that answer a filter, as far as who asks may see them. */
  String CHOSEN =
      """
        FROM audit_entry e
        JOIN audit_chain c ON c.id = e.chain_id
        LEFT JOIN person p ON p.id = e.person_id
       WHERE (:act = '' OR e.act LIKE CONCAT(:act, '%'))
         AND (:object = '' OR CONCAT(e.object_type, ' ', e.object_id) = :object
              OR c.name = (SELECT CONCAT('tender', CHAR(58), n.id) FROM joint_tender n
                            WHERE n.number = :object))
         AND (:person = '' OR p.login = :person OR LOCATE(:person, p.name_ar) > 0
              OR LOCATE(:person, p.name_en) > 0)
         AND (:from IS NULL OR e.at >= :from) AND (:until IS NULL OR e.at < :until)
         AND
      """
          + IN_SIGHT;

  /**
   * The number of the entry at a place; none where it is out of sight, as where there is none. What
   * stands beside a place would otherwise tell that a sealed bid came, and when.
   */
  String PLACE =
      """
      (SELECT x.id FROM audit_entry x JOIN audit_chain c ON c.id = x.chain_id
        WHERE c.name = :chain AND x.position = :position AND
      """
          + IN_SIGHT
          + ")";

  @Query(
      SELECT + CHOSEN + " AND (:chain = '' OR e.id < " + PLACE + ") ORDER BY e.id DESC LIMIT :most")
  List<EntryRow> listBefore(
      String chain,
      long position,
      String act,
      String object,
      String person,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean auditor,
      int most);

  @Query(SELECT + CHOSEN + " AND (:chain = '' OR e.id > " + PLACE + ") ORDER BY e.id LIMIT :most")
  List<EntryRow> listAfter(
      String chain,
      long position,
      String act,
      String object,
      String person,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean auditor,
      int most);

  /** How many there are, counted up to a limit. */
  @Query("SELECT COUNT(*) FROM (SELECT e.id " + CHOSEN + " LIMIT :most) AS chosen")
  int count(
      String act,
      String object,
      String person,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean auditor,
      int most);

  /** Some entries of a chain after a position, in order, as auditors read them. */
  @Query(
      """
      SELECT e.id, c.name AS chain, e.position, e.at, p.login, p.name_ar, p.name_en, e.acting_as,
             e.act, e.object_type, e.object_id, e.detail, e.hash
        FROM audit_entry e
        JOIN audit_chain c ON c.id = e.chain_id
        LEFT JOIN person p ON p.id = e.person_id
       WHERE c.name = :chain AND e.position > :after AND e.position <= :last
       ORDER BY e.position LIMIT 500""")
  List<EntryRow> listOfChain(String chain, long after, long last);

  /**
   * Entries older than one, which is named as {@code <chain>@<position>}; the newest for an empty
   * name.
   *
   * @param auditor whether who asks is an auditor, who sees every open chain
   * @param most how many at most
   * @throws Refusal.NotFound when the name is not one
   */
  default List<EntryRow> list(String before, EntryFilter filter, boolean auditor, int most) {
    return listBefore(
        chain(before),
        position(before),
        filter.act(),
        filter.object(),
        filter.person(),
        filter.from(),
        filter.until(),
        auditor,
        most);
  }

  /**
   * Entries newer than one, which is named as {@code <chain>@<position>}, the oldest first; the
   * oldest for an empty name.
   *
   * @param auditor whether who asks is an auditor, who sees every open chain
   * @param most how many at most
   * @throws Refusal.NotFound when the name is not one
   */
  default List<EntryRow> listNewer(String after, EntryFilter filter, boolean auditor, int most) {
    return listAfter(
        chain(after),
        position(after),
        filter.act(),
        filter.object(),
        filter.person(),
        filter.from(),
        filter.until(),
        auditor,
        most);
  }

  /** How many entries answer a filter, counted up to {@link #MOST_COUNTED} and one more. */
  default int count(EntryFilter filter, boolean auditor) {
    return count(
        filter.act(),
        filter.object(),
        filter.person(),
        filter.from(),
        filter.until(),
        auditor,
        MOST_COUNTED + 1);
  }

  private static String chain(String place) {
    return place.substring(0, Math.max(place.lastIndexOf('@'), 0));
  }

  private static long position(String place) {
    if (place.isEmpty()) {
      return 0;
    }
    String position = place.substring(place.lastIndexOf('@') + 1);
    if (!position.matches("[0-9]{1,18}")) {
      throw new Refusal.NotFound("entry " + place);
    }
    return Long.parseLong(position);
  }

  /** How many entries a chain has; none when there is no such chain. */
  @Query("SELECT COALESCE(MAX(length), 0) FROM audit_chain WHERE name = :chain")
  long countEntries(String chain);

  /**
   * How many entries a chain has got after a position, but for acts of one area.
   *
   * @param area the first word of those acts, such as {@code reporting}
   */
  @Query(
      """
      SELECT COUNT(*) FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
       WHERE c.name = :chain AND e.position > :position AND e.act NOT LIKE CONCAT(:area, '.%')""")
  long countOthersAfter(String chain, long position, String area);
}
