package org.muwahhad.catalog.proposal;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Proposals as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Proposals extends GenericRepository<Proposals.Proposal, Long> {

  /**
   * A stored proposal. Instants are UTC.
   *
   * @param example of a need, which has neither category nor kind nor content; else null
   */
  @MappedEntity("item_proposal")
  record Proposal(
      @Id @GeneratedValue long id,
      @Nullable Long itemId,
      @Nullable Integer basedOn,
      @Nullable String categoryCode,
      @Nullable ItemKind kind,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable String content,
      @Nullable String example,
      String reason,
      long proposedBy,
      Instant proposedAt,
      ProposalStatus status,
      @Nullable Long decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String decisionNote,
      @Nullable Long resultItemId,
      @Nullable Integer resultRevision,
      boolean edited,
      @Version int version) {}

  Proposal save(Proposal proposal);

  Optional<Proposal> findById(long id);

  default Proposal get(long id) {
    return findById(id).orElseThrow(() -> new Refusal.NotFound("proposal " + id));
  }

  /** What became of a proposal. */
  @Introspected
  record ProposalOutcome(
      ProposalStatus status,
      long by,
      @Nullable String note,
      @Nullable Long itemId,
      @Nullable Integer revision,
      boolean edited) {}

  default int decide(Proposal proposal, ProposalOutcome outcome) {
    return decide(
        proposal.id(),
        proposal.version(),
        outcome.status(),
        outcome.by(),
        outcome.note(),
        outcome.itemId(),
        outcome.revision(),
        outcome.edited());
  }

  /** Decides a waiting proposal, unless somebody else was quicker. */
  @Query(
      """
      UPDATE item_proposal
         SET status = :status, decided_by = :by, decided_at = UTC_TIMESTAMP(6),
             decision_note = :note, result_item_id = :itemId, result_revision = :revision,
             edited = :edited, version = version + 1
       WHERE id = :id AND status = 'PROPOSED' AND version = :version""")
  int decide(
      long id,
      int version,
      ProposalStatus status,
      long by,
      @Nullable String note,
      @Nullable Long itemId,
      @Nullable Integer revision,
      boolean edited);

  String ROW =
      """
      SELECT p.id, p.status, p.name_ar, p.name_en, p.category_code, p.kind, c.name_ar AS category_ar,
             c.name_en AS category_en, i.code AS item_code, p.based_on, p.reason, p.example,
             p.proposed_by, w.name_ar AS proposer_ar, w.name_en AS proposer_en,
             e.name_ar AS entity_ar, e.name_en AS entity_en, p.proposed_at,
             d.name_ar AS decider_ar, d.name_en AS decider_en, p.decided_at, p.decision_note,
             r.code AS result_code, p.result_revision, p.edited
        FROM item_proposal p
        LEFT JOIN category c ON c.code = p.category_code
        JOIN person w ON w.id = p.proposed_by
        LEFT JOIN person d ON d.id = p.decided_by
        LEFT JOIN catalog_item i ON i.id = p.item_id
        LEFT JOIN catalog_item r ON r.id = p.result_item_id
        LEFT JOIN procuring_entity e ON e.id = (SELECT MIN(g.entity_id) FROM role_grant g
          WHERE g.person_id = p.proposed_by AND g.role = 'PROCUREMENT_OFFICER')
      """;

  @Query(ROW + " WHERE p.id = :id")
  Optional<ProposalRow> findRow(long id);

  /** Which proposals of a person, or of all with 0, answer a text and a filter. */
  String CHOSEN =
      """
       WHERE (:personId = 0 OR p.proposed_by = :personId)
         AND (:like = '' OR p.name_ar LIKE :like OR p.name_en LIKE :like OR i.code LIKE :like
              OR r.code LIKE :like OR c.name_ar LIKE :like OR c.name_en LIKE :like
              OR w.name_ar LIKE :like OR w.name_en LIKE :like)
         AND IF(:filter = '', TRUE, p.status = :filter)
      """;

  /**
   * A page of them. By itself the list has those that wait longest first, and below them those
   * decided last.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a status, or empty
   * @param sort name, proposer or proposed, with {@code -} before it for the last first; or empty
   */
  @Query(
      ROW
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'name' THEN p.name_en WHEN 'proposer' THEN w.name_en END,
                CASE :sort WHEN '-name' THEN p.name_en WHEN '-proposer' THEN w.name_en END DESC,
                CASE :sort WHEN 'proposed' THEN p.proposed_at END,
                CASE :sort WHEN '-proposed' THEN p.proposed_at END DESC,
                CASE WHEN p.status = 'PROPOSED' THEN 0 ELSE 1 END,
                CASE WHEN p.status = 'PROPOSED' THEN p.proposed_at END,
                p.decided_at DESC, p.id
       LIMIT :most OFFSET :offset""")
  List<ProposalRow> listPage(
      long personId, String like, String filter, String sort, int most, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM item_proposal p
        LEFT JOIN category c ON c.code = p.category_code
        JOIN person w ON w.id = p.proposed_by
        LEFT JOIN catalog_item i ON i.id = p.item_id
        LEFT JOIN catalog_item r ON r.id = p.result_item_id
      """
          + CHOSEN)
  int count(long personId, String like, String filter);
}
