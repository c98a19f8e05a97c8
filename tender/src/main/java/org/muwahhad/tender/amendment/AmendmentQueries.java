package org.muwahhad.tender.amendment;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Amendments as they are read. Who proposed or approved one is not in it. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AmendmentQueries extends GenericRepository<AmendmentQueries.Amendment, Long> {

  /**
   * An amendment. Instants are UTC.
   *
   * @param number from 1; null before publication
   * @param deadlineWanted what was proposed; null to leave the deadline
   * @param deadlineBefore null before publication
   * @param deadlineAfter null before publication
   */
  @Introspected
  @MappedEntity("tender_amendment")
  record Amendment(
      @Id long id,
      @Nullable Integer number,
      AmendmentStatus status,
      @Relation(EMBEDDED) Bilingual reason,
      @Nullable Instant deadlineWanted,
      @Nullable Instant deadlineBefore,
      @Nullable Instant deadlineAfter,
      Instant proposedAt,
      @Nullable Instant publishedAt) {
    /** Whether the deadline moved with it. */
    public boolean movesDeadline() {
      return deadlineBefore != null && !deadlineBefore.equals(deadlineAfter);
    }

    /** Whether the deadline moved further than was proposed, since the amendment came late. */
    public boolean isExtendedByRule() {
      return movesDeadline() && !(deadlineWanted != null && deadlineWanted.equals(deadlineAfter));
    }
  }

  /** What an amendment changes; empty texts where there was nothing, or is nothing any more. */
  @Introspected
  @MappedEntity("tender_amendment_change")
  record AmendmentChange(
      @Id long amendmentId,
      String part,
      @Relation(EMBEDDED) Bilingual label,
      @Relation(EMBEDDED) Bilingual before,
      @Relation(EMBEDDED) Bilingual after) {
    /** Whether it is the same in both languages, as a number is. */
    public boolean isNeutral() {
      return before.ar().equals(before.en()) && after.ar().equals(after.en());
    }
  }

  /** Text that an amendment added to the dossier. */
  @Introspected
  @MappedEntity("dossier_text")
  record DossierText(@Id String part, @Relation(EMBEDDED) Bilingual text) {}

  String SELECT =
      """
      SELECT id, number, status, reason_ar, reason_en, deadline_wanted, deadline_before,
             deadline_after, proposed_at, published_at
        FROM tender_amendment WHERE tender_id = :tenderId
      """;

  /** Those in force, the first first. */
  @Query(SELECT + " AND status = 'PUBLISHED' ORDER BY number")
  List<Amendment> listPublished(long tenderId);

  /** The one that waits for approval. */
  @Query(SELECT + " AND status = 'PROPOSED'")
  Optional<Amendment> findProposed(long tenderId);

  @Query(
      """
      SELECT c.amendment_id, c.part, c.label_ar, c.label_en, c.before_ar, c.before_en, c.after_ar,
             c.after_en
        FROM tender_amendment_change c
        JOIN tender_amendment a ON a.id = c.amendment_id
       WHERE a.tender_id = :tenderId AND a.status IN ('PROPOSED', 'PUBLISHED')
       ORDER BY c.amendment_id, c.position""")
  List<AmendmentChange> listChanges(long tenderId);

  @Query("SELECT part, text_ar, text_en FROM dossier_text WHERE tender_id = :tenderId")
  List<DossierText> listTexts(long tenderId);

  /** Number of the last amendment in force; 0 before the first. */
  @Query(
      """
      SELECT COALESCE(MAX(number), 0) FROM tender_amendment WHERE tender_id = :tenderId""")
  int lastNumber(long tenderId);
}
