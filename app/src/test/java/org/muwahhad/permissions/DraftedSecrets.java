package org.muwahhad.permissions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.demand.form.KeepDraft;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.organisation.person.GrantInput;
import org.muwahhad.organisation.person.ProposeAccount;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.question.AskQuestion;
import org.muwahhad.upload.InspectFile;

/** Marks in what people have begun and not yet sent, put there by the acts that they use. */
final class DraftedSecrets {
  private DraftedSecrets() {}

  static void put(TestApp app, Things things) {
    ofBidder(app, things);
    things.rows(DRAFTS).forEach(draft -> ofOfficer(app, draft));
    ofAdministrator(app, things);
  }

  /** A draft with a price and a document, and a question. */
  private static void ofBidder(TestApp app, Things things) {
    Map<String, String> open =
        things
            .rows(
                """
                SELECT t.id, MIN(i.id) AS item, t.currency FROM joint_tender t
                  JOIN lot_item i ON i.tender_id = t.id AND NOT i.is_free
                 WHERE t.status = 'PUBLISHED' AND t.procurement_method = 'open'
                   AND t.deadline_at > UTC_TIMESTAMP(6) + INTERVAL 1 DAY
                 GROUP BY t.id, t.currency LIMIT 1""")
            .get(0);
    Map<String, String> who =
        things
            .rows(
                """
                SELECT p.id, g.supplier_id AS supplier FROM person p
                  JOIN role_grant g ON g.person_id = p.id AND g.role = 'BIDDER'
                 WHERE p.is_demo AND p.password_hash IS NOT NULL ORDER BY p.login LIMIT 1""")
            .get(0);
    long tender = Long.parseLong(value(open, "id"));
    Actor bidder = app.get(Actors.class).get(Long.parseLong(value(who, "id")));
    app.get(SaveBidDraft.class)
        .run(
            bidder,
            tender,
            Offer.ofPrices(
                "USD",
                true,
                120,
                false,
                Secrets.marked("bid-draft", value(open, "id"), "", "", value(who, "supplier"), ""),
                List.of(
                    Offer.Price.of(
                        Long.parseLong(value(open, "item")),
                        Secrets.amount(68, tender, Long.parseLong(value(who, "supplier")))))));
    app.get(AskQuestion.class)
        .run(
            bidder,
            tender,
            Secrets.marked(
                "question-as-asked", value(open, "id"), "", "", value(who, "supplier"), ""),
            "confidential");
    app.get(AddBidDocument.class)
        .run(
            bidder,
            tender,
            SealedPart.BID,
            new InspectFile.UploadedFile(
                "file",
                Secrets.marked("draft-file", value(open, "id"), "", "", value(who, "supplier"), "")
                    + ".pdf",
                emptyPage()));
  }

  /** A file that anyone who may download it can read. */
  private static byte[] emptyPage() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** Forms that the officer of their entity is filling in. */
  static final String DRAFTS =
      """
      SELECT s.id, s.version, s.entity_id AS entity, s.state_code AS state, MIN(g.person_id) AS person
        FROM submission s JOIN demand_round r ON r.id = s.round_id AND r.status = 'OPEN'
        JOIN role_grant g ON g.entity_id = s.entity_id
        JOIN person p ON p.id = g.person_id AND p.password_hash IS NOT NULL AND p.is_demo
       WHERE s.status = 'DRAFT' GROUP BY s.id, s.version, s.entity_id, s.state_code""";

  /** A form that is being filled in. */
  private static void ofOfficer(TestApp app, Map<String, String> draft) {
    String mark =
        Secrets.marked("demand-draft", "", value(draft, "entity"), value(draft, "state"), "", "");
    app.get(KeepDraft.class)
        .run(
            app.get(Actors.class).get(Long.parseLong(value(draft, "person"))),
            Long.parseLong(value(draft, "id")),
            Integer.parseInt(value(draft, "version")),
            List.of(
                new DraftLine(
                    "a",
                    Map.of(
                        LineField.ITEM,
                        mark,
                        LineField.BUDGET_LINE,
                        mark,
                        LineField.JUSTIFICATION,
                        mark))));
  }

  /** An account that another administrator has yet to agree to. */
  private static void ofAdministrator(TestApp app, Things things) {
    Map<String, String> who =
        things
            .rows(
                """
                SELECT MAX(p.id) AS id FROM person p JOIN role_grant g ON g.person_id = p.id
                 WHERE g.role = 'ADMINISTRATOR' AND p.is_demo""")
            .get(0);
    String mark = Secrets.marked("account-proposal", "", "", "", "", "");
    app.get(ProposeAccount.class)
        .run(
            app.get(Actors.class).get(Long.parseLong(value(who, "id"))),
            new ProposeAccount.NewPerson(
                "new.person",
                new Bilingual(mark, mark),
                new Bilingual("مسؤول مشتريات", mark),
                mark + "@example.test",
                new GrantInput(Role.AUDITOR, null, null, null)));
  }

  private static String value(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }
}
