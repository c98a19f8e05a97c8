package org.muwahhad.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.Statements;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.shared.Refusal;

/**
 * A supplier answers the questions on its eligibility once, signs each version, and confirms the
 * version in force for each bid.
 */
@Tag("long")
class DeclarationTest {
  private static final String HARDWARE = "30213100";
  private static final String SOFTWARE = "48000000";
  private static final TestApp APP = TestApp.start(Statements.RECORDED);
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final SignDeclaration sign = APP.get(SignDeclaration.class);
  private final ConfirmDeclaration confirm = APP.get(ConfirmDeclaration.class);
  private final ViewDeclarations view = APP.get(ViewDeclarations.class);
  private final DeclarationQueries declarations = APP.get(DeclarationQueries.class);
  private final long supplier = WORLD.aSupplier();
  private final Actor bidder = WORLD.aBidderFor(supplier);

  @BeforeAll
  static void addSoftware() {
    APP.sql(
        "INSERT INTO category (code, parent_code, level, name_ar, name_en)"
            + " VALUES ('48000000', NULL, 2, 'برمجيات', 'Software')");
  }

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
    List<SignDeclaration.AnswerInput> raised = allBut("taxes-paid");
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
  void other_answers_under_a_key_that_was_used_are_refused_and_change_nothing() {
    String key = UUID.randomUUID().toString();
    SignDeclaration.DeclarationToSign first = new SignDeclaration.DeclarationToSign(key, all());
    sign.run(bidder, first);
    List<SignDeclaration.AnswerInput> others = new ArrayList<>(all());
    others.set(
        0,
        new SignDeclaration.AnswerInput(
            all().get(0).code(), DeclarationQueries.YesOrNo.YES, "قيد إعادة التنظيم المالي"));
    SignDeclaration.DeclarationToSign second =
        new SignDeclaration.DeclarationToSign(key, List.copyOf(others));

    assertThatThrownBy(() -> sign.run(bidder, second))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("shared.sent-otherwise");
    assertThat(sign.run(bidder, first).number()).isEqualTo(1);
    assertThat(view.own(bidder).versions()).hasSize(1);
    assertThat(lastAct("supplier:" + supplier)).isEqualTo("declaration.signed");
  }

  @Test
  void a_question_about_the_items_asked_for_is_answered_before_anything_is_confirmed() {
    sign(allBut("hardware-service"));
    BidFixture.Tender tender = TENDERS.aPublishedTenderOf(HARDWARE, HARDWARE, HARDWARE);

    assertThat(codes(view.ofBid(bidder, tender.id()).questions()))
        .contains("hardware-service", "insolvency")
        .doesNotContain("software-rights");
    assertThat(view.ofBid(bidder, tender.id()).mayConfirm()).isFalse();
    assertThatThrownBy(() -> confirm.run(bidder, tender.id(), 1))
        .hasMessage("declaration.incomplete");
    assertThat(view.ofBid(bidder, tender.id()).confirmed()).isZero();

    sign(
        List.of(
            new SignDeclaration.AnswerInput(
                "hardware-service", DeclarationQueries.YesOrNo.YES, "")));
    assertThat(view.ofBid(bidder, tender.id()).mayConfirm()).isTrue();
    confirm.run(bidder, tender.id(), 2);
    assertThat(view.ofBid(bidder, tender.id()).confirmed()).isEqualTo(2);
  }

  @Test
  void a_question_about_items_that_nobody_asks_for_is_not_shown_and_needs_no_answer() {
    sign(allBut("hardware-service"));
    BidFixture.Tender tender = TENDERS.aPublishedTenderOf(SOFTWARE, SOFTWARE, SOFTWARE);

    assertThat(codes(view.ofBid(bidder, tender.id()).questions()))
        .contains("software-rights", "insolvency")
        .doesNotContain("hardware-service", "services-staff");
    assertThat(view.ofBid(bidder, tender.id()).mayConfirm()).isTrue();
    confirm.run(bidder, tender.id(), 1);
    assertThat(view.ofBid(bidder, tender.id()).confirmed()).isEqualTo(1);
  }

  @Test
  void a_bid_that_prices_some_items_answers_the_questions_about_these() {
    sign(allBut("software-rights"));
    BidFixture.Tender tender = TENDERS.aPublishedTenderOf(HARDWARE, HARDWARE, SOFTWARE);
    assertThatThrownBy(() -> confirm.run(bidder, tender.id(), 1))
        .as("nothing is priced yet")
        .hasMessage("declaration.incomplete");

    APP.get(SaveBidDraft.class).run(bidder, tender.id(), tender.offer("418.125", "1250.5"));

    assertThat(codes(view.ofBid(bidder, tender.id()).questions()))
        .contains("hardware-service")
        .doesNotContain("software-rights");
    confirm.run(bidder, tender.id(), 1);
    assertThat(view.ofBid(bidder, tender.id()).confirmed()).isEqualTo(1);
  }

