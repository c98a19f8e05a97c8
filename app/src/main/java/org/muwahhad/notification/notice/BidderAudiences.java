package org.muwahhad.notification.notice;

import io.micronaut.data.annotation.Query;

/**
 * Audiences of suppliers: anyone who acts for those that bid, were invited, applied or follow a
 * tender.
 */
interface BidderAudiences {

  /**
   * That the account of a bid manager {@code g} is not held. Nobody whose account is held learns of
   * a bid before the opening.
   */
  String NOT_HELD =
      """
       NOT EXISTS (SELECT 1 FROM account_hold h
                    WHERE h.person_id = g.person_id AND h.released_at IS NULL
                      AND h.until_at > UTC_TIMESTAMP(6))
      """;

  /** The suppliers that follow a tender or are invited to it; the condition goes on. */
  String FOLLOWERS_AND_INVITED =
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM role_grant g
       WHERE g.role = 'BIDDER'
         AND (EXISTS (SELECT 1 FROM tender_follower f
                       WHERE f.tender_id = :tenderId AND f.supplier_id = g.supplier_id)
              OR EXISTS (SELECT 1 FROM tender_invitation i
                          WHERE i.tender_id = :tenderId AND i.supplier_id = g.supplier_id)
      """;

  /** Ends the condition: those that have a bid, unless the bid is sealed and the account held. */
  String OR_BIDDERS =
      """
              OR (EXISTS (SELECT 1 FROM bid b
                           WHERE b.tender_id = :tenderId AND b.supplier_id = g.supplier_id)
                  AND (EXISTS (SELECT 1 FROM joint_tender t
                                WHERE t.id = :tenderId AND t.opened_at IS NOT NULL)
                       OR
      """
          + NOT_HELD
          + ")))";

  /**
   * Anyone who acts for a supplier that follows a tender, is invited to it, or has begun or
   * submitted a bid in it: told alike, so that nobody learns from it who bids. An account that is
   * held is not told for the bid alone.
   */
  @Query(FOLLOWERS_AND_INVITED + OR_BIDDERS)
  int tellInterested(long noticeId, long tenderId);

  /** Who bids for the suppliers whose award a complaint suspends or suspended. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM complaint_lot l
        JOIN complaint c ON c.id = l.complaint_id
        JOIN award a ON a.lot_id = l.lot_id AND a.recommended_at <= c.filed_at
                    AND a.decision_id = (SELECT w.decision_id FROM award w WHERE w.id = l.award_id)
        JOIN bid b ON b.id = a.bid_id AND b.id <> c.bid_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
       WHERE l.complaint_id = :complaintId""")
  int tellSuspended(long noticeId, long complaintId);

  /** Who bids for the suppliers whose bids were opened in a tender. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
       WHERE o.tender_id = :tenderId""")
  int tellAllBidders(long noticeId, long tenderId);

  /**
   * Those who bid for suppliers whose bid passed the technical evaluation of a tender, or failed.
   */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM technical_result r
        JOIN bid b ON b.id = r.bid_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
       WHERE r.tender_id = :tenderId AND r.is_passed = :passed""")
  int tellExamined(long noticeId, long tenderId, boolean passed);

  /** Who bids for a supplier. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id FROM role_grant g
       WHERE g.supplier_id = :supplierId AND g.role = 'BIDDER'""")
  int tellBidders(long noticeId, long supplierId);

  /** Those who bid for the supplier of a bid. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM bid b
        JOIN joint_tender t ON t.id = b.tender_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id
       WHERE b.id = :bidId AND g.role = 'BIDDER' AND (t.opened_at IS NOT NULL OR
      """
          + NOT_HELD
          + ")")
  int tellBiddersOf(long noticeId, long bidId);

  /**
   * Anyone who acts for the suppliers that may bid in an open tender: registered and not debarred.
   */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM supplier s
        JOIN role_grant g ON g.supplier_id = s.id AND g.role = 'BIDDER'
       WHERE s.status = 'REGISTERED'
         AND NOT EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = s.id)""")
  int tellRegistered(long noticeId);

  /** Those interested as above, and anyone who applied to be prequalified or has begun to. */
  @Query(
      FOLLOWERS_AND_INVITED
          + """
              OR EXISTS (SELECT 1 FROM prequalification_application a
                          WHERE a.tender_id = :tenderId AND a.supplier_id = g.supplier_id)
            """
          + OR_BIDDERS)
  int tellInterestedAndApplicants(long noticeId, long tenderId);

  /** Anyone who acts for the suppliers invited to a tender that is not open. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM tender_invitation i
        JOIN role_grant g ON g.supplier_id = i.supplier_id AND g.role = 'BIDDER'
       WHERE i.tender_id = :tenderId""")
  int tellInvited(long noticeId, long tenderId);

  /** Anyone who acts for the suppliers whose application ended with a status. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM prequalification_application a
        JOIN role_grant g ON g.supplier_id = a.supplier_id AND g.role = 'BIDDER'
       WHERE a.tender_id = :tenderId AND a.status = :status""")
  int tellApplicants(long noticeId, long tenderId, String status);
}
