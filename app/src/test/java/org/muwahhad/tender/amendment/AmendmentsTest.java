package org.muwahhad.tender.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.question.FollowTender;
import org.muwahhad.web.Page;

/** A published tender changes by numbered amendments alone, which two people answer for. */
@Tag("long")
class AmendmentsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private static final Bilingual REASON = new Bilingual("لتوضيح المواصفات", "To clarify");
  private final long tender = TENDERS.aPublished();
  private final String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
  private final String room = "/tenders/" + tender + "/amendments";
  private final Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_buyer_proposes_another_approves_and_everybody_reads_what_changed() {
    Actor follower = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(FollowTender.class).run(follower, tender);
    Browserless proposer = Browserless.signedInAs(APP, TENDERS.buyer());
    String lot = first("SELECT MIN(id) FROM lot WHERE tender_id = ");
    String criterion = first("SELECT id FROM criterion WHERE code = 'T1' AND tender_id = ");
    assertThat(proposer.get(room + "/new").body())
        .contains("value=\"lot." + lot + ".title\"", "value=\"criterion." + criterion + ".name\"")
        .doesNotContain("texts[");

    HttpResponse<String> faulty =
        proposer.post(room, form("reason.ar", "", "texts[lot." + lot + ".title].en", " "));
    String proposed =
        proposer
            .post(
                room,
                form(
                    "texts[lot." + lot + ".title].ar",
                    "معدات ميدانية",
                    "texts[lot." + lot + ".title].en",
                    "Hand-held devices",
                    "texts[conditions].ar",
                    "يُرفق دليل التشغيل بالعربية.",
                    "texts[conditions].en",
                    "A manual in Arabic is delivered."))
            .body();
    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body())
        .contains("id=\"reason-ar-error\"", "id=\"texts-lot-" + lot + "-title-en-error\"");
    assertThat(proposed)
        .contains("is waiting for the approval of a second person", "Hand-held devices")
        .doesNotContain("Approve and publish");
    assertThat(Browserless.at(APP).get("/publications/" + number).body())
        .doesNotContain("معدات ميدانية");

    Browserless approver = Browserless.signedInAs(APP, second);
    assertThat(approver.get(room).body()).contains("Approve and publish");
    String published = approver.post(room + "/" + proposal() + "/approve").body();

    assertThat(published).contains("Amendment 1 was published");
    assertThat(Browserless.at(APP).get("/publications/" + number).body())
        .contains(
            "<ins>معدات ميدانية</ins>",
            "<ins>Hand-held devices</ins>",
            "<del>",
            "id=\"conditions\"");
    assertThat(APP.ask("SELECT title_en FROM lot WHERE id = " + lot))
        .isEqualTo("Hand-held devices");
    assertThat(TENDERS.lastAct(tender)).isEqualTo("publication.amendment-published");
    assertThat(ApiCaller.of(APP, follower).get("/api/v1/messages").body())
        .contains("\"kind\":\"tender-amended\"", number);
    assertThat(
            ApiCaller.of(APP, follower).get("/api/v1/publications/" + number + "/release").body())
        .contains("\"tag\":[\"tenderAmendment\"]", "\"rationale_en\":\"To clarify\"");
  }

  @Test
  void only_the_parts_that_were_chosen_are_filled_in() {
    Browserless proposer = Browserless.signedInAs(APP, TENDERS.buyer());
    String lot = "lot." + first("SELECT MIN(id) FROM lot WHERE tender_id = ") + ".title";
    String criterion =
        "criterion."
            + first("SELECT id FROM criterion WHERE code = 'T1' AND tender_id = ")
            + ".name";

    String found = proposer.get(room + "/new?part=" + lot + "&q=T1").body();
    String fields = proposer.get(room + "/new?part=" + lot + "&part=title&show=fields").body();
    String faulty = proposer.post(room, form("texts[" + lot + "].ar", "x")).body();
    String again =
        proposer
            .post(room, form("texts[" + lot + "].ar", "", "texts[" + lot + "].en", "Devices"))
            .body();
    String deadline = proposer.get(room + "/new?show=fields").body();

    assertThat(found)
        .containsPattern("value=\"" + lot + "\" checked")
        .contains("value=\"" + criterion + "\"")
        .doesNotContain("value=\"conditions\"", "value=\"title\"");
    assertThat(fields)
        .contains("name=\"texts[" + lot + "].ar\"", "name=\"texts[title].en\"", "name=\"deadline\"")
        .doesNotContain("texts[conditions]", "texts[" + criterion + "]");
    assertThat(faulty).contains("Nothing differs from the current tender");
    assertThat(again)
        .contains("id=\"texts-" + lot.replace('.', '-') + "-ar-error\"", "value=\"Devices\"")
        .doesNotContain("texts[title]", "texts[conditions]");
    assertThat(deadline).contains("name=\"deadline\"").doesNotContain("texts[");
  }

  @Test
  void a_deadline_moved_to_a_rest_day_is_warned_of_once_and_what_was_typed_is_kept() {
    Browserless proposer = Browserless.signedInAs(APP, TENDERS.buyer());
    LocalDate friday =
        LocalDate.ofInstant(deadline(), Page.RIYADH)
            .plusDays(14)
            .with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    String typed = friday + "T12:00";
    proposer.get(room + "/new?show=fields");

    HttpResponse<String> warned = proposer.post(room, form("deadline", typed));
    HttpResponse<String> done =
        proposer.post(
            room, form("deadline", typed, "rest.deadline", typed, "next.deadline", "true"));

    assertThat(warned.statusCode()).isEqualTo(422);
    assertThat(warned.body())
        .contains("Qatar (weekend)", "name=\"rest.deadline\" value=\"" + typed + "\"", REASON.en());
    assertThat(done.body()).contains("is waiting for the approval of a second person");
    assertThat(
            first(
                "SELECT DATE(deadline_wanted + INTERVAL 3 HOUR) FROM tender_amendment WHERE proposed_in = "))
        .isEqualTo(friday.plusDays(3).toString());
  }

  @Test
  void the_title_is_amended_by_two_people_and_is_no_name_of_a_round() {
    Bilingual title = new Bilingual("أجهزة حاسوب محمولة", "Portable computers for schools");
    Bilingual ofRound = new Bilingual("جولة", "Computer round");
    String retitle =
        "UPDATE joint_tender SET title_ar = '%s', title_en = '%s' WHERE id = " + tender;
    assertThatThrownBy(() -> propose(Map.of("title", ofRound), null))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            refusal ->
                assertThat(refusal.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("tender.title-of-round"));
    long proposal = propose(Map.of("title", title), null);
    refused(retitle.formatted(title.ar(), title.en()), "tender.terms-fixed");

    publish(second, proposal);

    refused(retitle.formatted("x", "x"), "tender.terms-fixed");
    assertThat(first("SELECT title_en FROM joint_tender WHERE id = ")).isEqualTo(title.en());
    assertThat(TENDERS.lastAct(tender)).isEqualTo("publication.amendment-published");
    assertThat(Browserless.at(APP).get("/publications/" + number).body())
        .contains(title.ar(), TenderFixture.TITLE.ar());
    assertThat(ApiCaller.of(APP, second).get("/api/v1/publications/" + number + "/release").body())
        .contains("\"title_en\":\"" + title.en() + "\"");
  }

  @Test
  void whoever_proposes_does_not_approve_and_one_proposal_waits_at_a_time() {
    long proposal = propose(Map.of("conditions", new Bilingual("أ", "a")), null);

    assertThatThrownBy(() -> publish(TENDERS.buyer(), proposal))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessage("publication.amendment-four-eyes");
    assertThatThrownBy(() -> propose(Map.of("conditions", new Bilingual("ب", "b")), null))
        .hasMessage("publication.amendment-waiting");
    APP.get(WithdrawAmendment.class).run(second, tender, proposal);
    assertThatThrownBy(() -> publish(second, proposal)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> propose(Map.of(), null)).hasMessage("publication.nothing-amended");
    for (Role other : new Role[] {Role.AUDITOR, Role.ADMINISTRATOR, Role.CATALOG_MANAGER}) {
      assertThat(
              ApiCaller.of(APP, WORLD.aPersonWho(other))
                  .send("POST", "/api/v1" + room, "{}")
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void a_program_amends_criteria_and_is_told_what_is_wrong_by_field() {
    String id = first("SELECT id FROM criterion WHERE code = 'T1' AND tender_id = ");
    String other = first("SELECT id FROM criterion WHERE code = 'T2' AND tender_id = ");
    String text = "{\"reason\": {\"ar\": \"س\", \"en\": \"r\"}, \"texts\": {%s}}";
    String weight = "\"criterion.%s.weight\": {\"ar\": \"%s\", \"en\": \"%s\"}";
    ApiCaller program = ApiCaller.of(APP, TENDERS.buyer());

    HttpResponse<String> unbalanced =
        program.send("POST", "/api/v1" + room, text.formatted(weight.formatted(id, "45", "45")));
    HttpResponse<String> unknown =
        program.send(
            "POST", "/api/v1" + room, text.formatted("\"method\": {\"ar\": \"a\", \"en\": \"a\"}"));
    HttpResponse<String> taken =
        program.send(
            "POST",
            "/api/v1" + room,
            text.formatted(
                weight.formatted(id, "45", "45") + "," + weight.formatted(other, "20", "20")));
    publish(second, Long.parseLong(proposal()));

    assertThat(unbalanced.statusCode()).isEqualTo(422);
    assertThat(unbalanced.body()).contains("tender.weights-not-100");
    assertThat(unknown.body()).contains("texts[method]", "publication.part-unknown");
    assertThat(taken.statusCode()).isEqualTo(201);
    assertThat(taken.body()).contains("\"beforeEn\":\"40\"", "\"afterEn\":\"45\"");
    assertThat(APP.ask("SELECT weight FROM criterion WHERE id = " + id)).isEqualTo("45.00");
  }

  @ParameterizedTest
  @CsvSource({
    // days left, deadline asked for, now, deadline after
    "2026-12-20T09:00:00Z, , 2026-12-10T10:00:00Z, 2026-12-20T09:00:00Z",
    "2026-12-20T09:00:00Z, 2026-12-25T09:00:00Z, 2026-12-15T10:00:00Z, 2026-12-25T09:00:00Z",
    // six days left: noon in Riyadh of the seventh day, which is a Monday
    "2026-12-20T09:00:00Z, , 2026-12-14T08:00:00Z, 2026-12-21T09:00:00Z",
    // past noon: the day after
    "2026-12-20T09:00:00Z, , 2026-12-14T10:00:00Z, 2026-12-22T09:00:00Z",
    // Friday: the Monday after the weekends of the states
    "2026-12-20T09:00:00Z, , 2026-12-18T08:00:00Z, 2026-12-28T09:00:00Z"
  })
  void a_late_amendment_leaves_bidders_seven_days(
      Instant before, @Nullable Instant wanted, Instant now, Instant after) {
    assertThat(AmendedDeadline.of(before, wanted, now, 7).after()).isEqualTo(after);
  }

  @Test
  void an_amendment_in_the_last_week_moves_the_deadline_and_says_how() {
    Instant before = deadline();

    DemoTime.run(
        before.minus(Duration.ofDays(3)),
        () -> publish(second, propose(Map.of("conditions", new Bilingual("أ", "a")), null)));

    assertThat(Duration.between(before.minus(Duration.ofDays(3)), deadline()).toDays())
        .isGreaterThanOrEqualTo(7);
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");
    assertThat(visitor.get("/publications/" + number).body())
        .contains("Bidders have at least 7 days after an amendment");
  }

  @Test
  void the_database_changes_a_published_dossier_only_into_what_the_last_amendment_says() {
    String lot = first("SELECT MIN(id) FROM lot WHERE tender_id = ");
    String criterion = first("SELECT id FROM criterion WHERE code = 'T1' AND tender_id = ");
    long proposal = propose(Map.of("lot." + lot + ".title", new Bilingual("جديد", "New")), null);
    String rename = "UPDATE lot SET title_ar = '%s', title_en = '%s' WHERE id = " + lot;

    refused(rename.formatted("جديد", "New"), "tender.not-editable");
    refused(
        """
        UPDATE tender_amendment SET status = 'PUBLISHED', proposed_in = NULL, number = 1,
          approved_by = proposed_by, published_at = UTC_TIMESTAMP(6),
          deadline_before = '%1$s', deadline_after = '%1$s' WHERE id = %2$d"""
            .formatted(stored(), proposal),
        "ck_tender_amendment_four_eyes");
    refused(
        """
        UPDATE tender_amendment SET status = 'PUBLISHED', proposed_in = NULL, number = 1,
          approved_by = %3$d, published_at = UTC_TIMESTAMP(6),
          deadline_before = '%1$s', deadline_after = '%1$s' WHERE id = %2$d"""
            .formatted(stored(), proposal, second.personId()),
        deadline().minus(Duration.ofDays(2)),
        "publication.deadline-too-near");
    publish(second, proposal);
    refused(rename.formatted("آخر", "Another"), "tender.not-editable");
    refused("UPDATE criterion SET weight = 41 WHERE id = " + criterion, "tender.not-editable");
    refused(
        "INSERT INTO dossier_text VALUES (%d, 'conditions', 'x', 'x')".formatted(tender),
        "tender.not-editable");
    refused(
        "UPDATE tender_amendment SET reason_en = 'x' WHERE id = " + proposal,
        "publication.amendment-immutable");
    refused(
        "DELETE FROM tender_amendment_change WHERE amendment_id = " + proposal,
        "publication.amendment-immutable");
    refused(
        "INSERT INTO tender_amendment_change VALUES (%d, 'conditions', 9, 'x', 'x', '', '', 'x', 'x')"
            .formatted(proposal),
        "publication.amendment-immutable");
  }

  @Test
  void a_tender_is_not_amended_after_its_deadline() {
    DemoTime.run(
        deadline().plusSeconds(1),
        () ->
            assertThatThrownBy(() -> propose(Map.of("conditions", new Bilingual("أ", "a")), null))
                .hasMessage("publication.not-amendable"));
    refused(
        """
        INSERT INTO tender_amendment (tender_id, status, proposed_in, reason_ar, reason_en,
          proposed_by, proposed_at) VALUES (%1$d, 'PROPOSED', %1$d, 'x', 'x', %2$d, UTC_TIMESTAMP(6))"""
            .formatted(tender, second.personId()),
        deadline().plusSeconds(1),
        "publication.not-amendable");
  }

  private long propose(Map<String, Bilingual> texts, @Nullable Instant deadline) {
    return APP.get(ProposeAmendment.class)
        .run(TENDERS.buyer(), tender, new AmendmentInput(REASON, deadline, texts));
  }

  private int publish(Actor approver, long proposal) {
    return APP.get(PublishAmendment.class).run(approver, tender, proposal);
  }

  private String proposal() {
    return first("SELECT id FROM tender_amendment WHERE proposed_in = ");
  }

  private String first(String query) {
    return APP.ask(query + tender);
  }

  private Map<String, String> form(String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("reason.ar", REASON.ar());
    fields.put("reason.en", REASON.en());
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  private String stored() {
    return first("SELECT deadline_at FROM joint_tender WHERE id = ");
  }

  private Instant deadline() {
    return Instant.parse(
        first(
            "SELECT DATE_FORMAT(deadline_at, '%Y-%m-%dT%H:%i:%sZ') FROM joint_tender WHERE id = "));
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  /** What the database answers at another time. */
  private static void refused(String statement, Instant at, String code) {
    assertThatThrownBy(
            () -> {
              try (var connection = APP.connect();
                  var sql = connection.createStatement()) {
                sql.execute("SET timestamp = " + at.getEpochSecond());
                sql.executeUpdate(statement);
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(code);
  }
}