  @Test
  void after_the_opening_the_panel_reads_what_each_bidder_declared_on_the_items_it_offers() {
    Actor examiner = WORLD.aPersonWho(Role.EVALUATOR);
    BidFixture.Tender tender = TENDERS.aPublishedTenderOf(HARDWARE, HARDWARE, SOFTWARE);
    TENDERS.seatExaminers(tender, examiner);
    long rival = WORLD.aSupplier();
    Actor rivalBidder = WORLD.aBidderFor(rival);
    long silent = WORLD.aSupplier();
    sign(all());
    List<SignDeclaration.AnswerInput> explained = allBut("taxes-paid");
    explained.add(
        new SignDeclaration.AnswerInput("taxes-paid", DeclarationQueries.YesOrNo.NO, "قسط باقٍ"));
    sign.run(rivalBidder, new SignDeclaration.DeclarationToSign("rival", explained));
    confirm.run(bidder, tender.id(), 1);
    confirm.run(rivalBidder, tender.id(), 1);
    submit(bidder, tender, tender.offer("418.125", "1250.5"));
    submit(rivalBidder, tender, tender.offer("410", "1200", "99"));
    submit(WORLD.aBidderFor(silent), tender, tender.offer("420", "1300"));
    TENDERS.open(tender);
    APP.get(DeclareConflict.class).run(examiner, tender.id(), false, "");

    List<String> sent = Statements.during(() -> view.ofTender(examiner, tender.id()));
    List<ViewDeclarations.ConfirmedDeclarationView> bids =
        view.ofTender(examiner, tender.id()).bids();

    assertThat(bids).hasSize(3);
    assertThat(codes(of(supplier, bids).questions()))
        .contains("insolvency", "hardware-service")
        .doesNotContain("software-rights");
    assertThat(of(supplier, bids).questions()).noneMatch(q -> q.answer() == null);
    assertThat(of(supplier, bids).raised()).isZero();
    assertThat(codes(of(rival, bids).questions())).contains("hardware-service", "software-rights");
    assertThat(of(rival, bids).questions())
        .filteredOn(ViewDeclarations.AnsweredQuestionView::isRaised)
        .extracting(ViewDeclarations.AnsweredQuestionView::explanation)
        .containsExactly("قسط باقٍ");
    assertThat(of(rival, bids).raised()).isEqualTo(1);
    assertThat(of(silent, bids).version()).isNull();
    assertThat(of(silent, bids).questions()).isEmpty();
    for (String table : List.of("declaration_answer", "supplier_declaration", "bid_line")) {
      assertThat(sent)
          .as("%s is asked once, however many bids there are", table)
          .filteredOn(s -> s.contains("FROM " + table + " "))
          .hasSize(1);
    }
  }

  @Test
  void while_prices_are_sealed_the_panel_reads_the_answers_about_all_items() {
    Actor examiner = WORLD.aPersonWho(Role.EVALUATOR);
    BidFixture.Tender tender = TENDERS.aTwoEnvelopeTender(examiner);
    sign(all());
    confirm.run(bidder, tender.id(), 1);
    submit(bidder, tender, tender.offer("418.125", "1250.5"));
    TENDERS.open(tender);
    APP.get(DeclareConflict.class).run(examiner, tender.id(), false, "");

    assertThat(codes(of(supplier, view.ofTender(examiner, tender.id()).bids()).questions()))
        .contains("insolvency", "hardware-service")
        .doesNotContain("software-rights");
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
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    confirm.run(bidder, tender.id(), 1);
    for (String statement :
        List.of(
            "UPDATE declaration_confirmation SET confirmed_at = '2026-01-01'",
            "DELETE FROM declaration_confirmation")) {
      assertThatThrownBy(() -> APP.sql(statement + " WHERE declaration_id = " + signed))
          .hasMessageContaining("declaration.fixed");
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

  private static void submit(Actor by, BidFixture.Tender tender, Offer offer) {
    APP.get(SubmitBid.class).run(by, tender.id(), offer, UUID.randomUUID().toString(), false);
  }

  private static ViewDeclarations.ConfirmedDeclarationView of(
      long supplierId, List<ViewDeclarations.ConfirmedDeclarationView> bids) {
    String number = APP.ask("SELECT registration_number FROM supplier WHERE id = " + supplierId);
    return bids.stream()
        .filter(b -> b.bid().registrationNumber().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(List<ViewDeclarations.AnsweredQuestionView> questions) {
    return questions.stream().map(q -> q.question().code()).toList();
  }

  private List<SignDeclaration.AnswerInput> allBut(String question) {
    List<SignDeclaration.AnswerInput> answers = new ArrayList<>(all());
    answers.removeIf(a -> a.code().equals(question));
    return answers;
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
