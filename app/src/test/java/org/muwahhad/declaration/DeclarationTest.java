package org.muwahhad.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.shared.Refusal;

/**
 * A supplier answers the questions on its eligibility once, signs each version, and confirms the
 * version in force for each bid.
 */
@Tag("long")
class DeclarationTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final SignDeclaration sign = APP.get(SignDeclaration.class);
  private final ConfirmDeclaration confirm = APP.get(ConfirmDeclaration.class);
  private final ViewDeclarations view = APP.get(ViewDeclarations.class);
  private final DeclarationQueries declarations = APP.get(DeclarationQueries.class);
  private final long supplier = WORLD.aSupplier();
  private final Actor bidder = WORLD.aBidderFor(supplier);

  @Test
  void the_questions_are_answered_once_and_confirmed_for_each_tender() {
    assertThat(sign(all()).number()).isEqualTo(1);
    assertThat(lastAct("supplier:" + supplier)).isEqualTo("declaration.signed");
    BidFixture.Tender first = TENDERS.aPublishedTender();
    BidFixture.Tender second = TENDERS.aPublishedTender();

    confirm.run(bidder, first.id(), 1);
    confirm.run(bidder, second.id(), 1);

    assertThat(view.ofBid(bidder, first.id()).confirmed()).isEqualTo(1);
    assertThat(view.ofBid(bidder, second.id()).confirmed()).isEqualTo(1);
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM declaration_answer a JOIN supplier_declaration d"
                    + " ON d.id = a.declaration_id WHERE d.supplier_id = "
                    + supplier))
        .isEqualTo(String.valueOf(all().size()));
    assertThat(
            lastAct(
                "bid:"
                    + APP.ask(
                        "SELECT id FROM bid WHERE supplier_id = %d AND tender_id = %d"
                            .formatted(supplier, second.id()))))
        .isEqualTo("declaration.confirmed");
  }

  @Test
  void what_changed_is_said_and_the_rest_stays() {
    sign(all());
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    confirm.run(bidder, tender.id(), 1);

    sign(
        List.of(
            new SignDeclaration.AnswerInput(
                "insolvency", DeclarationQueries.YesOrNo.YES, "قيد إعادة التنظيم المالي")));

    ViewDeclarations.BidDeclarationView sheet = view.ofBid(bidder, tender.id());
    assertThat(sheet.confirmed()).isEqualTo(1);
    assertThat(sheet.questions())
        .filteredOn(ViewDeclarations.AnsweredQuestionView::changed)
        .extracting(q -> q.question().code())
        .containsExactly("insolvency");
    assertThat(sheet.questions()).noneMatch(q -> q.answer() == null);
    assertThatThrownBy(() -> confirm.run(bidder, tender.id(), 1)).hasMessage("declaration.newer");
    confirm.run(bidder, tender.id(), 2);
    assertThat(view.ofBid(bidder, tender.id()).confirmed()).isEqualTo(2);
    assertThat(view.own(bidder).versions()).hasSize(2);
  }

  @Test
  void an_answer_that_raises_a_question_is_explained_and_every_question_of_all_is_answered() {
    List<SignDeclaration.AnswerInput> raised = new ArrayList<>(all());
    raised.removeIf(a -> a.code().equals("taxes-paid"));
    assertFault(raised, "declaration.answer-all");
    raised.add(new SignDeclaration.AnswerInput("taxes-paid", DeclarationQueries.YesOrNo.NO, " "));
    assertFault(raised, "declaration.explain");
    assertFault(
        List.of(new SignDeclaration.AnswerInput("none", DeclarationQueries.YesOrNo.NO, "")),
        "declaration.unknown");
    sign(all());
    assertThatThrownBy(() -> sign(List.of())).hasMessage("declaration.unchanged");
  }

  @Test
  void the_same_request_signs_once_and_nothing_is_confirmed_without_a_declaration() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    assertThatThrownBy(() -> confirm.run(bidder, tender.id(), 1)).hasMessage("declaration.none");
    SignDeclaration.DeclarationToSign request =
        new SignDeclaration.DeclarationToSign(UUID.randomUUID().toString(), all());

    assertThat(sign.run(bidder, request).id()).isEqualTo(sign.run(bidder, request).id());
  }

  @Test
  void only_questions_on_what_is_asked_for_are_shown_and_all_of_them_are_answered() {
    List<SignDeclaration.AnswerInput> ofAll = new ArrayList<>(all());
    ofAll.removeIf(a -> a.code().equals("hardware-service"));
    sign(ofAll);
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    boolean hardware =
        declarations.listCategories(tender.id()).stream().anyMatch(c -> c.startsWith("30"));

    ViewDeclarations.BidDeclarationView sheet = view.ofBid(bidder, tender.id());

    assertThat(
            sheet.questions().stream()
                .anyMatch(q -> q.question().code().equals("hardware-service")))
        .isEqualTo(hardware);
    assertThat(sheet.questions()).noneMatch(q -> q.question().category().equals("48") && hardware);
    if (hardware) {
      assertThatThrownBy(() -> confirm.run(bidder, tender.id(), 1))
          .hasMessage("declaration.incomplete");
    }
  }

  @Test
  void after_the_deadline_nothing_is_confirmed() {
    sign(all());
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    confirm.run(bidder, tender.id(), 1);

    BidFixture.afterTheDeadline(
        () ->
            assertThatThrownBy(() -> confirm.run(bidder, tender.id(), 1))
                .hasMessageContaining("bid.deadline-passed"));
  }

  @Test
  void past_the_code_nothing_signed_or_confirmed_is_changed() {
    long signed = sign(all()).id();
    Actor rival = WORLD.aBidderFor(WORLD.aSupplier());
    for (String statement :
        List.of(
            "UPDATE supplier_declaration SET sha256 = REPEAT('0', 64) WHERE id = " + signed,
            "DELETE FROM supplier_declaration WHERE id = " + signed,
            "UPDATE declaration_answer SET answer = 'NO' WHERE declaration_id = " + signed,
            "DELETE FROM declaration_answer WHERE declaration_id = " + signed)) {
      assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining("declaration.fixed");
    }
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO supplier_declaration (supplier_id, number, sha256, request_key,
                      signed_by, signed_at)
                    VALUES (%d, 2, REPEAT('0', 64), 'x', %d, UTC_TIMESTAMP(6))"""
                        .formatted(supplier, rival.personId())))
        .hasMessageContaining("declaration.not-the-supplier");
  }

  @Test
  void the_pages_show_the_questions_and_what_was_signed() {
    sign(all());
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Browserless browser = Browserless.signedInAs(APP, bidder);

    assertThat(browser.get("/declaration").body()).contains("answers[0].question", "insolvency");
    assertThat(browser.get("/tenders/" + tender.id() + "/bid/declaration").statusCode())
        .isEqualTo(200);
  }

  private DeclarationQueries.SignedDeclaration sign(List<SignDeclaration.AnswerInput> answers) {
    return sign.run(
        bidder, new SignDeclaration.DeclarationToSign(UUID.randomUUID().toString(), answers));
  }

  /** Every question, answered so that nothing is raised. */
  private List<SignDeclaration.AnswerInput> all() {
    return declarations.listQuestions().stream()
        .map(q -> new SignDeclaration.AnswerInput(q.code(), q.clears(), ""))
        .toList();
  }

  private void assertFault(List<SignDeclaration.AnswerInput> answers, String code) {
    assertThatThrownBy(() -> sign(answers))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).anyMatch(f -> f.code().equals(code)));
  }

  private static String lastAct(String chain) {
    return APP.ask(
        "SELECT e.act FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id WHERE c.name = '"
            + chain
            + "' ORDER BY e.id DESC LIMIT 1");
  }
}
