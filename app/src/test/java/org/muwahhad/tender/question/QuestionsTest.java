package org.muwahhad.tender.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
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

/** Suppliers ask, everybody is answered at once, and nobody learns who asked. */
class QuestionsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private static final Bilingual QUESTION = new Bilingual("ما مدة الضمان؟", "How long a warranty?");
  private static final Bilingual ANSWER = new Bilingual("ثلاث سنوات.", "Three years.");
  private final long tender = TENDERS.aPublished();
  private final String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
  private final String room = "/tenders/" + tender + "/questions";
  private final Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final Actor asker = WORLD.aBidderFor(WORLD.aSupplier());
  private final Actor other = WORLD.aBidderFor(WORLD.aSupplier());

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_supplier_asks_the_buyer_answers_and_everybody_reads_it_without_the_name() {
    Browserless supplier = Browserless.signedInAs(APP, asker);
    String key = value("requestKey", supplier.get(room));
    String sent = supplier.post(room, "requestKey", key, "text", "Warranty of three years?").body();
    supplier.post(room, "requestKey", key, "text", "Warranty of three years?");
    Browserless office = Browserless.signedInAs(APP, buyer);
    String waiting = office.get(room).body();
    String form = room + "/" + onlyQuestion();
    HttpResponse<String> empty = office.get(form);
    HttpResponse<String> missing = office.post(form, "question.ar", "س", "question.en", "Q");
    String answered =
        office
            .post(
                form,
                Map.of(
                    "question.ar", QUESTION.ar(),
                    "question.en", QUESTION.en(),
                    "answer.ar", ANSWER.ar(),
                    "answer.en", ANSWER.en()))
            .body();

    assertThat(sent).contains("The question was sent", "not answered yet", "Stop following");
    assertThat(APP.ask("SELECT COUNT(*) FROM tender_question WHERE tender_id = " + tender))
        .isEqualTo("1");
    assertThat(waiting).contains("Warranty of three years?", "One question is waiting");
    assertThat(empty.body())
        .as("what was asked stands in the box of its own language alone")
        .containsPattern("(?s)id=\"question-en\"[^>]*>Warranty of three years\\?</textarea>")
        .containsPattern("(?s)id=\"question-ar\"[^>]*></textarea>");
    assertThat(missing.statusCode()).isEqualTo(422);
    assertThat(missing.body()).contains("id=\"answer-ar-error\"", "id=\"answer-en-error\"");
    assertThat(answered).contains("Answer 1 was published", QUESTION.en(), ANSWER.en());
    assertThat(Browserless.at(APP).get("/publications/" + number).body())
        .contains(QUESTION.ar(), ANSWER.ar())
        .doesNotContain("Warranty of three years?");
    String release =
        ApiCaller.of(APP, other).get("/api/v1/publications/" + number + "/release").body();
    assertThat(release)
        .contains("\"answer_en\":\"Three years.\"", "\"hasEnquiries\":true", "tenderUpdate");
    assertThat(TENDERS.lastAct(tender)).isEqualTo("publication.question-answered");
  }

  @Test
  void nobody_but_the_asker_and_auditors_can_find_out_who_asked() {
    long question = ask(asker, "Is a local agent needed?");
    String supplier = APP.ask("SELECT name_en FROM supplier WHERE id = " + supplierOf(asker));
    String who = asker.login();

    for (Actor reader : new Actor[] {buyer, other, WORLD.aPersonWho(Role.ADMINISTRATOR)}) {
      ApiCaller program = ApiCaller.of(APP, reader);
      for (String path :
          new String[] {
            "/api/v1/tenders/" + tender + "/questions",
            "/api/v1/audit/entries",
            "/api/v1/audit/entries?act=publication",
            "/api/v1/messages",
            "/api/v1/mails"
          }) {
        assertThat(program.get(path).body())
            .as(reader.login() + " " + path)
            .doesNotContain(supplier, "\"" + who + "\"", "question:" + question, "interest:");
      }
    }
    assertThat(
            ApiCaller.of(APP, WORLD.aPersonWho(Role.AUDITOR))
                .get("/api/v1/audit/entries?act=publication.question")
                .body())
        .contains(who, "question:" + question);
    assertThat(ApiCaller.of(APP, other).get("/api/v1/tenders/" + tender + "/questions").body())
        .doesNotContain("Is a local agent needed?");
  }

  @Test
  void followers_and_bidders_are_told_alike_and_the_administrator_does_not_learn_whom() {
    Actor bidding = WORLD.aBidderFor(WORLD.aSupplier());
    APP.sql(
        """
        INSERT INTO bid (id, tender_id, supplier_id, status, created_at, updated_at)
        VALUES (%d, %d, %d, 'DRAFT', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
            .formatted(tender * 1000 + 7, tender, supplierOf(bidding)));
    ApiCaller program = ApiCaller.of(APP, other);
    Actor left = WORLD.aBidderFor(WORLD.aSupplier());
    program.send("PUT", "/api/v1/tenders/" + tender + "/follow", "");
    ApiCaller.of(APP, left).send("PUT", "/api/v1/tenders/" + tender + "/follow", "");
    ApiCaller.of(APP, left).send("DELETE", "/api/v1/tenders/" + tender + "/follow", "");

    answer(ask(asker, "Which plug?"));

    for (Actor told : new Actor[] {asker, other, bidding}) {
      assertThat(ApiCaller.of(APP, told).get("/api/v1/messages").body())
          .contains("\"kind\":\"tender-answered\"", number);
    }
    assertThat(ApiCaller.of(APP, left).get("/api/v1/messages").body()).doesNotContain(number);
    assertThat(ApiCaller.of(APP, buyer).get("/api/v1/messages").body())
        .contains("\"kind\":\"question-asked\"", number);
    assertThat(ApiCaller.of(APP, WORLD.aPersonWho(Role.ADMINISTRATOR)).get("/api/v1/mails").body())
        .contains("not shown before the bids are opened")
        .doesNotContain(bidding.login().replace(".", "") + "@", bidding.name().en() + "\"");
  }

  @Test
  void questions_end_ten_days_and_answers_six_days_before_the_deadline() {
    long question = ask(asker, "In time");

    at(
        Duration.ofDays(9),
        () ->
            assertThatThrownBy(() -> ask(asker, "Too late"))
                .isInstanceOf(Refusal.RuleBroken.class)
                .hasMessage("publication.questions-closed"));
    at(
        Duration.ofDays(5),
        () ->
            assertThatThrownBy(() -> answer(question))
                .isInstanceOf(Refusal.RuleBroken.class)
                .hasMessage("publication.answer-late"));
    at(Duration.ofDays(7), () -> assertThat(answer(question)).isEqualTo(1));
  }

  @Test
  void the_database_itself_takes_no_late_question_or_answer_and_changes_no_answer() {
    long question = ask(asker, "One");
    String insert =
        """
        INSERT INTO tender_question (id, tender_id, supplier_id, asked_by, asked_at, request_key, text)
        VALUES (1, %d, %d, %d, UTC_TIMESTAMP(6), 'k', 'x')"""
            .formatted(tender, supplierOf(asker), asker.personId());
    String answer =
        """
        UPDATE tender_question SET number = 1, question_ar = 'س', question_en = 'q', answer_ar = 'ج',
          answer_en = 'a', answered_by = %d, answered_at = UTC_TIMESTAMP(6) WHERE id = %d"""
            .formatted(buyer.personId(), question);

    assertThat(refusal(Duration.ofDays(9), insert)).contains("publication.questions-closed");
    assertThat(refusal(Duration.ofDays(5), answer)).contains("publication.answer-late");
    answer(question);
    assertThat(
            refusal(
                Duration.ofDays(20),
                "UPDATE tender_question SET answer_en = 'b' WHERE id = " + question))
        .contains("publication.answer-immutable");
    assertThat(refusal(Duration.ofDays(20), "DELETE FROM tender_question WHERE id = " + question))
        .contains("publication.question-immutable");
  }

  @Test
  void another_text_under_a_key_that_was_used_is_refused() {
    AskQuestion ask = APP.get(AskQuestion.class);
    long question = ask.run(asker, tender, "Warranty of three years?", "key");

    assertThat(ask.run(asker, tender, " Warranty of three years? ", "key")).isEqualTo(question);
    assertThatThrownBy(() -> ask.run(asker, tender, "Warranty of five years?", "key"))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("shared.sent-otherwise");
    assertThat(ask.run(other, tender, "Warranty of five years?", "key"))
        .as("another bidder has keys of its own")
        .isNotEqualTo(question);
  }

  @Test
  void one_bidder_asks_so_much_in_an_hour_and_buyers_get_one_mail_of_it() {
    for (int i = 0; i < 30; i++) {
      ask(asker, "Question " + i);
    }
    Browserless browser = Browserless.signedInAs(APP, asker);
    browser.get("/language/en");
    String key = value("requestKey", browser.get(room));
    HttpResponse<String> page = browser.post(room, "requestKey", key, "text", "One more, typed");
    browser.get("/language/ar");
    String arabic = browser.post(room, "requestKey", key, "text", "One more").body();

    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.headers().firstValue("Retry-After")).hasValue("3600");
    assertThat(page.body())
        .contains("At most 30 are accepted per hour and 100 per day", "One more, typed");
    assertThat(arabic).contains("في الساعة");
    assertThat(APP.ask("SELECT COUNT(*) FROM tender_question WHERE tender_id = " + tender))
        .isEqualTo("30");
    assertThat(ask(other, "Mine")).as("another bidder asks").isPositive();
    String told =
        " FROM inbox_message i JOIN notice n ON n.id = i.notice_id LEFT JOIN mail m ON"
            + " m.inbox_message_id = i.id WHERE n.kind = 'question-asked' AND n.href = '"
            + room
            + "' AND i.person_id = "
            + buyer.personId();
    assertThat(APP.ask("SELECT COUNT(*)" + told)).isEqualTo("31");
    assertThat(APP.ask("SELECT COUNT(m.id)" + told)).isEqualTo("1");
  }

  private long ask(Actor supplier, String text) {
    return APP.get(AskQuestion.class).run(supplier, tender, text, "key-" + text.hashCode());
  }

  private int answer(long question) {
    return APP.get(AnswerQuestion.class).run(buyer, tender, question, QUESTION, ANSWER);
  }

  private String onlyQuestion() {
    return APP.ask("SELECT id FROM tender_question WHERE tender_id = " + tender);
  }

  private static long supplierOf(Actor person) {
    return person.require(Role.BIDDER).supplier();
  }

  /** Runs an act as if so much time were left until the deadline. */
  private void at(Duration left, Runnable act) {
    DemoTime.run(deadline().minus(left), act);
  }

  private Instant deadline() {
    return Instant.parse(
        APP.ask(
            "SELECT DATE_FORMAT(deadline_at, '%Y-%m-%dT%H:%i:%sZ') FROM joint_tender WHERE id = "
                + tender));
  }

  /** What the database answers to a statement so long before the deadline. */
  private String refusal(Duration left, String statement) {
    long seconds = deadline().minus(left).getEpochSecond();
    try (var connection = APP.connect();
        var sql = connection.createStatement()) {
      sql.execute("SET timestamp = " + seconds);
      sql.executeUpdate(statement);
      return "taken";
    } catch (java.sql.SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String value(String field, HttpResponse<String> page) {
    return page.body().replaceAll("(?s).*name=\"" + field + "\" value=\"([^\"]+)\".*", "$1");
  }
}
