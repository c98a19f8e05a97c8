package org.muwahhad.tender.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.amendment.AmendmentInput;
import org.muwahhad.tender.amendment.ProposeAmendment;
import org.muwahhad.tender.amendment.PublishAmendment;
import org.muwahhad.tender.amendment.WithdrawAmendment;
import org.muwahhad.tender.approval.ApproveTender;
import org.muwahhad.tender.approval.PublishTender;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.OfficeFiles;

/** Documents of a dossier: free in a draft, frozen by publication, added to by amendments. */
class DossierDocumentsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private static final Bilingual TITLE = new Bilingual("كراسة الشروط", "Terms of the tender");
  private static final Bilingual REASON = new Bilingual("لتصحيح الشروط", "To correct the terms");

  @Test
  void a_buyer_adds_replaces_and_removes_in_a_draft() {
    long tender = TENDERS.aDraft();
    long document = add(tender, "first");

    assertThat(TENDERS.lastAct(tender)).isEqualTo("tender.document-added");
    APP.get(ReplaceDossierEdition.class)
        .run(TENDERS.buyer(), tender, document, Language.EN, sent("en"));
    APP.get(ReplaceDossierEdition.class)
        .run(TENDERS.buyer(), tender, document, Language.AR, sent("second"));

    DossierDocument found = only(tender);
    assertThat(found.current()).hasSize(2);
    assertThat(found.in(Language.AR).orElseThrow().sha256())
        .isEqualTo(Sha256.of(OfficeFiles.pdf("second")));
    for (DossierDocument.Edition edition : found.current()) {
      APP.get(RemoveDossierEdition.class).run(TENDERS.buyer(), tender, edition.id());
    }
    assertThat(documents(TENDERS.buyer(), tender)).isEmpty();
    assertThat(TENDERS.lastAct(tender)).isEqualTo("tender.document-removed");
    assertThat(APP.ask("SELECT COUNT(*) FROM dossier_document WHERE tender_id = " + tender))
        .isEqualTo("0");
  }

  @Test
  void the_page_takes_files_tells_faults_at_the_field_and_keeps_what_was_typed() {
    long tender = TENDERS.aDraft();
    Browserless buyer = Browserless.signedInAs(APP, TENDERS.buyer());
    String page = "/tenders/" + tender + "/documents";
    buyer.get(page);

    HttpResponse<String> faulty =
        upload(buyer, page, "x.pdf", "no pdf at all", Map.of("titleAr", "مخطط", "titleEn", ""));
    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body()).contains("id=\"titleEn-error\"", "مخطط");
    HttpResponse<String> wrong =
        upload(
            buyer,
            page,
            "x.pdf",
            "no pdf at all",
            Map.of("titleAr", "مخطط", "titleEn", "Plan", "kind", "DRAWING"));
    assertThat(wrong.body()).contains("id=\"fileAr-error\"", "The name of the file does not match");
    HttpResponse<String> taken =
        upload(
            buyer,
            page,
            "مخطط الموقع.pdf",
            "%PDF-1.4\n%%EOF\n",
            Map.of("titleAr", "مخطط", "titleEn", "Plan", "kind", "DRAWING"));
    assertThat(taken.body()).contains("مخطط الموقع.pdf", "the Arabic one prevails", "SHA-256");
    long edition = only(tender).current().get(0).id();
    HttpResponse<String> file = buyer.get(page + "/editions/" + edition);
    assertThat(file.body()).isEqualTo("%PDF-1.4\n%%EOF\n");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("filename*=UTF-8''%D9%85");
    assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
  }

  @Test
  void the_checklist_points_out_a_document_in_one_language_and_stops_one_that_is_held() {
    long tender = TENDERS.aDraft();
    add(tender, "one language");
    Browserless buyer = Browserless.signedInAs(APP, TENDERS.buyer());
    String page = "/tenders/" + tender + "/approval";

    assertThat(buyer.get(page).body())
        .contains("Every document is available in both languages", "To consider", TITLE.en());
    hold(OfficeFiles.pdf("one language"));
    assertThat(
            ApiCaller.of(APP, TENDERS.buyer())
                .get("/api/v1/tenders/" + tender + "/checklist")
                .body())
        .contains("\"code\":\"documents-not-scanned\",\"met\":false");
    Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    assertThatThrownBy(() -> APP.get(ApproveTender.class).run(second, tender))
        .hasMessage("tender.documents-not-scanned");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE joint_tender SET status = 'APPROVED', approved_by = %d WHERE id = %d"
                        .formatted(second.personId(), tender)))
        .hasMessageContaining("tender.documents-not-scanned");
  }

  @Test
  void what_was_published_changes_by_an_amendment_of_two_people_alone() {
    long tender = TENDERS.aDraft();
    long document = add(tender, "published");
    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);
    APP.get(PublishTender.class).run(TENDERS.buyer(), tender);
    long first = only(tender).current().get(0).id();
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    APP.get(ReplaceDossierEdition.class)
        .run(TENDERS.buyer(), tender, document, Language.AR, sent("amended"));
    long waiting = only(tender).waiting().get(0).id();

    assertThat(documents(bidder, tender).get(0).waiting()).isEmpty();
    assertThatThrownBy(() -> open(bidder, tender, waiting)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () -> APP.get(RemoveDossierEdition.class).run(TENDERS.buyer(), tender, first))
        .hasMessage("tender.not-editable");
    long proposal = propose(tender);
    assertThatThrownBy(
            () -> APP.get(RemoveDossierEdition.class).run(TENDERS.buyer(), tender, waiting))
        .hasMessage("tender.not-editable");
    assertThat(documents(bidder, tender).get(0).current().get(0).id()).isEqualTo(first);
    APP.get(PublishAmendment.class).run(second, tender, proposal);

    DossierDocument amended = documents(bidder, tender).get(0);
    assertThat(amended.current()).extracting(DossierDocument.Edition::id).containsExactly(waiting);
    assertThat(amended.current().get(0).amendment()).isEqualTo(1);
    assertThat(amended.earlier()).extracting(DossierDocument.Edition::id).containsExactly(first);
    open(bidder, tender, waiting);
    String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
    Browserless visitor = Browserless.at(APP);
    assertThat(visitor.get("/publications/" + number).body())
        .contains("amended.pdf", Sha256.of(OfficeFiles.pdf("amended")), TITLE.ar());
    assertThat(visitor.get("/publications/" + number + "/documents/" + waiting).body())
        .startsWith("%PDF");
    assertThat(visitor.get("/api/v1/publications/" + number + "/release").body())
        .contains(
            "\"documentType\":\"contractDraft\"",
            "/publications/" + number + "/documents/" + waiting,
            "\"language\":\"ar\"");
  }

  @Test
  void a_withdrawn_amendment_takes_its_documents_along() {
    long tender = TENDERS.aPublished();
    APP.get(AddDossierDocument.class)
        .run(
            TENDERS.buyer(),
            tender,
            DossierKind.FORM,
            TITLE,
            Map.of(Language.AR, sent("withdrawn " + tender)));
    long proposal = propose(tender);
    APP.get(WithdrawAmendment.class).run(TENDERS.buyer(), tender, proposal);

    assertThat(documents(TENDERS.buyer(), tender)).as("the one it was published with").hasSize(1);
    assertThatThrownBy(() -> propose(tender)).hasMessage("publication.nothing-amended");
  }

  @Test
  void the_database_lets_nothing_into_a_published_dossier_past_the_service() {
    long tender = TENDERS.aDraft();
    long document = add(tender, "guarded");
    String of = " WHERE tender_id = " + tender;
    refused("UPDATE dossier_document SET title_en = 'x'" + of);
    refused("UPDATE dossier_edition SET file_name = 'x.pdf'" + of);
    refused("UPDATE dossier_edition SET added_with = -1" + of);
    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);
    String insert =
        """
        INSERT INTO dossier_edition (document_id, tender_id, language, added_with, file_name,
          content_type, byte_count, sha256, added_by, added_at)
        SELECT document_id, tender_id, 'en', %s, file_name, content_type, byte_count, sha256,
               added_by, added_at FROM (SELECT * FROM dossier_edition WHERE document_id = %d) e""";

    refused(insert.formatted("0", document));
    refused(insert.formatted("-1", document));
    refused("DELETE FROM dossier_edition" + of);
    refused(
        "INSERT INTO dossier_document (tender_id, kind, title_ar, title_en) VALUES (%d, 'FORM', 'ن', 'f')"
            .formatted(tender));
    assertThatThrownBy(() -> add(tender, "late")).hasMessage("tender.not-editable");
  }

  @Test
  void only_buyers_change_documents_and_bidders_see_no_draft() {
    long tender = TENDERS.aDraft();
    long document = add(tender, "who");
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

    assertThatThrownBy(() -> documents(bidder, tender)).isInstanceOf(Refusal.NotFound.class);
    for (Role other : new Role[] {Role.AUDITOR, Role.ADMINISTRATOR, Role.CATALOG_MANAGER}) {
      Actor person = WORLD.aPersonWho(other);
      assertThatThrownBy(
              () ->
                  APP.get(ReplaceDossierEdition.class)
                      .run(person, tender, document, Language.EN, sent("x")))
          .isInstanceOf(Refusal.NotPermitted.class);
    }
  }

  private static void refused(String statement) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining("tender.not-editable");
  }

  /** The scanner was away when this file came. */
  private static void hold(byte[] bytes) {
    APP.sql(
        "UPDATE file_scan SET status = 'WAITING', scanned_at = NULL WHERE sha256 = '%s'"
            .formatted(Sha256.of(bytes)));
  }

  private static long add(long tender, String word) {
    return APP.get(AddDossierDocument.class)
        .run(TENDERS.buyer(), tender, DossierKind.CONTRACT, TITLE, Map.of(Language.AR, sent(word)));
  }

  private static InspectFile.UploadedFile sent(String word) {
    return new InspectFile.UploadedFile("file", word + ".pdf", OfficeFiles.pdf(word));
  }

  private static long propose(long tender) {
    return APP.get(ProposeAmendment.class)
        .run(TENDERS.buyer(), tender, new AmendmentInput(REASON, null, Map.of()));
  }

  private static List<DossierDocument> documents(Actor actor, long tender) {
    return APP.get(ViewDossierDocuments.class).get(actor, tender).documents();
  }

  private static DossierDocument only(long tender) {
    return documents(TENDERS.buyer(), tender).get(0);
  }

  private static void open(Actor actor, long tender, long edition) {
    APP.get(ViewDossierDocuments.class).open(actor, tender, edition);
  }

  private static HttpResponse<String> upload(
      Browserless browser, String path, String name, String content, Map<String, String> fields) {
    return browser.uploadAs("fileAr", path, name, content, fields);
  }
}
