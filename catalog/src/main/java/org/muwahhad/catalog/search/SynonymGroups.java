package org.muwahhad.catalog.search;

import io.micronaut.core.annotation.Introspected;
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
import org.muwahhad.shared.Refusal;

/** Groups of synonyms as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SynonymGroups extends GenericRepository<SynonymGroups.Group, Long> {

  /** A group without its words. Instants are UTC. */
  @MappedEntity("synonym_group")
  record Group(
      @Id @GeneratedValue long id, Instant createdAt, Instant updatedAt, @Version int version) {}

  /** A word of a group. */
  @Introspected
  record TermRow(long groupId, String language, String term, int version) {}

  /** A word that is in a group already. */
  @Introspected
  record TakenSynonym(long groupId, String normalised) {}

  Group save(Group group);

  Optional<Group> findById(long id);

  default Group get(long id) {
    return findById(id).orElseThrow(() -> new Refusal.NotFound("synonyms " + id));
  }

  @Query(
      """
      UPDATE synonym_group SET updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND version = :version""")
  int touch(long id, int version);

  @Query("DELETE FROM synonym_group WHERE id = :id")
  int delete(long id);

  @Query("DELETE FROM synonym_term WHERE group_id = :id")
  int deleteTerms(long id);

  @Query(
      """
      INSERT INTO synonym_term (group_id, position, language, term, normalised)
      VALUES (:groupId, :position, :language, :term, :normalised)""")
  void addTerm(long groupId, int position, String language, String term, String normalised);

  @Query("SELECT group_id, normalised FROM synonym_term WHERE normalised IN (:normalised)")
  List<TakenSynonym> listTaken(List<String> normalised);

  @Query(
      """
      SELECT t.group_id, t.language, t.term, g.version
        FROM synonym_term t JOIN synonym_group g ON g.id = t.group_id
       ORDER BY t.group_id, t.position""")
  List<TermRow> listTerms();

  @Query(
      """
      SELECT t.group_id, t.language, t.term, g.version
        FROM synonym_term t JOIN synonym_group g ON g.id = t.group_id
       WHERE t.group_id = :id ORDER BY t.position""")
  List<TermRow> listTermsOf(long id);
}
