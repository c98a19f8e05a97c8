package org.muwahhad.framework.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.notification.reminder.RemindOfDeadlines;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/** An agreement comes to its end, and everybody who has a part in it is told. */
@Tag("long")
class LifeOfAgreementTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final String REASON = "لم تُسلَّم الدفعة الأولى";

  private final PlayedAgreement played = PlayedAgreement.awarded(APP, STAGE, Plan.ofTwoLots());
  private final LifeOfAgreementFixture life = new LifeOfAgreementFixture(APP, STAGE, played);
  private final long agreement = played.id();
  private final Actor officer = played.officer();
  private final Actor supplier = played.supplier();
  private final Instant now = played.now();
  private final LocalDate today = RiyadhDay.of(now);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_notice_gives_the_supplier_its_days_and_another_buyer_decides() {
    long order = STAGE.at(now, life::order);
    assertThatThrownBy(() -> STAGE.run(now, () -> notice(today.plusDays(29))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("contract.notice-too-short"));

    long notice = STAGE.at(now, () -> notice(today.plusDays(40)));

    assertThat(played.told(supplier, "termination-notice")).isEqualTo("1");
    life.refused(now, "contract.termination-open", () -> notice(today.plusDays(50)));
    life.refused(now, "contract.two-people", () -> terminate(STAGE.buyer(), notice));
    life.refused(now, "contract.notice-running", () -> terminate(STAGE.second(), notice));
    assertThatThrownBy(() -> life.pastTheCode(now, decided(notice, STAGE.buyer())))
        .hasMessageContaining("contract.two-people");
    assertThatThrownBy(() -> life.pastTheCode(now, decided(notice, STAGE.second())))
        .hasMessageContaining("contract.notice-not-over");

    STAGE.run(now, () -> APP.get(AnswerNotice.class).run(supplier, notice, "تأخر الميناء"));
    life.refused(
        now,
        "contract.notice-answered",
        () -> APP.get(AnswerNotice.class).run(supplier, notice, "وأيضًا"));
    STAGE.run(now, () -> terminate(STAGE.second(), notice));

    assertThat(played.told(officer, "agreement-terminated")).isEqualTo("1");
    assertThat(played.told(supplier, "agreement-terminated")).isEqualTo("0");
    assertThat(played.told(supplier, "agreement-terminated-supplier")).isEqualTo("1");
    assertThat(STAGE.at(now.plus(Duration.ofDays(40)), life::order)).isPositive();
    Instant after = now.plus(Duration.ofDays(41));
    life.refused(after, "contract.over", life::order);
    assertThatThrownBy(() -> life.pastTheCode(after, life.callOff()))
        .hasMessageContaining("framework.outside-period");
    assertThat(APP.ask("SELECT COUNT(*) FROM call_off WHERE id = " + order))
        .as("what was ordered stands")
        .isEqualTo("1");
    assertThat(played.acts("contract.notice-given")).isEqualTo("1");
    assertThat(played.acts("contract.notice-answered")).isEqualTo("1");
    assertThat(played.acts("contract.terminated")).isEqualTo("1");
    STAGE.run(after, () -> APP.get(RemindOfDeadlines.class).run());
    STAGE.run(after, () -> APP.get(RemindOfDeadlines.class).run());
    assertThat(played.told(officer, "agreement-over")).as("once").isEqualTo("1");
    assertThat(played.told(supplier, "agreement-over")).isEqualTo("0");
    assertThat(played.told(supplier, "agreement-over-supplier")).as("once").isEqualTo("1");
  }

  @Test
  void a_notice_without_an_answer_is_decided_once_its_days_are_over() {
    long notice = STAGE.at(now, () -> notice(today.plusDays(30)));
    Instant lastDay = now.plus(Duration.ofDays(30));
    Instant later = now.plus(Duration.ofDays(33));

    life.refused(lastDay, "contract.notice-running", () -> terminate(STAGE.second(), notice));
    life.refused(
        later,
        "contract.notice-over",
        () -> APP.get(AnswerNotice.class).run(supplier, notice, "متأخر"));
    STAGE.run(later, () -> terminate(STAGE.second(), notice));

    assertThat(APP.ask("SELECT ends_on FROM agreement_end WHERE agreement_id = " + agreement))
        .as("not before it was decided")
        .isEqualTo(today.plusDays(33).toString());
  }

  @Test
  void a_notice_ends_no_later_than_the_agreement_is_no_proposal_and_is_decided_once() {
    assertThatThrownBy(() -> STAGE.run(now, () -> notice(today.plusDays(2000))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("contract.ends-after-term"));
    long notice = STAGE.at(now, () -> notice(today.plusDays(40)));

    life.refused(
        now,
        "contract.other-kind",
        () -> APP.get(AnswerTermination.class).accept(supplier, notice));
    STAGE.run(now, () -> APP.get(DecideNotice.class).drop(STAGE.second(), notice, "سُلّمت"));
    life.refused(
        now,
        "contract.termination-over",
        () -> APP.get(AnswerNotice.class).run(supplier, notice, "وأيضًا"));
    assertThat(played.told(supplier, "termination-dropped")).isEqualTo("1");
  }

  @Test
  void past_the_code_no_agreement_ends_by_itself_and_nothing_decided_changes() {
    assertThatThrownBy(
            () ->
                life.pastTheCode(
                    now,
                    """
                    INSERT INTO agreement_termination (agreement_id, ground, status, proposed_side,
                      reason, ends_on, notice_until, proposed_by, proposed_at)
                    VALUES (%1$d, 'CAUSE', 'OPEN', 'CENTRAL', 'x', '%2$s', '%2$s', %3$d,
                      UTC_TIMESTAMP(6))"""
                        .formatted(agreement, today.plusDays(5), STAGE.buyer().personId())))
        .hasMessageContaining("contract.notice-days");
    long notice = STAGE.at(now, () -> notice(today.plusDays(30)));
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO agreement_end (agreement_id, ends_on, ground, termination_id,
                      ended_at)
                    VALUES (%d, '%s', 'CAUSE', %d, UTC_TIMESTAMP(6))"""
                        .formatted(agreement, today, notice)))
        .hasMessageContaining("contract.not-decided");
    STAGE.run(now, () -> APP.get(DecideNotice.class).drop(STAGE.second(), notice, "سُلّمت"));
    assertThatThrownBy(
            () -> APP.sql("UPDATE agreement_termination SET reason = 'x' WHERE id = " + notice))
        .hasMessageContaining("contract.termination-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM agreement_termination WHERE id = " + notice))
        .hasMessageContaining("contract.termination-fixed");
    assertThat(played.acts("contract.notice-dropped")).isEqualTo("1");
  }

  @Test
  void an_agreement_that_has_ended_is_not_terminated() throws SQLException {
    long notice = STAGE.at(now, () -> notice(today.plusDays(30)));
    Instant ended = now.plus(Duration.ofDays(800));

    life.refused(ended, "contract.over", () -> terminate(STAGE.second(), notice));
    life.pastTheCode(ended, decided(notice, STAGE.second()));
    assertThatThrownBy(
            () ->
                life.pastTheCode(
                    ended,
                    """
                    INSERT INTO agreement_end (agreement_id, ends_on, ground, termination_id,
                      ended_at)
                    VALUES (%d, '%s', 'CAUSE', %d, UTC_TIMESTAMP(6))"""
                        .formatted(agreement, today.plusDays(800), notice)))
        .hasMessageContaining("contract.ended");
  }

  @Test
  void nothing_is_ordered_from_a_supplier_that_is_debarred() {
    long bidder = supplier.grants().get(0).supplier();
    long debarment =
        STAGE.at(
            now,
            () ->
                APP.get(ProposeDebarment.class)
                    .run(
                        STAGE.buyer(),
                        bidder,
                        new ProposeDebarment.Proposal(
                            today, null, new Bilingual("غش", "Fraud"), REASON)));
    STAGE.run(
        now, () -> APP.get(DecideDebarment.class).run(STAGE.second(), bidder, debarment, true));

    life.refused(now, "contract.supplier-debarred", life::order);
    assertThatThrownBy(() -> life.pastTheCode(now, life.callOff()))
        .hasMessageContaining("framework.supplier-debarred");
  }

  @Test
  void the_page_offers_each_side_what_it_may_do_and_nobody_else_anything() {
    long notice = STAGE.at(now, () -> notice(today.plusDays(60)));

    assertThat(page(supplier))
        .contains("/agreement-terminations/" + notice + "/answer", REASON)
        .doesNotContain("/suspension\"", "?act=suspend");
    assertThat(page(STAGE.second()))
        .contains("/agreement-terminations/" + notice + "/drop", "?act=suspend")
        .doesNotContain("/agreement-terminations/" + notice + "/terminate");
    assertThat(page(STAGE.buyer())).doesNotContain("/agreement-terminations/" + notice + "/drop");
    assertThat(page(officer))
        .as("nothing of a termination that is not decided")
        .doesNotContain(REASON, "<form method=\"post\" action=\"/agreement");
  }

  @Test
  void what_waits_for_approval_in_an_entity_is_not_open_for_the_supplier() {
    long order = STAGE.at(now, life::order);
    assertThat(openOrders(supplier)).isEqualTo(1);

    APP.sql(
        """
        INSERT INTO order_approval (call_off_id, threshold, currency, asked_at)
        VALUES (%d, 1, 'KWD', UTC_TIMESTAMP(6))"""
            .formatted(order));

    assertThat(openOrders(officer)).isEqualTo(1);
    assertThat(openOrders(supplier)).isZero();
  }

  @Test
  void what_is_open_leads_to_the_lists_of_it() {
    String number = APP.ask("SELECT number FROM framework_agreement WHERE id = " + agreement);
    String transfers = "href=\"/transfers?q=" + number;
    String accessions = "href=\"/accessions?q=" + number + "\"";

    assertThat(page(officer)).contains(transfers, accessions, "/call-offs?q=" + number);
    assertThat(page(supplier)).contains(accessions).doesNotContain(transfers);
  }

  private int openOrders(Actor reader) {
    return STAGE.at(now, () -> APP.get(ViewContract.class).get(reader, agreement).open().orders());
  }

  private String page(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor);
    browser.get("/language/en");
    return browser.get("/agreements/" + agreement + "/contract").body();
  }

  private long notice(LocalDate endsOn) {
    return APP.get(ProposeTermination.class)
        .forCause(
            STAGE.buyer(), agreement, new ProposeTermination.TerminationTerms(endsOn, REASON));
  }

  private void terminate(Actor actor, long notice) {
    APP.get(DecideNotice.class).terminate(actor, notice, "الرد لا يبرر التأخير");
  }

  private static String decided(long notice, Actor actor) {
    return """
        UPDATE agreement_termination
           SET status = 'TERMINATED', decided_by = %d, decided_at = UTC_TIMESTAMP(6),
               decision_reason = 'x'
         WHERE id = %d"""
        .formatted(actor.personId(), notice);
  }
}
