package org.muwahhad.permissions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.TestApp;

/**
 * What the variables of an address may stand for: real things of the demonstration, of several
 * states, entities, suppliers and people, each with its owner where it has one. Of what everybody
 * has, that of the people who can sign in: the walkers are among them.
 */
final class Things {
  /** Each with its first lot and a bid for it, the same anyone who's draft was stored first. */
  private static final String TENDERS =
      """
      SELECT t.id, t.id AS tenderId, l.id AS lotId, b.id AS bidId,
             COALESCE((SELECT MIN(q.id) FROM tender_question q WHERE q.tender_id = t.id), 1)
               AS questionId,
             COALESCE((SELECT MIN(a.id) FROM tender_amendment a WHERE a.tender_id = t.id), 1)
               AS amendmentId,
             COALESCE((SELECT MIN(d.id) FROM dossier_document d WHERE d.tender_id = t.id), 1)
               AS documentId,
             COALESCE((SELECT MIN(e.id) FROM dossier_edition e WHERE e.tender_id = t.id), 1)
               AS editionId,
             'en' AS language, 'BID' AS part,
             COALESCE((SELECT MIN(i.id) FROM lot_item i WHERE i.lot_id = l.id), 1) AS itemId,
             COALESCE((SELECT MIN(a.id) FROM prequalification_application a
                        WHERE a.tender_id = t.id), 1) AS applicationId,
             1 AS number, 'EXAMINATION' AS panel, 'ARABIC' AS edition, 'PDF' AS format
        FROM joint_tender t
        LEFT JOIN lot l ON l.id = (SELECT MIN(x.id) FROM lot x WHERE x.tender_id = t.id)
        LEFT JOIN bid b ON b.id = (SELECT x.id FROM bid x
                                     LEFT JOIN lot_ranking k ON k.bid_id = x.id AND k.lot_id = l.id
                                    WHERE x.tender_id = t.id
                                    ORDER BY k.bid_id IS NULL, x.supplier_id LIMIT 1)
       ORDER BY t.id\
      """;

  /** A report of each kind of thing. */
  private static final String REPORTS =
      """
      SELECT 'opening' AS kind, t.id AS subject, 'ARABIC' AS edition, 'DOCX' AS format
        FROM joint_tender t WHERE t.opened_at IS NOT NULL ORDER BY t.id\
      """;

  /**
   * One of each state: of an entity whose people can sign in, and submitted as often as any, so
   * that there are versions to compare on whatever day the demonstration begins.
   */
  static final String SUBMISSIONS =
      """
      SELECT s.id, 1 AS number, s.entity_id AS entity, s.state_code AS state,
             (SELECT COUNT(*) FROM submission_receipt c WHERE c.submission_id = s.id) AS receipts
        FROM submission s
       WHERE s.id = (SELECT x.id FROM submission x
                       JOIN submission_receipt c ON c.submission_id = x.id
                      WHERE x.state_code = s.state_code
                      GROUP BY x.id
                      ORDER BY EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id
                                        WHERE g.entity_id = x.entity_id AND p.is_demo
                                          AND p.password_hash IS NOT NULL) DESC,
                               COUNT(*) DESC, x.id LIMIT 1)
       ORDER BY s.id\
      """;

  private static final String ROUNDS =
      """
      SELECT r.id, r.id AS roundId, (SELECT MIN(e.id) FROM procuring_entity e) AS entityId,
             '30200000' AS category,
             COALESCE((SELECT MIN(j.id) FROM join_request j WHERE j.round_id = r.id), 1) AS request
        FROM demand_round r ORDER BY r.id\
      """;

  /** The first part of an address decides; more exact ones come first. */
  private static final Map<String, String> KINDS = kinds();

  private final Map<String, List<Map<String, String>>> found = new HashMap<>();
  private final TestApp app;

