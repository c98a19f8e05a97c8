package org.muwahhad.tender.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.approval.PublishTender;

/**
 * Suppliers apply, two members decide on each, all are informed at once, and the qualified may bid.
 */
@Tag("long")
class PrequalificationTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private static final Bilingual REASON = new Bilingual("خبرة كافية", "Enough experience");
  private static final Duration AFTER_APPLICATIONS = Duration.ofDays(21);
  private final long tender = aSelectiveTender();
  private final String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
  private final List<ProcedureQueries.Requirement> asked =
      APP.get(ProcedureQueries.class).listRequirements(tender);
  private final List<Actor> panel = panel();
  private final Actor good = WORLD.aBidderFor(WORLD.aSupplier());
  private final Actor poor = WORLD.aBidderFor(WORLD.aSupplier());

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_supplier_finds_the_criteria_applies_on_a_page_and_withdraws() {
    Browserless supplier = Browserless.signedInAs(APP, good);
    String room = "/tenders/" + tender + "/application";
    String notice = Browserless.at(APP).get("/publications/" + number).body();
    String home = supplier.get("/").body();
    HttpResponse<String> incomplete =
        supplier.post(room, "answers[" + asked.get(0).id() + "]", "Ten years");
    String sent =
        supplier
            .post(
                room,
                "answers[" + asked.get(0).id() + "]",
                "Ten years",
                "answers[" + asked.get(1).id() + "]",
                "ISO 27001",
                "statement",
                "We build them here.")
            .body();
    String back = supplier.post(room + "/withdraw").body();

    assertThat(notice).contains(asked.get(0).name().ar(), room);
    assertThat(home).contains("Apply for prequalification", number);
    assertThat(incomplete.statusCode()).isEqualTo(422);
    assertThat(incomplete.body())
        .contains("Ten years", "id=\"answers-" + asked.get(1).id() + "-error\"");
    assertThat(sent).contains("The application was received", "We build them here.");
    assertThat(back).contains("The application was withdrawn");
    assertThat(acts(application(good))).endsWith("procedure.application-withdrawn");
  }

  @Test
  void nobody_but_panel_and_auditors_learns_who_applied_and_they_only_after_the_end() {
    apply(good);
    long application = application(good);
    String name = APP.ask("SELECT name_en FROM supplier WHERE id = " + supplier(good));

    for (Actor reader : new Actor[] {TENDERS.buyer(), poor, WORLD.aPersonWho(Role.ADMINISTRATOR)}) {
      assertThat(
              ApiCaller.of(APP, reader)
                  .get("/api/v1/tenders/" + tender + "/applications")
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(
            ApiCaller.of(APP, WORLD.aPersonWho(Role.ADMINISTRATOR))
                .get("/api/v1/audit/entries?act=procedure")
                .body())
        .doesNotContain("application:" + application);
    ApiCaller member = ApiCaller.of(APP, panel.get(0));
    assertThat(member.get("/api/v1/tenders/" + tender + "/applications").body())
        .contains("\"decidable\":false")
        .doesNotContain(name);
    assertThat(
            member.get("/api/v1/tenders/" + tender + "/applications/" + application).statusCode())
        .isEqualTo(404);
    later(
        () ->
            assertThat(
                    APP.get(ViewPrequalification.class).desk(panel.get(0), tender).applications())
                .extracting(Applications.Application::id)
                .containsExactly(application));
  }

  @Test
  void two_members_decide_all_are_told_at_once_and_the_qualified_may_bid() {
    apply(good);
    apply(poor);

    later(
        () -> {
          propose(panel.get(0), good, true);
          propose(panel.get(1), poor, false);
          assertThatThrownBy(() -> conclude(panel.get(0)))
              .hasMessage("procedure.applications-undecided");
          assertThatThrownBy(() -> confirm(panel.get(0), good)).hasMessage("procedure.four-eyes");
          confirm(panel.get(1), good);
          confirm(panel.get(2), poor);
          assertThat(APP.get(ViewPrequalification.class).room(good, tender).reason()).isNull();
          assertThatThrownBy(() -> conclude(panel.get(1))).hasMessage("procedure.chair-only");
          conclude(panel.get(0));
        });

    assertThat(TENDERS.lastAct(tender)).isEqualTo("procedure.prequalification-concluded");
    assertThat(ApiCaller.of(APP, good).get("/api/v1/messages").body())
        .contains("prequalification-passed", number);
    assertThat(ApiCaller.of(APP, poor).get("/api/v1/messages").body())
        .contains("prequalification-failed", number);
    assertThat(Browserless.signedInAs(APP, good).get("/tenders/" + tender + "/bid").statusCode())
        .isEqualTo(200);
    assertThat(Browserless.signedInAs(APP, poor).get("/tenders/" + tender + "/bid").statusCode())
        .isEqualTo(403);
    assertThat(
            Browserless.signedInAs(APP, good).get("/tenders/" + tender + "/dossier").statusCode())
        .isEqualTo(200);
    assertThat(Browserless.signedInAs(APP, poor).get("/tenders/" + tender + "/application").body())
        .contains("You are not qualified for this tender", "Enough experience", "Not met");
    String mails =
        ApiCaller.of(APP, WORLD.aPersonWho(Role.ADMINISTRATOR)).get("/api/v1/mails").body();
    assertThat(mails)
        .contains("not shown before the bids are opened")
        .doesNotContain(good.login().replace(".", "") + "@");
  }

  @Test
  void a_member_who_does_not_agree_sends_the_proposal_back_with_a_reason() {
    apply(good);
    long application = application(good);

    later(
        () -> {
          propose(panel.get(0), good, false);
          assertThatThrownBy(() -> propose(panel.get(1), good, true))
              .hasMessage("procedure.already-proposed");
          assertThatThrownBy(() -> sendBack(panel.get(1), ""))
              .isInstanceOf(Refusal.InvalidInput.class);
          sendBack(panel.get(1), "The certificate was overlooked");
          propose(panel.get(1), good, true);
          confirm(panel.get(0), good);
        });

    assertThat(acts(application))
        .endsWith(
            "procedure.finding-proposed,procedure.finding-sent-back,procedure.finding-proposed,procedure.finding-confirmed");
  }

  @Test
  void nobody_applies_late_or_is_decided_early_and_no_conclusion_leaves_bidders_too_little_time() {
    apply(good);

    assertThatThrownBy(() -> propose(panel.get(0), good, true))
        .hasMessage("procedure.not-decidable");
    later(() -> assertThatThrownBy(() -> apply(poor)).hasMessage("procedure.applications-closed"));
    later(
        () ->
            assertThatThrownBy(() -> APP.get(WithdrawApplication.class).run(good, tender))
                .hasMessage("procedure.applications-closed"));
    later(
        () -> {
          propose(panel.get(0), good, true);
          confirm(panel.get(1), good);
        });
    at(
        Duration.ofDays(35),
        () ->
            assertThatThrownBy(() -> conclude(panel.get(0)))
                .hasMessage("procedure.bid-period-too-short"));
  }

  @Test
  void the_database_itself_keeps_the_rules_of_a_prequalification() {
    apply(good);
    long application = application(good);
    String finding =
        """
        INSERT INTO prequalification_finding (application_id, tender_id, is_qualified, reason_ar,
          reason_en, proposed_by, proposed_at)
        VALUES (%d, %d, TRUE, 'س', 'r', %%d, UTC_TIMESTAMP(6))"""
            .formatted(application, tender);
    String early = finding.formatted(panel.get(0).personId());
    String late =
        """
        INSERT INTO prequalification_application (id, tender_id, supplier_id, status, statement,
          applied_by, applied_at)
        VALUES (7, %d, %d, 'APPLIED', '', %d, UTC_TIMESTAMP(6))"""
            .formatted(tender, supplier(poor), poor.personId());

    assertThat(refusal(Duration.ZERO, early)).contains("procedure.not-decidable");
    assertThat(refusal(AFTER_APPLICATIONS, late)).contains("procedure.applications-closed");
    assertThat(refusal(AFTER_APPLICATIONS, finding.formatted(TENDERS.buyer().personId())))
        .contains("tender.not-on-panel");
    assertThat(
            refusal(
                AFTER_APPLICATIONS,
                "UPDATE prequalification_answer SET answer = 'better' WHERE application_id = "
                    + application))
        .contains("procedure.applications-closed");
    assertThat(
            refusal(
                AFTER_APPLICATIONS,
                "UPDATE prequalification_application SET status = 'QUALIFIED' WHERE id = "
                    + application))
        .contains("procedure.application-step");
    later(() -> propose(panel.get(0), good, false));
    assertThat(
            refusal(
                AFTER_APPLICATIONS,
                "UPDATE prequalification_finding SET is_qualified = TRUE, confirmed_by = %d, confirmed_at = UTC_TIMESTAMP(6) WHERE application_id = %d"
                    .formatted(panel.get(1).personId(), application)))
        .contains("procedure.finding-fixed");
    assertThat(
            refusal(
                AFTER_APPLICATIONS,
                "UPDATE prequalification_finding SET confirmed_by = proposed_by, confirmed_at = UTC_TIMESTAMP(6) WHERE application_id = "
                    + application))
        .contains("procedure.four-eyes");
    assertThat(
            refusal(
                AFTER_APPLICATIONS,
                "UPDATE tender_procedure SET concluded_at = UTC_TIMESTAMP(6), concluded_by = %d WHERE tender_id = %d"
                    .formatted(panel.get(0).personId(), tender)))
        .contains("procedure.applications-undecided");
    assertThat(
            refusal(
                AFTER_APPLICATIONS,
                "DELETE FROM prequalification_check WHERE application_id = %d LIMIT 1"
                    .formatted(application)))
        .isEqualTo("taken");
    assertThat(
            refusal(
                AFTER_APPLICATIONS,
                "UPDATE prequalification_finding SET confirmed_by = %d, confirmed_at = UTC_TIMESTAMP(6) WHERE application_id = %d"
                    .formatted(panel.get(1).personId(), application)))
        .contains("procedure.checks-incomplete");
  }

  @Test
  void a_selective_tender_leaves_time_to_apply_and_time_to_bid() {
    long draft = TENDERS.aDraft();
    APP.sql(
        "UPDATE joint_tender SET deadline_at = UTC_TIMESTAMP(6) + INTERVAL 60 DAY WHERE id = "
            + draft);

    for (int days : new int[] {10, 40}) {
      assertThatThrownBy(() -> setSelective(draft, days))
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              r ->
                  assertThat(r.faults())
                      .extracting(Refusal.Fault::code)
                      .containsExactly("tender.prequalification-too-short"));
    }
  }

  private static long aSelectiveTender() {
    long draft = TENDERS.aDraft();
    APP.sql(
        "UPDATE joint_tender SET deadline_at = UTC_TIMESTAMP(6) + INTERVAL 60 DAY WHERE id = "
            + draft);
    setSelective(draft, 20);
    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), draft);
    APP.get(PublishTender.class).run(TENDERS.buyer(), draft);
    return draft;
  }

  private static void setSelective(long draft, int days) {
    APP.get(SetProcedure.class)
        .run(
            TENDERS.buyer(),
            draft,
            new ProcedureInput(
                "selective",
                "qualification-decides",
                new Bilingual("أنظمة حساسة", "Critical systems"),
                Instant.now().plus(days, ChronoUnit.DAYS).plusSeconds(3600),
                List.of(
                    new Bilingual("خبرة خمس سنوات", "Five years of experience"),
                    new Bilingual("شهادة آيزو 27001", "An ISO 27001 certificate")),
                List.of(),
                Integer.parseInt(APP.ask("SELECT version FROM joint_tender WHERE id = " + draft))));
  }

  private void apply(Actor supplier) {
    APP.get(ApplyForPrequalification.class)
        .run(
            supplier,
            tender,
            asked.stream()
                .map(r -> new ApplyForPrequalification.CriterionAnswer(r.id(), "Yes, see register"))
                .toList(),
            "");
  }

  private void propose(Actor member, Actor applicant, boolean met) {
    APP.get(ProposeFinding.class)
        .run(
            member,
            tender,
            application(applicant),
            asked.stream()
                .map(
                    r -> new ProposeFinding.CriterionFindingInput(r.id(), met || r.position() == 1))
                .toList(),
            REASON);
  }

  private void confirm(Actor member, Actor applicant) {
    APP.get(ConfirmFinding.class).run(member, tender, application(applicant));
  }

  private void sendBack(Actor member, String reason) {
    APP.get(SendBackFinding.class).run(member, tender, application(good), reason);
  }

  private void conclude(Actor member) {
    APP.get(ConcludePrequalification.class).run(member, tender);
  }

  /** The examination panel, its chair first. */
  private List<Actor> panel() {
    return TENDERS
        .ids(
            "SELECT person_id + 1000000 * (1 - is_chair) AS id FROM panel_member WHERE panel = 'EXAMINATION' AND tender_id = "
                + tender)
        .stream()
        .map(id -> APP.get(Actors.class).get(id % 1000000))
        .toList();
  }

  private long application(Actor applicant) {
    return Long.parseLong(
        APP.ask(
            "SELECT id FROM prequalification_application WHERE tender_id = %d AND supplier_id = %d"
                .formatted(tender, supplier(applicant))));
  }

  private static String acts(long application) {
    return APP.ask(
        "SELECT GROUP_CONCAT(act ORDER BY id) FROM audit_entry WHERE object_type = 'application' AND object_id = '%d'"
            .formatted(application));
  }

  private static long supplier(Actor person) {
    return person.require(Role.BIDDER).supplier();
  }

  private static void later(Runnable act) {
    at(AFTER_APPLICATIONS, act);
  }

  private static void at(Duration ahead, Runnable act) {
    DemoTime.run(Instant.now().plus(ahead), act);
  }

  private static String refusal(Duration ahead, String statement) {
    try (var connection = APP.connect();
        var sql = connection.createStatement()) {
      sql.execute("SET timestamp = " + Instant.now().plus(ahead).getEpochSecond());
      sql.executeUpdate(statement);
      return "taken";
    } catch (java.sql.SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
