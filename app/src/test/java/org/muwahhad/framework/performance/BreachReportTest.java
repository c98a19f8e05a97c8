package org.muwahhad.framework.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.InspectFile;

/** A breach is reported, answered by the supplier and decided by the central purchasing body. */
@Tag("long")
class BreachReportTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final OrderedGoods goods = OrderedGoods.in(APP, FIXTURE);
  private final Actor officer = goods.officer;
  private final Actor supplier = goods.supplier;

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_report_is_answered_once_and_decided_by_a_central_buyer_and_all_are_told() {
    long order = goods.order("10");
    long breach = goods.report(officer, order);

    assertThat(FIXTURE.lastAct("agreement:" + goods.agreement))
        .isEqualTo("performance.breach-reported");
    assertThat(goods.told(supplier, "breach-reported", breach)).isEqualTo("1");
    assertThat(tasks(supplier)).contains("/breaches/" + breach);
    assertThat(tasks(FIXTURE.buyer)).doesNotContain("/breaches/" + breach);
    assertThatThrownBy(() -> decide(FIXTURE.buyer, breach, true, BreachConsequence.WARNING))
        .hasMessage("performance.answer-running");

    APP.get(AnswerBreach.class).run(supplier, breach, "تأخر الميناء");

    assertThat(FIXTURE.lastAct("agreement:" + goods.agreement))
        .isEqualTo("performance.breach-answered");
    assertThat(goods.told(FIXTURE.buyer, "breach-answered", breach)).isEqualTo("1");
    assertThat(goods.told(officer, "breach-answered", breach)).isEqualTo("1");
    assertThatThrownBy(() -> APP.get(AnswerBreach.class).run(supplier, breach, "وأيضًا"))
        .hasMessage("performance.answered");
    assertThat(tasks(FIXTURE.buyer)).contains("/breaches/" + breach);
    assertThatThrownBy(() -> decide(FIXTURE.buyer, breach, true, null))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> decide(FIXTURE.buyer, breach, false, BreachConsequence.WARNING))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> decide(officer, breach, true, BreachConsequence.WARNING))
        .isInstanceOf(Refusal.NotPermitted.class);

    decide(FIXTURE.buyer, breach, true, BreachConsequence.WARNING);

    assertThat(FIXTURE.lastAct("agreement:" + goods.agreement))
        .isEqualTo("performance.breach-decided");
    assertThat(goods.told(supplier, "breach-found", breach)).isEqualTo("1");
    assertThat(goods.told(officer, "breach-found", breach)).isEqualTo("1");
    assertThatThrownBy(() -> decide(FIXTURE.buyer, breach, false, null))
        .hasMessage("performance.decided");
  }

  @Test
  void without_an_answer_it_is_decided_once_its_days_are_over_and_not_by_who_reported_it() {
    long breach = goods.report(FIXTURE.buyer, null);
    LocalDate until =
        LocalDate.parse(APP.ask("SELECT answer_until FROM breach_report WHERE id = " + breach));
    assertThat(until).as("ten working days").isAfterOrEqualTo(goods.today().plusDays(10));

    goods.later(60);

    assertThatThrownBy(() -> APP.get(AnswerBreach.class).run(supplier, breach, "متأخر"))
        .hasMessage("performance.answer-over");
    goods.refused("performance.answer-over", answered(breach, supplier));
    assertThatThrownBy(() -> decide(FIXTURE.buyer, breach, false, null))
        .hasMessage("performance.two-people");
    goods.refused("performance.two-people", decided(breach, FIXTURE.buyer, "FOUND", "NONE"));
    decide(goods.second, breach, false, null);
    assertThat(APP.ask("SELECT status FROM breach_standing WHERE breach_id = " + breach))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void a_breach_is_reported_by_who_has_a_part_in_the_agreement_of_a_day_that_has_come() {
    long order = goods.order("1");
    Actor stranger = FIXTURE.world().aPersonWho(Role.AUDITOR);
    assertThatThrownBy(() -> goods.report(stranger, order))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> goods.report(officer, order + 1_000_000))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(
            () ->
                APP.get(ReportBreach.class)
                    .run(
                        officer,
                        goods.agreement,
                        new ReportBreach.ReportedFacts(
                            OrderedGoods.key(), null, null, goods.today().plusDays(1), " ")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly(
                        "shared.missing", "performance.day-to-come", "shared.missing"));
  }

  @Test
  void the_same_request_reports_once() {
    ReportBreach.ReportedFacts facts =
        new ReportBreach.ReportedFacts(
            OrderedGoods.key(), null, BreachKind.OTHER, goods.today(), "Not insured");
    long breach = APP.get(ReportBreach.class).run(officer, goods.agreement, facts);

    assertThat(APP.get(ReportBreach.class).run(officer, goods.agreement, facts)).isEqualTo(breach);
    assertThatThrownBy(
            () ->
                APP.get(ReportBreach.class)
                    .run(
                        officer,
                        goods.agreement,
                        new ReportBreach.ReportedFacts(
                            facts.requestKey(),
                            null,
                            BreachKind.OTHER,
                            goods.today(),
                            "Something else")))
        .hasMessage("shared.sent-otherwise");
  }

  @Test
  void past_the_code_nobody_reports_answers_or_decides_for_another_and_nothing_changes() {
    long breach = goods.report(officer, null);
    goods.refused("performance.not-the-reporter", reported(FIXTURE.buyer, "facts"));
    goods.refused("performance.not-the-supplier", answered(breach, officer));
    goods.refused("performance.answer-running", decided(breach, FIXTURE.buyer, "FOUND", "WARNING"));
    APP.get(AnswerBreach.class).run(supplier, breach, "تأخر الميناء");
    goods.refused("performance.not-the-decider", decided(breach, officer, "FOUND", "WARNING"));
    goods.refused(
        "ck_breach_decision_only_found", decided(breach, FIXTURE.buyer, "NOT_FOUND", "WARNING"));
    goods.refused("performance.fixed", "UPDATE breach_report SET facts = 'x'");
    goods.refused("performance.fixed", "UPDATE breach_answer SET answer = 'x'");
    decide(FIXTURE.buyer, breach, true, BreachConsequence.NONE);
    goods.refused("performance.fixed", "UPDATE breach_decision SET outcome = 'NOT_FOUND'");
    goods.refused("performance.fixed", "DELETE FROM breach_decision");
    goods.refused(
        "performance.decided",
        """
        INSERT INTO breach_paper (breach_id, side, title, content_type, size, sha256, added_by,
                                  added_at)
        VALUES (%d, 'SUPPLIER', 'x', 'application/pdf', 1, REPEAT('a', 64), %d, UTC_TIMESTAMP(6))"""
            .formatted(breach, supplier.personId()));
  }

  @Test
  void past_the_code_a_report_is_of_an_order_of_its_agreement_and_leaves_days_to_answer() {
    long foreign = OrderedGoods.in(APP, FIXTURE).order("1");
    assertThatThrownBy(() -> goods.report(officer, foreign))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("performance.not-of-agreement"));
    String report = reported(officer, "facts");
    goods.refused(
        "performance.not-of-agreement",
        report
            .replace("entity_id, kind", "entity_id, call_off_id, kind")
            .replace("'OTHER'", foreign + ", 'OTHER'"));
    goods.refused(
        "performance.too-few-days",
        report.replace(
            goods.today().plusDays(30).toString(), goods.today().plusDays(9).toString()));
  }

  @Test
  void each_side_adds_papers_until_it_is_decided_and_the_other_is_told() {
    long breach = goods.report(officer, null);
    AddBreachPaper add = APP.get(AddBreachPaper.class);
    Actor rival = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
    assertThatThrownBy(() -> add.run(rival, breach, "x", paper("rival")))
        .isInstanceOf(Refusal.NotFound.class);

    add.run(officer, breach, "محضر الاستلام", paper("receipt"));

    assertThat(FIXTURE.lastAct("agreement:" + goods.agreement))
        .isEqualTo("performance.breach-paper-added");
    assertThat(goods.told(supplier, "breach-paper-added", breach)).isEqualTo("1");
    assertThat(goods.told(FIXTURE.buyer, "breach-paper-added", breach)).isEqualTo("1");
    assertThat(goods.told(officer, "breach-paper-added", breach)).isEqualTo("0");
    add.run(supplier, breach, "شهادة الميناء", paper("port"));
    assertThat(goods.told(officer, "breach-paper-added", breach)).isEqualTo("1");
    assertThat(goods.told(supplier, "breach-paper-added", breach)).isEqualTo("1");
    APP.get(AnswerBreach.class).run(supplier, breach, "تأخر الميناء");
    decide(FIXTURE.buyer, breach, false, null);
    assertThatThrownBy(() -> add.run(officer, breach, "متأخر", paper("late")))
        .hasMessage("performance.decided");
  }

  private static InspectFile.UploadedFile paper(String words) {
    return new InspectFile.UploadedFile(
        "file", words + ".pdf", ("%PDF-1.7 " + words).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_page_offers_each_side_what_it_may_do_and_other_companies_nothing() {
    long breach = goods.report(officer, null);
    String path = "/breaches/" + breach;

    assertThat(page(supplier, path)).contains(path + "/answer").doesNotContain(path + "/decision");
    assertThat(page(officer, path)).doesNotContain(path + "/answer", path + "/decision");
    Browserless other =
        Browserless.signedInAs(APP, FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier));
    assertThat(other.get(path).statusCode()).isEqualTo(404);
    Browserless kuwaiti = Browserless.signedInAs(APP, FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti));
    assertThat(kuwaiti.get(path).statusCode()).isEqualTo(404);
    APP.get(AnswerBreach.class).run(supplier, breach, "تأخر الميناء");
    assertThat(page(FIXTURE.buyer, path)).contains(path + "/decision");
    decide(FIXTURE.buyer, breach, true, BreachConsequence.TERMINATION_GROUND);
    assertThat(page(FIXTURE.buyer, path))
        .as("the page says what can follow, and leads there")
        .contains("can give notice of a termination", contractOfGoods());
  }

  private String contractOfGoods() {
    return "href=\"/agreements/" + goods.agreement + "/contract\"";
  }

  @Test
  void the_page_of_an_order_leads_who_may_report_to_the_form_and_all_to_its_reports() {
    long order = goods.order("1");
    long breach = goods.report(officer, order);
    String path = "/call-offs/" + order;
    String form = "/agreements/%d/breaches?order=%d".formatted(goods.agreement, order);
    String number = APP.ask("SELECT number FROM call_off WHERE id = " + order);

    assertThat(page(officer, path)).contains(form, "/breaches?q=" + number);
    assertThat(page(FIXTURE.buyer, path)).contains(form);
    assertThat(page(supplier, path)).contains("/breaches?q=" + number).doesNotContain(form);
    assertThat(page(officer, form)).contains("value=\"" + order + "\" selected");
    assertThat(page(supplier, "/breaches?q=" + number)).contains("/breaches/" + breach);
  }

  private static String page(Actor actor, String path) {
    Browserless browser = Browserless.signedInAs(APP, actor);
    browser.get("/language/en");
    return browser.get(path).body();
  }

  private static List<String> tasks(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream().map(Task::href).toList();
  }

  private static void decide(
      Actor actor, long breach, boolean found, @Nullable BreachConsequence consequence) {
    APP.get(DecideBreach.class)
        .run(
            actor,
            breach,
            new DecideBreach.BreachRuling(found, consequence, "الرد لا يبرر التأخير"));
  }

  private static String answered(long breach, Actor actor) {
    return """
        INSERT INTO breach_answer (breach_id, answer, answered_by, answered_at)
        VALUES (%d, 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(breach, actor.personId());
  }

  private static String decided(long breach, Actor actor, String outcome, String consequence) {
    return """
        INSERT INTO breach_decision (breach_id, outcome, consequence, reason, decided_by,
                                     decided_at)
        VALUES (%d, '%s', '%s', 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(breach, outcome, consequence, actor.personId());
  }

  /** In the name of the Saudi entity. */
  private String reported(Actor actor, String facts) {
    return """
        INSERT INTO breach_report (agreement_id, number, supplier_id, entity_id, kind, occurred_on,
                                   facts, answer_until, request_key, reported_by, reported_at)
        VALUES (%d, 99, %d, %d, 'OTHER', '%s', '%s', '%s', '%s', %d, UTC_TIMESTAMP(6))"""
        .formatted(
            goods.agreement,
            FIXTURE.dinarSupplier,
            FIXTURE.saudi,
            goods.today(),
            facts,
            goods.today().plusDays(30),
            OrderedGoods.key(),
            actor.personId());
  }
}
