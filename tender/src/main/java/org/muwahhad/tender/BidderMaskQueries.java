package org.muwahhad.tender;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/**
 * Where the rule {@code evaluation.mask-bidders} of a tender is 1, the members of its examination
 * panel see its bidders as A, B, C from their declaration on conflicts of interest until the
 * consensus of the first examination is closed. The declaration is made with the names in sight, so
 * the letters are drawn at random and reveal nothing of any order. In a later examination the same
 * members know the names, and nothing is masked.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface BidderMaskQueries extends GenericRepository<BidderMaskQueries.Mask, Long> {
  int LETTERS = 26;

  /** The letter of a bid, as a number from 1 for A. */
  @Introspected
  @MappedEntity("bid_mask")
  record Mask(@Id long bidId, long supplierId, int label) {

    /** A to Z, then AA, AB and so on; Latin in both languages, so that all speak of the same. */
    public String letter() {
      StringBuilder letters = new StringBuilder();
      for (int rest = label; rest > 0; rest = (rest - 1) / LETTERS) {
        letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
      }
      return letters.toString();
    }

    /** What stands in place of the name. */
    public Bilingual name() {
      return new Bilingual("مقدّم العرض " + letter(), "Bidder " + letter());
    }
  }

  @Query(
      """
      SELECT m.bid_id, b.supplier_id, m.label
        FROM bid_mask m JOIN bid b ON b.id = m.bid_id
       WHERE m.tender_id = :tenderId ORDER BY m.label""")
  List<Mask> list(long tenderId);

  @Query(
      """
      SELECT COUNT(*) FROM joint_tender t
        JOIN tender_rule r ON r.tender_id = t.id AND r.code = 'evaluation.mask-bidders'
                          AND r.value >= 1
       WHERE t.id = :tenderId AND t.status IN ('OPENED', 'UNDER_EVALUATION')
         AND NOT EXISTS (SELECT 1 FROM consensus_closure c WHERE c.tender_id = t.id)""")
  int countMasking(long tenderId);

  /** Whether the bidders of a tender are masked now, for the people they are masked for. */
  default boolean isMasking(long tenderId) {
    return countMasking(tenderId) > 0;
  }

  @Query(
      """
      SELECT COUNT(*) FROM panel_member m
        JOIN conflict_declaration d ON d.tender_id = m.tender_id AND d.person_id = m.person_id
       WHERE m.tender_id = :tenderId AND m.person_id = :personId AND m.panel = 'EXAMINATION'""")
  int countDeclared(long tenderId, long personId);

  @Query(
      """
      SELECT COUNT(*) FROM panel_member m
       WHERE m.tender_id = :tenderId AND m.person_id = :personId AND m.panel = 'EXAMINATION'""")
  int countSeats(long tenderId, long personId);

  /**
   * Whether a person examines, or is to examine, bids whose bidders are masked, and so does not
   * read beside their names what they bid: not before the declaration either, which needs the names
   * and nothing else, and in no other role.
   */
  default boolean isUnnamedTo(long tenderId, long personId) {
    return isMasking(tenderId) && countSeats(tenderId, personId) > 0;
  }

  /** Whether they are masked to a person: to members of the examination panel who declared. */
  default boolean isMaskedTo(long tenderId, long personId) {
    return isMasking(tenderId) && countDeclared(tenderId, personId) > 0;
  }
}
