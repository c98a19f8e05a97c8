package org.muwahhad.bid.opening;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Bilingual;

/** Who is in an opening room, and which shares were given there. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OpeningAttendance extends GenericRepository<OpeningAttendance.SeatRow, Long> {

  /**
   * A seat on the opening panel.
   *
   * @param presentAt when the member came in, UTC; null while away
   * @param givenAt when the member gave a share, UTC; null before, and again once opened
   * @param outAt when the member declared a conflict of interest, UTC; null for those who have none
   */
  @Introspected
  @MappedEntity("panel_member")
  record SeatRow(
      @Id long personId,
      @MappedProperty("is_chair") boolean chair,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable Instant presentAt,
      @Nullable Instant givenAt,
      @Nullable Instant outAt) {
    OpeningRoomView.OpeningSeat seat() {
      return new OpeningRoomView.OpeningSeat(personId, name, chair, presentAt, givenAt, outAt);
    }
  }

  /**
   * The seats of the panel. The chair is who was appointed to it, or where that member declared a
   * conflict of interest before the meeting was over, the first of the others who has none.
   */
  @Query(
      """
      SELECT m.person_id,
             m.person_id = (SELECT h.person_id FROM panel_member h
                              JOIN joint_tender t ON t.id = h.tender_id
                             WHERE h.tender_id = m.tender_id AND h.panel = 'OPENING'
                               AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                                                WHERE k.tender_id = h.tender_id
                                                  AND k.person_id = h.person_id
                                                  AND (:part = 'PRICES' OR t.opened_at IS NULL
                                                       OR k.declared_at < t.opened_at))
                             ORDER BY h.is_chair DESC, h.person_id LIMIT 1) AS is_chair,
             p.name_ar, p.name_en, r.present_at, g.given_at, o.declared_at AS out_at
        FROM panel_member m
        JOIN person p ON p.id = m.person_id
        LEFT JOIN opening_presence r
          ON r.tender_id = m.tender_id AND r.person_id = m.person_id AND r.part = :part
        LEFT JOIN given_share g
          ON g.tender_id = m.tender_id AND g.person_id = m.person_id AND g.part = :part
        LEFT JOIN learned_conflict o
          ON o.tender_id = m.tender_id AND o.person_id = m.person_id
       WHERE m.tender_id = :tenderId AND m.panel = 'OPENING'
       ORDER BY m.is_chair DESC, p.id""")
  List<SeatRow> listSeats(long tenderId, SealedPart part);

  /** The members that came, by their keys. */
  default List<Long> listPresent(long tenderId, SealedPart part) {
    return listSeats(tenderId, part).stream()
        .filter(s -> s.presentAt() != null)
        .map(SeatRow::personId)
        .toList();
  }

  @Query(
      """
      INSERT INTO opening_presence (tender_id, person_id, panel, present_at, part)
      VALUES (:tenderId, :personId, 'OPENING', UTC_TIMESTAMP(6), :part)""")
  void enter(long tenderId, long personId, SealedPart part);

  @Query(
      """
      SELECT COUNT(*) FROM opening_presence
       WHERE tender_id = :tenderId AND person_id = :personId AND part = :part""")
  int countPresent(long tenderId, long personId, SealedPart part);

  @Query(
      """
      SELECT COUNT(*) FROM given_share
       WHERE tender_id = :tenderId AND person_id = :personId AND part = :part""")
  int countGiven(long tenderId, long personId, SealedPart part);

  @Query(
      """
      INSERT INTO given_share (tender_id, share_number, person_id, from_file, wrapped_share, given_at,
                               part)
      VALUES (:tenderId, :shareNumber, :personId, :fromFile, :wrappedShare, UTC_TIMESTAMP(6), :part)""")
  void give(
      long tenderId,
      int shareNumber,
      long personId,
      boolean fromFile,
      byte[] wrappedShare,
      SealedPart part);

  /** Shares of the key whose holders have no conflict of interest. */
  @Query(
      """
      SELECT COUNT(*) FROM key_share s
       WHERE s.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = s.tender_id AND k.person_id = s.person_id)""")
  int countUsable(long tenderId);

  /** Shares of the key that a person holds. */
  @Query("SELECT COUNT(*) FROM key_share WHERE tender_id = :tenderId AND person_id = :personId")
  int countHeld(long tenderId, long personId);

  @Query("DELETE FROM given_share WHERE tender_id = :tenderId")
  int forgetShares(long tenderId);
}
