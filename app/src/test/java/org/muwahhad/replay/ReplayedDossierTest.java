package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.replay.ChangedRows.deletion;
import static org.muwahhad.replay.ChangedRows.update;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldFixtures;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.amendment.AmendmentInput;
import org.muwahhad.tender.amendment.ProposeAmendment;
import org.muwahhad.tender.amendment.PublishAmendment;
import org.muwahhad.tender.document.AddDossierDocument;
import org.muwahhad.tender.document.DossierKind;
import org.muwahhad.tender.document.ReplaceDossierEdition;
import org.muwahhad.tender.dossier.SetGeneralRequirements;
import org.muwahhad.tender.question.AnswerQuestion;
import org.muwahhad.tender.question.AskQuestion;
import org.muwahhad.tender.requirement.Comparison;
import org.muwahhad.tender.requirement.RequirementInput;
import org.muwahhad.tender.requirement.SetRequirements;
import org.muwahhad.tender.terms.PriceIndexInput;
import org.muwahhad.tender.terms.SetPriceIndex;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.OfficeFiles;

/**
 * A dossier that was approved, published and amended is held against the digests in its entries: a
 * row of it that is changed, lost or put in past the service is found in every table.
 */
@Tag("long")
class ReplayedDossierTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final Bilingual WORDS = new Bilingual("نص", "Words");
  private static final PlayedTender TENDER = play();
  private static final long ID = TENDER.id();
  private static final ChangedRows ROWS =
      new ChangedRows(
          APP,
          List.of(
              "joint_tender",
              "tender_rule",
              "tender_price_index",
              "lot",
              "lot_item",
              "allocation",
              "lot_requirement",
              "criterion",
              "dossier_document",
              "dossier_edition",
              "dossier_text",
              "tender_amendment",
              "tender_amendment_change",
              "tender_question"));

  private static PlayedTender play() {
    PlayedTender tender = PlayedTender.draft(STAGE, Plan.ofTwoLots());
    long item = tender.items(0).get(0);
    APP.get(SetRequirements.class)
        .run(
            STAGE.buyer(),
            tender.id(),
            item,
            List.of(
                new RequirementInput(
                    null,
                    "الضمان",
                    "Warranty",
                    Comparison.AS_DESCRIBED,
                    null,
                    null,
                    null,
                    List.of(),
                    "سنتان",
                    "Two years",
                    false)));
    long document =
        APP.get(AddDossierDocument.class)
            .run(
                STAGE.buyer(),
                tender.id(),
                DossierKind.CONTRACT,
                WORDS,
                Map.of(Language.AR, file("first")));
    APP.get(SetGeneralRequirements.class)
        .run(
            STAGE.buyer(),
            tender.id(),
            WORDS,
            APP.get(TenderQueries.class).getTender(tender.id()).version());
    APP.get(SetPriceIndex.class)
        .run(
            STAGE.buyer(),
            tender.id(),
            new PriceIndexInput(WORDS, WORDS, LocalDate.parse("2020-01-01"), BigDecimal.TEN));
    tender.publish();
    Actor bidder = tender.bidder();
    long question = APP.get(AskQuestion.class).run(bidder, tender.id(), "متى التسليم؟", "key");
    APP.get(AnswerQuestion.class)
        .run(
            STAGE.buyer(),
            tender.id(),
            question,
            WORDS,
            new Bilingual("خلال شهر\nإلى كل موقع", "Within a month"));
    amend(tender, document);
    APP.get(ReplaceDossierEdition.class)
        .run(STAGE.buyer(), tender.id(), document, Language.EN, file("waiting"));
    return tender;
  }

  private static void amend(PlayedTender tender, long document) {
    APP.get(ReplaceDossierEdition.class)
        .run(STAGE.buyer(), tender.id(), document, Language.AR, file("second"));
    long amendment =
        APP.get(ProposeAmendment.class)
            .run(
                STAGE.buyer(),
                tender.id(),
                new AmendmentInput(
                    WORDS,
                    null,
                    Map.of(
                        "lot." + tender.lots().get(1) + ".title",
                        new Bilingual("عنوان آخر", "Another title"))));
    APP.get(PublishAmendment.class).run(STAGE.second(), tender.id(), amendment);
  }

  private static InspectFile.UploadedFile file(String word) {
    return new InspectFile.UploadedFile("file", word + ".pdf", OfficeFiles.pdf(word));
  }

  @Test
  void a_draft_that_waits_and_one_that_was_sent_back_are_not_held_against_anything() {
    PlayedTender draft = PlayedTender.draft(STAGE, Plan.ofTwoLots()).approve();
    APP.get(org.muwahhad.tender.approval.ReturnTenderToDraft.class)
        .run(STAGE.second(), draft.id(), "ينقص شرط");
    APP.sql("UPDATE lot SET title_en = 'As the buyer likes' WHERE tender_id = " + draft.id());
    ToldFixtures.in(APP);

    assertThat(ROWS.faults()).isEmpty();
  }

  @Test
  void a_tender_that_is_gone_with_all_that_hung_on_it_is_found() {
    ROWS.past("joint_tender", "DELETE FROM joint_tender WHERE id = " + ID);
    try {
      assertThat(ROWS.faults())
          .contains("records described by the chain tender:" + ID + " are missing");
    } finally {
      ROWS.past(
          "joint_tender",
          "INSERT INTO joint_tender SELECT * FROM kept_joint_tender WHERE id = " + ID);
    }
    assertThat(ROWS.faults()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> a_changed_row_is_found() {
    return ROWS.areFound(TENDER.number(), Stream.concat(changes(), losses()));
  }

  private static Stream<ChangedRows.Change> changes() {
    String own = "tender_id = " + ID;
    String item = "id = " + TENDER.items(0).get(0);
    String lot = "lot of the dossier 1 differs from its entry";
    return Stream.of(
        update(
            "joint_tender",
            "title_en = CONCAT(title_en, '.')",
            "title_en = TRIM(TRAILING '.' FROM title_en)",
            "id = " + ID,
            "terms of the dossier 1 differs from its entry"),
        update(
            "joint_tender",
            "deadline_at = deadline_at + INTERVAL 1 HOUR",
            "deadline_at = deadline_at - INTERVAL 1 HOUR",
            "id = " + ID,
            "terms of the dossier 1 differs from its entry"),
        update(
            "tender_rule",
            "value = value + 1",
            "value = value - 1",
            own + " AND code = 'standstill.days'",
            "rule standstill.days differs from its entry"),
        update(
            "tender_price_index",
            "base_value = base_value + 1",
            "base_value = base_value - 1",
            own,
            "terms of the dossier 1 differs from its entry"),
        update(
            "lot",
            "title_ar = CONCAT(title_ar, '.')",
            "title_ar = TRIM(TRAILING '.' FROM title_ar)",
            own + " AND number = 2",
            "lot of the dossier 2 differs from its entry"),
        update("lot_item", "quantity = quantity + 1", "quantity = quantity - 1", item, lot),
        update(
            "allocation",
            "quantity = quantity + 1",
            "quantity = quantity - 1",
            "lot_" + item.replace("id", "item_id") + " ORDER BY demand_line_id LIMIT 1",
            lot),
        update(
            "lot_requirement",
            "is_mandatory = TRUE",
            "is_mandatory = FALSE",
            own + " AND name_en = 'Warranty'",
            lot),
        update(
            "criterion",
            "weight = weight + 1",
            "weight = weight - 1",
            own + " AND kind = 'TECHNICAL' ORDER BY id LIMIT 1",
            "criterion "),
        update(
            "dossier_edition",
            "sha256 = REVERSE(sha256)",
            "sha256 = REVERSE(sha256)",
            own + " AND added_with = 0",
            "document of the dossier "),
        update(
            "dossier_text",
            "text_en = CONCAT(text_en, '.')",
            "text_en = TRIM(TRAILING '.' FROM text_en)",
            own,
            "condition of the dossier conditions differs from its entry"),
        update(
            "tender_amendment",
            "reason_en = CONCAT(reason_en, '.')",
            "reason_en = TRIM(TRAILING '.' FROM reason_en)",
            own,
            "amendment 1 differs from its entry"),
        update(
            "tender_amendment_change",
            "before_en = CONCAT(before_en, '.')",
            "before_en = TRIM(TRAILING '.' FROM before_en)",
            "part LIKE 'lot%'",
            "amendment 1 differs from its entry"),
        update(
            "tender_question",
            "answer_en = CONCAT(SUBSTRING_INDEX(answer_ar, CHAR(10), -1), CHAR(10), answer_en),"
                + " answer_ar = SUBSTRING_INDEX(answer_ar, CHAR(10), 1)",
            "answer_ar = CONCAT(answer_ar, CHAR(10), SUBSTRING_INDEX(answer_en, CHAR(10), 1)),"
                + " answer_en = SUBSTRING_INDEX(answer_en, CHAR(10), -1)",
            own,
            "text of published answer 1 differs from its entry"),
        update(
            "tender_question",
            "answer_en = CONCAT(answer_en, '.')",
            "answer_en = TRIM(TRAILING '.' FROM answer_en)",
            own,
            "text of published answer 1 differs from its entry"),
        new ChangedRows.Change(
            "tender_invitation",
            "INSERT INTO tender_invitation (tender_id, supplier_id, origin, added_at)"
                + " SELECT %d, MIN(id), 'NAMED', UTC_TIMESTAMP(6) FROM supplier".formatted(ID),
            "DELETE FROM tender_invitation",
            "invitation of supplier "));
  }

  private static Stream<ChangedRows.Change> losses() {
    String own = "tender_id = " + ID;
    String item = String.valueOf(TENDER.items(0).get(0));
    String lot = "lot of the dossier 1 differs from its entry";
    return Stream.of(
        deletion(
            "tender_rule",
            own + " AND code = 'standstill.days'",
            "rule standstill.days is missing"),
        deletion("tender_price_index", own, "terms of the dossier 1 differs from its entry"),
        deletion("lot", own + " AND number = 2", "lot of the dossier 2 is missing"),
        deletion("lot_item", "id = " + item, lot),
        deletion("allocation", "lot_item_id = " + item, lot),
        deletion("lot_requirement", own + " AND name_en = 'Warranty'", lot),
        deletion("criterion", own + " AND kind = 'TECHNICAL'", "criterion "),
        deletion("dossier_document", own, "document of the dossier "),
        deletion("dossier_edition", own + " AND added_with > 0", "document of the dossier "),
        deletion("dossier_text", own, "condition of the dossier conditions is missing"),
        deletion("tender_amendment", own, "amendment 1 is missing"),
        deletion("tender_amendment_change", "part LIKE 'lot%'", "amendment 1 differs"),
        deletion("tender_question", own, "published answer 1 is missing"));
  }
}
