package org.muwahhad.notification.notice;

import io.micronaut.data.annotation.Query;

/**
 * Audiences of an agreement: its two sides, and everybody who has a part in it. Its supplier is the
 * one that supplies it when the notice is given.
 */
interface AgreementAudiences {

  /** The central buyers, the officers of the entities with a part in it, and their coordinators. */
  String BUYERS =
      """
       (g.role = 'CENTRAL_BUYER'
          OR (g.role = 'PROCUREMENT_OFFICER' AND EXISTS (
                SELECT 1 FROM entitlement n
                 WHERE n.agreement_id = :agreementId AND n.entity_id = g.entity_id))
          OR (g.role = 'NATIONAL_COORDINATOR' AND EXISTS (
                SELECT 1 FROM entitlement n JOIN procuring_entity e ON e.id = n.entity_id
                 WHERE n.agreement_id = :agreementId AND e.state_code = g.state_code)))
      """;

  /** The people of its supplier. */
  String SUPPLIER =
      """
       (g.role = 'BIDDER' AND g.supplier_id = (
          SELECT b.supplier_id FROM agreement_supplier b
           WHERE b.agreement_id = :agreementId))
      """;

  /** The people of the supplier of an agreement. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM agreement_supplier b
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
       WHERE b.agreement_id = :agreementId""")
  int tellAgreementSupplier(long noticeId, long agreementId);

  /** The people of its supplier and the central buyers. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM role_grant g
       WHERE g.role = 'CENTRAL_BUYER' OR
      """
          + SUPPLIER)
  int tellAgreementSides(long noticeId, long agreementId);

  /** Those who buy under it. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM role_grant g
       WHERE
      """
          + BUYERS)
  int tellAgreementBuyers(long noticeId, long agreementId);

  /** Those who buy under it, and the people of its supplier. */
  @Query(
      """
      INSERT INTO inbox_message (notice_id, person_id)
      SELECT DISTINCT :noticeId, g.person_id
        FROM role_grant g
       WHERE
      """
          + BUYERS
          + " OR "
          + SUPPLIER)
  int tellAgreement(long noticeId, long agreementId);
}
