package org.muwahhad.permissions;

import java.util.List;
import org.muwahhad.TestApp;

/**
 * Marks in what the demonstration has none of: dialogues on low prices, alternatives, complaints
 * that wait for their decision with the draft of it, and messages with what others wrote. They are
 * written past the service, whose guards are taken down by then.
 */
final class AddedSecrets {
  private AddedSecrets() {}

  static void put(TestApp app) {
    dialogues().forEach(app::sql);
    alternatives().forEach(app::sql);
    complaints().forEach(app::sql);
    messages().forEach(app::sql);
  }

  private static String ofBid(String name) {
    return Secrets.mark(name, "k.tender_id", "''", "''", "b.supplier_id", "''");
  }

  /** Every ranked bid for the first lot of a tender was asked, answered and was believed. */
  private static List<String> dialogues() {
    String ranked =
        """
         FROM lot_ranking k JOIN bid b ON b.id = k.bid_id
         JOIN panel_member m ON m.tender_id = k.tender_id AND m.panel = 'EXAMINATION' AND m.is_chair
        WHERE k.lot_id = (SELECT MIN(l.id) FROM lot l WHERE l.tender_id = k.tender_id)""";
    return List.of(
        "INSERT INTO low_price_question (lot_id, bid_id, tender_id, number, question, due_at,"
            + " asked_by, asked_at) SELECT k.lot_id, k.bid_id, k.tender_id, 1, "
            + ofBid("price-question")
            + ", UTC_TIMESTAMP(6) + INTERVAL 5 DAY, m.person_id, UTC_TIMESTAMP(6)"
            + ranked,
        "INSERT INTO low_price_answer (question_id, answer, answered_by, answered_at)"
            + " SELECT q.id, "
            + Secrets.mark("price-answer", "q.tender_id", "''", "''", "b.supplier_id", "''")
            + ", q.asked_by, UTC_TIMESTAMP(6)"
            + " FROM low_price_question q JOIN bid b ON b.id = q.bid_id",
        "INSERT INTO low_price_decision (lot_id, bid_id, tender_id, is_accepted, reason,"
            + " decided_by, decided_at) SELECT k.lot_id, k.bid_id, k.tender_id, TRUE, "
            + ofBid("price-reason")
            + ", m.person_id, UTC_TIMESTAMP(6)"
            + ranked);
  }

  /** Every opened bid offers an alternative for the first lot; the panel refused them. */
  private static List<String> alternatives() {
    String first = "(SELECT MIN(l.id) FROM lot l WHERE l.tender_id = k.tender_id)";
    return List.of(
        "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description)"
            + " SELECT DISTINCT k.bid_id, i.lot_id, k.tender_id, "
            + ofBid("alternative")
            + " FROM bid_line k JOIN bid b ON b.id = k.bid_id"
            + " JOIN lot_item i ON i.id = k.lot_item_id AND i.lot_id = "
            + first,
        "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price, offered)"
            + " SELECT k.bid_id, k.lot_item_id, a.lot_id, k.tender_id,"
            + " 697000000.37 + k.tender_id * 100000 + b.supplier_id, "
            + ofBid("alternative-offered")
            + " FROM bid_line k JOIN bid b ON b.id = k.bid_id"
            + " JOIN lot_item i ON i.id = k.lot_item_id"
            + " JOIN bid_alternative a ON a.bid_id = k.bid_id AND a.lot_id = i.lot_id",
        "INSERT INTO alternative_decision (lot_id, bid_id, number, tender_id, is_accepted, reason,"
            + " decided_by, decided_at) SELECT k.lot_id, k.bid_id, 1, k.tender_id, FALSE, "
            + ofBid("alternative-reason")
            + ", m.person_id, UTC_TIMESTAMP(6) FROM bid_alternative k JOIN bid b ON b.id = k.bid_id"
            + " JOIN joint_tender t ON t.id = k.tender_id AND t.status <> 'UNDER_EVALUATION'"
            + " JOIN panel_member m ON m.tender_id = k.tender_id AND m.panel = 'EXAMINATION'"
            + " AND m.is_chair");
  }