  Things(TestApp app) {
    this.app = app;
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("/people/import/", "SELECT MAX(id) AS id FROM account_import");
    kinds.put("/account-imports/", "SELECT MAX(id) AS id FROM account_import");
    kinds.put("/units", "SELECT MIN(code) AS code, 'C62' AS unit, 'ANN' AS base FROM catalog_item");
    kinds.put(
        "/state-plans/",
        "SELECT id, state_code AS state FROM state_plan WHERE edition = 1 OR status = 'DRAFT' ORDER"
            + " BY id");
    kinds.put("/joint-plans/", "SELECT MAX(year) AS year FROM joint_plan");
    kinds.put(
        "/intentions/{id}/requests/{state}",
        "SELECT intention_id AS id, state_code AS state FROM invitation_request ORDER BY 1, 2");
    // Every state reads them, whoever is invited, and may ask.
    kinds.put(
        "/intentions/", "SELECT DISTINCT intention_id AS id FROM invitation_request ORDER BY 1");
    kinds.put(
        "/open-data/processes/",
        "SELECT ocid, 1 AS number FROM ocds_process WHERE kind = 'TENDER' ORDER BY id LIMIT 2");
    kinds.put(
        "/open-data/files/",
        "SELECT MAX(year) AS year, 'compiled.jsonl' AS name FROM ocds_process");
    kinds.put("/open-data/extensions/", "SELECT 'extension.json' AS file");
    kinds.put("/sitemap/", "SELECT 0 AS page");
    kinds.put("/rounds/", ROUNDS);
    kinds.put("/submissions/", SUBMISSIONS);
    kinds.put(
        "/item-sets/",
        """
        SELECT s.id, s.entity_id AS entity, e.state_code AS state
          FROM item_set s JOIN procuring_entity e ON e.id = s.entity_id ORDER BY s.id\
        """);
    kinds.put("/reports/award/", TENDERS);
    kinds.put(
        "/reports/taken/", "SELECT COALESCE(MIN(report_id), 1) AS reportId FROM report_download");
    kinds.put("/reports/{kind}/", REPORTS);
    kinds.put(
        "/evaluation/documents/",
        """
        SELECT t.id, COALESCE((SELECT MIN(o.document_id) FROM opened_document o
                                WHERE o.tender_id = t.id), 1) AS documentId
          FROM joint_tender t ORDER BY t.id\
        """);
    kinds.put(
        "/bid/documents/",
        """
        SELECT t.id AS tenderId, COALESCE(d.id, 1) AS documentId, b.supplier_id AS supplier
          FROM joint_tender t
          LEFT JOIN bid b ON b.id = (SELECT MIN(x.bid_id) FROM bid_document x
                                      WHERE x.tender_id = t.id AND x.draft IS NOT NULL)
          LEFT JOIN bid_document d ON d.id = (SELECT MIN(y.id) FROM bid_document y
                                               WHERE y.bid_id = b.id AND y.draft IS NOT NULL)
         WHERE t.status = 'PUBLISHED' ORDER BY t.id\
        """);
    kinds.put("/tenders/", TENDERS);
    kinds.put(
        "/publications/{number}/bundle",
        """
        SELECT t.number, MAX(b.edition) AS edition
          FROM tender_bundle b JOIN joint_tender t ON t.id = b.tender_id
         GROUP BY t.id, t.number ORDER BY t.id LIMIT 2\
        """);
    kinds.put("/verify/programs/", "SELECT 'verify.py' AS name");
    kinds.put(
        "/publications/",
        """
        SELECT t.number, COALESCE((SELECT MIN(e.id) FROM dossier_edition e
                                    WHERE e.tender_id = t.id AND e.added_with = 0), 1) AS editionId
          FROM joint_tender t WHERE t.published_at IS NOT NULL ORDER BY t.id LIMIT 2\
        """);
    kinds.put(
        "/late-bids/",
        "SELECT COALESCE(MIN(receipt_number), 'L-0000-0000-0000') AS number FROM late_bid");
    kinds.put(
        "/withdrawals/",
        """
        SELECT w.bid_id AS bidId, w.version_number AS version, b.supplier_id AS supplier
          FROM bid_withdrawal w JOIN bid b ON b.id = w.bid_id ORDER BY b.supplier_id LIMIT 5\
        """);
    kinds.put(
        "/bids/",
        """
        SELECT MIN(b.id) AS bidId, 1 AS number, b.supplier_id AS supplier FROM bid b
         WHERE b.version_count > 0 GROUP BY b.supplier_id ORDER BY b.supplier_id LIMIT 5\
        """);
    kinds.put(
        "/complaints/",
        "SELECT COALESCE(MIN(id), 1) AS id, 1 AS paperId, 1 AS tenderId FROM complaint");
    kinds.put("/guarantees/", "SELECT id AS awardId FROM award WHERE status = 'active' LIMIT 2");
    kinds.put(
        "/bid-securities/",
        """
        SELECT MIN(o.bid_id) AS bidId, b.supplier_id AS supplier
          FROM opened_bid o JOIN bid b ON b.id = o.bid_id
         GROUP BY b.supplier_id ORDER BY b.supplier_id LIMIT 5\
        """);
    kinds.put("/dossier-templates/", "SELECT MIN(id) AS id FROM dossier_template");
    kinds.put(
        "/report-signatures/",
        """
        SELECT COALESCE(MIN(id), 1) AS id, 1 AS preparation FROM issued_report
         WHERE format = 'PDF'\
        """);
    kinds.put("/report-jobs/", "SELECT COALESCE(MIN(id), 1) AS id FROM report_job");
    kinds.put("/decisions/", "SELECT id FROM decision ORDER BY id LIMIT 4");
    kinds.put(
        "/recommendations/",
        """
        SELECT g.id, COALESCE(r.id, 1) AS recommendationId
          FROM meeting g LEFT JOIN committee_recommendation r ON r.meeting_id = g.id
         ORDER BY r.id IS NULL, r.id DESC LIMIT 4\
        """);
    kinds.put(
        "/initiatives/",
        """
        SELECT i.id,
               COALESCE((SELECT MAX(m.id) FROM initiative_milestone m
                          WHERE m.initiative_id = i.id), 1) AS milestoneId,
               COALESCE((SELECT MAX(n.id) FROM initiative_indicator n
                          WHERE n.initiative_id = i.id), 1) AS indicatorId,
               COALESCE((SELECT MIN(p.id) FROM initiative_procurement p
                          WHERE p.initiative_id = i.id), 1) AS linkId
          FROM initiative i ORDER BY i.id LIMIT 8\
        """);
    kinds.put("/meetings/", "SELECT id FROM meeting ORDER BY id LIMIT 4");
    AgreementThings.addTo(kinds);
    kinds.put(
        "/price-questions/", "SELECT COALESCE(MIN(id), 1) AS questionId FROM low_price_question");
    kinds.put(
        "/demand-lines/",
        """
        SELECT MIN(l.id) AS id, l.entity_id AS entity, s.state_code AS state
          FROM demand_line l JOIN submission s ON s.id = l.submission_id
         WHERE l.entity_id IN (SELECT g.entity_id FROM role_grant g JOIN person p
                                  ON p.id = g.person_id WHERE p.password_hash IS NOT NULL)
         GROUP BY l.entity_id, s.state_code\
        """);
    kinds.put("/identity/providers/", "SELECT MIN(id) AS id FROM identity_provider");
    kinds.put(
        "/identity/certificates/", "SELECT COALESCE(MIN(id), 1) AS id FROM identity_certificate");
    kinds.put("/identity/links/", "SELECT COALESCE(MIN(id), 1) AS id FROM identity_link");
    kinds.put("/sign-in/with/", "SELECT MIN(code) AS provider FROM identity_provider");
    // Programs of states name people by numbers of theirs.
    kinds.put("/scim/v2/Users/", "SELECT '1' AS id");
    kinds.put("/scim/v2/Schemas/", "SELECT 'urn:ietf:params:scim:schemas:core:2.0:User' AS id");
    kinds.put("/identity/programs/", "SELECT COALESCE(MIN(id), 1) AS id FROM scim_client");
    kinds.put("/identity/proposals/", "SELECT MAX(id) AS id FROM identity_proposal");
    kinds.put("/log/witnesses/", "SELECT COALESCE(MIN(id), 1) AS id FROM log_witness");
    kinds.put("/log/checkpoint/", "SELECT COALESCE(MIN(size), 1) AS size FROM log_checkpoint");
    kinds.put(
        "/log/tile/",
        """
        SELECT '0' AS level, 'x001' AS first, 'x002' AS second, '003.p' AS third, '4' AS fourth\
        """);
    kinds.put("/incidents/readers/", "SELECT MIN(id) AS id FROM indicator_reader");
    kinds.put("/incidents/", "SELECT id FROM file_analysis ORDER BY id LIMIT 3");
    kinds.put(
        "/taxii2/muwahhad/collections/", "SELECT '3f0c7a52-9d0e-4b7a-8f5c-1c3f5b6a7d20' AS id");
    kinds.put("/people/proposals/", "SELECT MIN(id) AS id FROM account_proposal");
    kinds.put("/account-proposals/", "SELECT MIN(id) AS id FROM account_proposal");
    kinds.put(
        "/people/",
        "SELECT MAX(person_id) AS id, 'BIDDER' AS role FROM role_grant WHERE role = 'BIDDER'");
    kinds.put(
        "/entities/",
        """
        SELECT MIN(id) AS id, MIN(id) AS entity, state_code AS state FROM procuring_entity
         GROUP BY state_code\
        """);
    kinds.put("/sites/", "SELECT MIN(id) AS id FROM delivery_site");
    kinds.put(
        "/suppliers/",
        """
        SELECT COALESCE(MIN(d.supplier_id), (SELECT MIN(s.id) FROM supplier s)) AS id,
               COALESCE(MIN(d.id), 1) AS debarmentId, 'lift' AS act FROM supplier_debarment d
         WHERE d.status = 'CONFIRMED'\
        """);
    kinds.put(
        "/vetting/",
        """
        SELECT COALESCE(MIN(v.registration_id), 1) AS id, 'accept' AS act,
               COALESCE((SELECT MIN(d.id) FROM registration_document d), 1) AS documentId
          FROM registration_version v WHERE v.status = 'SUBMITTED'\
        """);
    kinds.put("/company/documents/", "SELECT MIN(id) AS id FROM registration_document");
    kinds.put("/overview/participation/", "SELECT code AS state FROM member_state ORDER BY code");
    kinds.put("/states/", "SELECT code, '2026-12-16' AS day FROM member_state LIMIT 2");
    kinds.put("/synonyms/", "SELECT MIN(id) AS id FROM synonym_group");
    kinds.put("/templates/", "SELECT '30213100' AS category");
    kinds.put("/categories/", "SELECT '30213100' AS code");
    kinds.put(
        "/catalog/proposals/",
        """
        SELECT COALESCE(MIN(p.id), 1) AS id,
               (SELECT MIN(code) FROM catalog_item WHERE status = 'ACTIVE') AS code
          FROM item_proposal p\
        """);
    kinds.put(
        "/files",
        """
        SELECT i.code, COALESCE((SELECT MIN(f.id) FROM item_file f), 1) AS id FROM catalog_item i
         WHERE i.status = 'ACTIVE' LIMIT 1\
        """);
    kinds.put(
        "/catalog/",
        """
        SELECT i.code, 1 AS number FROM catalog_item i
         WHERE i.status = 'ACTIVE' AND i.category_code = '30213100' LIMIT 1\
        """);
    kinds.put(
        "/messages/",
        """
        SELECT MIN(i.handle) AS id, i.person_id AS person
          FROM inbox_message i JOIN person p ON p.id = i.person_id
         WHERE p.password_hash IS NOT NULL GROUP BY i.person_id\
        """);
    kinds.put("/mails/", "SELECT MIN(message_id) AS id FROM mail");
    kinds.put("/health/", "SELECT 'liveness' AS selector");
    kinds.put("/language/", "SELECT 'en' AS tag");
    kinds.put("/verify/files/", "SELECT MIN(sha256) AS sha256 FROM issued_report");
    kinds.put("/verify/receipts/", "SELECT 'R-0' AS number, REPEAT('0', 64) AS sha256");
    kinds.put(
        "/verify/documents/", "SELECT LEFT(MIN(data_sha256), 20) AS documentId FROM issued_report");
    kinds.put("/verify/", "SELECT '00000000-0000-0000-0000-000000000000' AS documentId");
    kinds.put("/sessions/", "SELECT '0' AS number");
    kinds.put("/factors/passkeys/", "SELECT 0 AS id");
    kinds.put("/programs/", "SELECT 0 AS id");
    kinds.put("/webhooks/", "SELECT 0 AS id, REPEAT('0', 32) AS messageId");
    kinds.put("/calendar/feed/", "SELECT 'unknown' AS secret");
    return kinds;
  }

  /** Some of the things that an address may speak of; one row without values when of none. */
  List<Map<String, String>> of(RouteList.Route route) {
    if (route.variables().isEmpty()) {
      return List.of(Map.of());
    }
    String query =
        KINDS.entrySet().stream()
            .filter(k -> route.path().contains(k.getKey()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("What is meant by " + route.name() + "?"))
            .getValue();
    return found.computeIfAbsent(query, this::rows);
  }

  List<Map<String, String>> rows(String query) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Connection connection = app.connect();
        Statement s = connection.createStatement();
        ResultSet result = s.executeQuery(query)) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        Map<String, String> row = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnLabel(i), String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
