package org.muwahhad.catalog.standard;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Equivalence groups as stored. A member is never changed, only taken out and put in again. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EquivalenceGroups extends GenericRepository<EquivalenceGroups.Group, Long> {

  /** A group. The instant is UTC. */
  @MappedEntity("equivalence_group")
  record Group(@Id @GeneratedValue long id, Instant createdAt, long createdBy) {}

  /**
   * A member of a group.
   *
   * @param standardOf the group when the member is its standard
   */
  @Introspected
  @MappedEntity("equivalence_member")
  record Member(
      @Id long itemId,
      long groupId,
      @Nullable Long standardOf,
      long numerator,
      long denominator,
      String unitCode,
      String itemCode) {
    Factor factor() {
      return new Factor(numerator, denominator);
    }

    boolean isStandard() {
      return standardOf != null;
    }
  }

  Group save(Group group);

  @Query("SELECT * FROM equivalence_group WHERE id = :id FOR UPDATE")
  Optional<Group> lock(long id);

  @Query("SELECT group_id FROM equivalence_member WHERE item_id = :itemId")
  Optional<Long> findGroup(long itemId);

  @Query(
      """
      SELECT m.*, i.code AS item_code
        FROM equivalence_member m JOIN catalog_item i ON i.id = m.item_id
       WHERE m.group_id = :groupId
       ORDER BY CASE WHEN m.standard_of IS NULL THEN 1 ELSE 0 END, i.code""")
  List<Member> listMembers(long groupId);

  @Query(
      """
      INSERT INTO equivalence_member (item_id, group_id, standard_of, numerator, denominator,
                                      unit_code)
      VALUES (:itemId, :groupId, :standardOf, :numerator, :denominator, :unitCode)""")
  void add(
      long itemId,
      long groupId,
      @Nullable Long standardOf,
      long numerator,
      long denominator,
      String unitCode);

  @Query("DELETE FROM equivalence_member WHERE item_id = :itemId")
  int remove(long itemId);

  @Query("DELETE FROM equivalence_member WHERE group_id = :groupId AND standard_of IS NULL")
  int removeOthers(long groupId);

  @Query("DELETE FROM equivalence_member WHERE group_id = :groupId AND standard_of IS NOT NULL")
  int removeStandard(long groupId);

  @Query("DELETE FROM equivalence_group WHERE id = :groupId")
  int removeGroup(long groupId);

  /** The unit in which the newest revision of an item is counted. */
  @Query(
      """
      SELECT r.unit_code FROM catalog_item i
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
       WHERE i.id = :itemId""")
  String unitOf(long itemId);
}