  /** Every bidder of tenders in award complains; the review body votes on what is drafted. */
  private static List<String> complaints() {
    String mine = " FROM complaint k JOIN bid b ON b.id = k.bid_id";
    String added = mine + " WHERE k.request_key LIKE 'marked-%'";
    String drafted = ofBid("review-draft");
    return List.of(
        "INSERT INTO complaint (tender_id, number, bid_id, status, grounds, remedy_sought, request_key,"
            + " filed_by, filed_at, answer_until, decide_until) SELECT k.tender_id,"
            + " 50 + ROW_NUMBER() OVER (PARTITION BY k.tender_id ORDER BY k.bid_id), k.bid_id,"
            + " 'ANSWERED', "
            + ofBid("complaint")
            + ", "
            + ofBid("complaint")
            + ", CONCAT('marked-', k.bid_id), g.person_id, UTC_TIMESTAMP(6),"
            + " UTC_TIMESTAMP(6) + INTERVAL 5 DAY, UTC_TIMESTAMP(6) + INTERVAL 9 DAY"
            + " FROM opened_bid k JOIN bid b ON b.id = k.bid_id"
            + " JOIN joint_tender t ON t.id = k.tender_id AND t.status = 'AWARDED'"
            + " JOIN (SELECT supplier_id, MIN(person_id) AS person_id FROM role_grant"
            + " GROUP BY supplier_id) g ON g.supplier_id = b.supplier_id",
        "INSERT INTO complaint_lot (complaint_id, lot_id, tender_id, award_id)"
            + " SELECT k.id, MIN(a.lot_id), k.tender_id, MIN(a.id)"
            + mine
            + " JOIN award a ON a.tender_id = k.tender_id AND a.status = 'active'"
            + " WHERE k.request_key LIKE 'marked-%' GROUP BY k.id, k.tender_id",
        "INSERT INTO complaint_answer (complaint_id, answer, answered_by, answered_at, reply_until)"
            + " SELECT k.id, "
            + ofBid("complaint-answer")
            + ", k.filed_by, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 3 DAY"
            + added,
        "INSERT INTO complaint_reply (complaint_id, reply, replied_by, replied_at) SELECT k.id, "
            + ofBid("complaint-reply")
            + ", k.filed_by, UTC_TIMESTAMP(6)"
            + added,
        "INSERT INTO complaint_paper (id, complaint_id, party, title, content_type, size, sha256,"
            + " added_by, added_at) SELECT 9000 + k.id, k.id, 'BIDDER', "
            + ofBid("complaint-paper")
            + ", 'application/pdf', 1, REPEAT('0', 64), k.filed_by, UTC_TIMESTAMP(6)"
            + added,
        "INSERT INTO review_draft (complaint_id, number, status, current_of, reasons, summary_ar,"
            + " summary_en, sha256, written_by, written_at, closed_by, closed_at)"
            + " SELECT k.id, n.number, n.status, IF(n.number = 2, k.id, NULL), "
            + drafted
            + ", "
            + drafted
            + ", "
            + drafted
            + ", REPEAT('0', 64), r.person_id, UTC_TIMESTAMP(6),"
            + " IF(n.number = 1, r.person_id, NULL), IF(n.number = 1, UTC_TIMESTAMP(6), NULL)"
            + mine
            + " JOIN (SELECT 1 AS number, 'REJECTED' AS status UNION SELECT 2, 'OPEN') n"
            + " JOIN (SELECT MIN(person_id) AS person_id FROM role_grant"
            + " WHERE role = 'REVIEW_MEMBER') r"
            + " WHERE k.request_key LIKE 'marked-%'",
        "INSERT INTO review_vote (draft_id, person_id, is_for, reason, sha256, cast_at)"
            + " SELECT d.id, (SELECT MAX(person_id) FROM role_grant WHERE role = 'REVIEW_MEMBER'),"
            + " FALSE, "
            + ofBid("review-vote")
            + ", d.sha256, UTC_TIMESTAMP(6)"
            + mine
            + " JOIN review_draft d ON d.complaint_id = k.id"
            + " WHERE k.request_key LIKE 'marked-%'");
  }

  /** Everybody has a message, which went as a mail too, that says what somebody wrote. */
  private static List<String> messages() {
    String text = Secrets.mark("message", "''", "''", "''", "''", "p.id");
    return List.of(
        "INSERT INTO notice (kind, href, arguments, once_key, created_at)"
            + " SELECT 'account-locked', '/', JSON_ARRAY("
            + "JSON_OBJECT('kind', 'NAME', 'value', 'قارئ', 'english', 'Reader'),"
            + " JSON_OBJECT('kind', 'TEXT', 'value', ''),"
            + " JSON_OBJECT('kind', 'TEXT', 'value', "
            + text
            + ")), CONCAT('marked-', p.id), UTC_TIMESTAMP(6) FROM person p"
            + " WHERE p.password_hash IS NOT NULL",
        "INSERT INTO inbox_message (notice_id, person_id)"
            + " SELECT n.id, SUBSTR(n.once_key, 8) FROM notice n WHERE n.once_key LIKE 'marked-%'",
        "INSERT INTO mail (inbox_message_id, message_id, status, due_at)"
            + " SELECT i.id, LOWER(HEX(RANDOM_BYTES(16))), 'PENDING', UTC_TIMESTAMP(6) + INTERVAL 1 DAY"
            + " FROM inbox_message i JOIN notice n ON n.id = i.notice_id"
            + " WHERE n.once_key LIKE 'marked-%'");
  }
}
