package org.muwahhad.evaluation.lowprice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.Exclusion;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Page;

/**
 * The bid of Cheap is 55 % below the mean of the others. It is asked, answers, and the chair
 * decides; the other bids are not flagged.
 */
@Tag("long")
class LowPriceDialogueTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final AskLowPrice ask = APP.get(AskLowPrice.class);
  private final AnswerLowPrice answer = APP.get(AnswerLowPrice.class);
  private final DecideLowPrice decide = APP.get(DecideLowPrice.class);
  private final EvaluationProgress progress = APP.get(EvaluationProgress.class);
  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD).asWorkedByHand().ranked();

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_bidder_is_asked_answers_and_its_accepted_explanation_keeps_it_in_its_place() {
    assertThat(progress.of(tender.id()).lowPricesOpen()).isPositive();

    long question = asked("Cheap");
    assertThat(told(tender.bidder("Cheap"))).isEqualTo("low-price-asked");
    assertThat(told(tender.bidder("Gulf"))).isEmpty();
    answer.run(tender.bidder("Cheap"), question, " We make the parts ourselves ");
    assertThat(told(tender.chair())).isEqualTo("low-price-answered");
    decide("Cheap", true, "The cost sheet convinces");

    assertThat(tender.row("Cheap").rankPosition()).isEqualTo(1);
    assertThat(tender.row("Cheap").explanation()).isEqualTo("The cost sheet convinces");
    assertThat(progress.of(tender.id()).lowPricesOpen()).isZero();
    assertThat(told(tender.bidder("Cheap"))).isEqualTo("low-price-accepted");
    assertThat(acts())
        .endsWith(
            "evaluation.low-price-asked,evaluation.low-price-answered,evaluation.low-price-accepted");
  }

  @Test
  void a_rejected_explanation_puts_the_bid_out_and_the_others_are_ranked_without_it() {
    answer.run(tender.bidder("Cheap"), asked("Cheap"), "No reason");
    decide("Cheap", false, "No cost sheet was given");

    assertThat(tender.row("Cheap").exclusion()).isEqualTo(Exclusion.ABNORMALLY_LOW);
    assertThat(tender.row("Cheap").rankPosition()).isNull();
    // Lowest is now Gulf's 120,004.03: Nord 0.6 × 91 + 0.4 × 94.86…, Gulf 0.6 × 86 + 0.4 × 100.
    assertThat(tender.row("Nord").finalScore()).isEqualByComparingTo("92.55");
    assertThat(tender.row("Gulf").finalScore()).isEqualByComparingTo("91.60");
    assertThat(told(tender.bidder("Cheap"))).isEqualTo("low-price-rejected");
    assertThat(tender.act()).isEqualTo("evaluation.bids-ranked");
    tender.ranked();
    assertThat(tender.row("Cheap").exclusion()).as("ranked again").isNotNull();
  }

  @Test
  void nothing_is_decided_before_the_bidder_was_heard_or_let_the_date_pass() {
    assertThatThrownBy(() -> decide("Cheap", false, "Too low"))
        .hasMessage("evaluation.low-price-unheard");
    long question = asked("Cheap");
    assertThatThrownBy(() -> decide("Cheap", false, "Too low"))
        .hasMessage("evaluation.low-price-waiting");
    assertThatThrownBy(() -> asked("Cheap")).hasMessage("evaluation.low-price-waiting");

    APP.moveClockOn(Duration.ofDays(3));
    assertThatThrownBy(() -> answer.run(tender.bidder("Cheap"), question, "Late"))
        .hasMessage("evaluation.answer-late");
    assertThat(asked("Cheap")).as("another question").isGreaterThan(question);
    APP.moveClockOn(Duration.ofDays(3));
    decide("Cheap", false, "No answer came");

    assertThat(tender.row("Cheap").exclusion()).isEqualTo(Exclusion.ABNORMALLY_LOW);
    assertThatThrownBy(() -> decide("Cheap", true, "Again"))
        .hasMessage("evaluation.low-price-decided");
    assertThatThrownBy(() -> asked("Cheap")).hasMessage("evaluation.low-price-decided");
  }

  @Test
  void only_the_chair_asks_and_decides_and_only_the_bidder_answers_once() {
    assertThatThrownBy(() -> ask(tender.second(), "Cheap", "Why?", inDays(2)))
        .hasMessage("evaluation.chair-only");
    assertThatThrownBy(() -> asked("Nord")).hasMessage("evaluation.not-flagged");
    assertThatThrownBy(() -> ask(tender.chair(), "Cheap", "", now().plusSeconds(60)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("shared.missing", "evaluation.due-soon"));
    assertThatThrownBy(() -> ask(tender.chair(), "Cheap", "Why?", inDays(31)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("evaluation.due-late"));
    long question = asked("Cheap");

    assertThatThrownBy(() -> answer.run(tender.bidder("Gulf"), question, "Mine"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> answer.run(tender.bidder("Cheap"), question, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    answer.run(tender.bidder("Cheap"), question, "Own parts");
    assertThatThrownBy(() -> answer.run(tender.bidder("Cheap"), question, "More"))
        .hasMessage("evaluation.low-price-answered");
    assertThatThrownBy(
            () ->
                decide.run(
                    tender.third(), tender.id(), tender.lot(), tender.bid("Cheap"), true, "Why"))
        .hasMessage("evaluation.chair-only");
    assertThatThrownBy(() -> decide("Cheap", true, "")).isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void the_database_keeps_what_was_said_and_recommends_nothing_while_a_low_price_is_open() {
    String of = " WHERE bid_id = " + tender.bid("Cheap");
    String decision =
        """
        INSERT INTO low_price_decision (lot_id, bid_id, tender_id, is_accepted, reason, decided_by,
                                        decided_at)
        VALUES (%d, %d, %d, TRUE, 'x', %d, UTC_TIMESTAMP(6))"""
            .formatted(tender.lot(), tender.bid("Cheap"), tender.id(), tender.chair().personId());
    String recommended = "UPDATE joint_tender SET status = 'RECOMMENDED' WHERE id = " + tender.id();

    refused(recommended, "evaluation.low-prices-open");
    refused(decision, "evaluation.low-price-unheard");
    refused(question("Nord"), "evaluation.not-flagged");
    APP.without(
        "tr_low_price_decision_heard",
        () ->
            refused(
                decision.replace(", " + tender.bid("Cheap") + ",", ", " + tender.bid("Nord") + ","),
                "evaluation.not-flagged"));
    long question = asked("Cheap");
    refused(decision, "evaluation.low-price-waiting");
    refused(question("Cheap"), "evaluation.low-price-waiting");
    refused("UPDATE low_price_question SET question = 'x'" + of, "evaluation.low-price-fixed");
    refused("DELETE FROM low_price_question" + of, "evaluation.low-price-fixed");
    answer.run(tender.bidder("Cheap"), question, "Own parts");
    refused(
        "UPDATE low_price_answer SET answer = 'x' WHERE question_id = " + question,
        "evaluation.low-price-fixed");
    refused(
        "DELETE FROM low_price_answer WHERE question_id = " + question,
        "evaluation.low-price-fixed");
    refused(recommended, "evaluation.low-prices-open");
    decide("Cheap", true, "Own parts");
    refused("UPDATE low_price_decision SET reason = 'x'" + of, "evaluation.low-price-fixed");
    refused("DELETE FROM low_price_decision" + of, "evaluation.low-price-fixed");
    assertThat(APP.sql(recommended)).isEqualTo(1);
  }

  @Test
  void the_database_takes_no_answer_from_the_due_instant_on_or_after_the_decision() {
    long question = asked("Cheap");
    String late =
        "INSERT INTO low_price_answer VALUES (%d, 'x', %d, UTC_TIMESTAMP(6))"
            .formatted(question, tender.bidder("Cheap").personId());
    assertThatThrownBy(
            () -> APP.sql("SET STATEMENT timestamp = UNIX_TIMESTAMP() + 864000 FOR " + late))
        .hasMessageContaining("evaluation.answer-late");
  }

  @Test
  void a_question_and_a_decision_tell_their_price_and_that_it_changed_since() {
    String path =
        "/tenders/%d/ranking/lots/%d/bids/%d/low-price"
            .formatted(tender.id(), tender.lot(), tender.bid("Cheap"));
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    long question = asked("Cheap");
    answer.run(tender.bidder("Cheap"), question, "Own parts");
    decide("Cheap", true, "Own parts");
    String price = tender.row("Cheap").converted().orElseThrow().amount().toPlainString();

    assertThat(APP.ask("SELECT price + 0.00 FROM low_price_question WHERE id = " + question))
        .startsWith(price);
    assertThat(chair.get(path).body())
        .contains("Price in question", "Price decided on")
        .doesNotContain("an earlier price");
    assertThat(Visitor.of(APP, tender.bidder("Cheap")).get("/price-questions/" + question).body())
        .contains("السعر المسؤول عنه");

    APP.sql(
        "UPDATE lot_ranking SET converted_total = converted_total + 1000.5 WHERE lot_id = %d AND bid_id = %d"
            .formatted(tender.lot(), tender.bid("Cheap")));
    LowPriceCase changed =
        APP.get(ViewLowPrice.class).find(tender.id(), tender.lot(), tender.bid("Cheap"));
    assertThat(changed.questions().get(0).about().orElseThrow().amount())
        .isEqualByComparingTo(price);
    assertThat(changed.about(changed.questions().get(0)))
        .isEqualTo(LowPriceCase.LowPriceScope.EARLIER);
    assertThat(chair.get(path).body().split("concerned an earlier price", -1)).hasSize(3);
    assertThat(Visitor.of(APP, tender.chair()).get(path).body()).contains("كان هذا عن سعر سابق");
  }

  @Test
  void the_dialogue_runs_in_the_browser_and_over_the_api() {
    String path =
        "/tenders/%d/ranking/lots/%d/bids/%d/low-price"
            .formatted(tender.id(), tender.lot(), tender.bid("Cheap"));
    Visitor chair = Visitor.of(APP, tender.chair());
    Visitor bidder = Visitor.of(APP, tender.bidder("Cheap"));
    Visitor other = Visitor.of(APP, tender.bidder("Gulf"));

    String flagged = chair.get(path).body();
    assertThat(flagged).as("the numbers behind the flag").contains("55.32%", "117,502.02");
    var refused = chair.post(path + "/questions", "question", "Why so low?", "due", "");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Why so low?");
    String due =
        ZonedDateTime.ofInstant(inDays(2), Page.RIYADH)
            .truncatedTo(ChronoUnit.MINUTES)
            .toLocalDateTime()
            .toString();
    String friday =
        ZonedDateTime.ofInstant(inDays(2), Page.RIYADH)
            .truncatedTo(ChronoUnit.MINUTES)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
            .toLocalDateTime()
            .toString();
    var warned = chair.post(path + "/questions", "question", "Why so low?", "due", friday);
    assertThat(warned.statusCode()).isEqualTo(422);
    assertThat(warned.body()).contains("name=\"rest.due\" value=\"" + friday + "\"", "Why so low?");
    assertThat(
            chair
                .post(path + "/questions", "question", "Why so low?", "due", due, "rest.due", due)
                .statusCode())
        .isEqualTo(303);
    long question = Long.parseLong(APP.ask("SELECT MAX(id) FROM low_price_question"));
    String own = "/price-questions/" + question;
    assertThat(bidder.get("/price-questions").body()).contains(own);
    assertThat(bidder.get(own).body()).contains("Why so low?").doesNotContain("117,502.02");
    assertThat(other.get(own).statusCode()).isEqualTo(404);
    assertThat(other.get("/api/v1" + own).statusCode()).isEqualTo(404);
    assertThat(bidder.get(path).statusCode()).isEqualTo(403);
    assertThat(bidder.post(own, "answer", "").statusCode()).isEqualTo(422);
    assertThat(bidder.post(own, "answer", "Own parts").statusCode()).isEqualTo(303);
    assertThat(bidder.get("/api/v1" + own).body()).contains("\"answer\":\"Own parts\"");

    assertThat(chair.get("/api/v1" + path).body()).contains("Own parts", "\"belowMean\":0.5532");
    assertThat(chair.post(path, "accepted", "false").statusCode()).isEqualTo(422);
    var ranked = chair.send("/api/v1" + path, "{\"accepted\":false,\"reason\":\"No costs\"}");
    assertThat(ranked.statusCode()).isEqualTo(200);
    assertThat(tender.row("Cheap").exclusion()).isEqualTo(Exclusion.ABNORMALLY_LOW);
    assertThat(chair.inEnglish().get(path).body()).contains("Decided", "No costs");
  }

  @Test
  void a_program_that_left_out_several_fields_learns_of_all_of_them() {
    String path =
        "/api/v1/tenders/%d/ranking/lots/%d/bids/%d/low-price"
            .formatted(tender.id(), tender.lot(), tender.bid("Cheap"));
    Visitor chair = Visitor.of(APP, tender.chair());

    var asked = chair.send(path + "/questions", "{}");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains(missing("question"), missing("due"));
    var decided = chair.send(path, "{}");
    assertThat(decided.statusCode()).isEqualTo(422);
    assertThat(decided.body()).contains(missing("reason"), missing("accepted"));
  }

  private static String missing(String field) {
    return "\"field\":\"%s\",\"code\":\"shared.missing\"".formatted(field);
  }

  private long asked(String bid) {
    return ask(tender.chair(), bid, "What makes this price possible?", inDays(2));
  }

  private long ask(Actor actor, String bid, String question, Instant due) {
    return ask.run(actor, tender.id(), tender.lot(), tender.bid(bid), question, due);
  }

  private void decide(String bid, boolean accepted, String reason) {
    decide.run(tender.chair(), tender.id(), tender.lot(), tender.bid(bid), accepted, reason);
  }

  private String question(String bid) {
    return """
        INSERT INTO low_price_question (lot_id, bid_id, tender_id, number, question, due_at,
                                        asked_by, asked_at)
        VALUES (%d, %d, %d, 9, 'x', UTC_TIMESTAMP(6) + INTERVAL 2 DAY, %d, UTC_TIMESTAMP(6))"""
        .formatted(tender.lot(), tender.bid(bid), tender.id(), tender.chair().personId());
  }

  private static Instant inDays(int days) {
    return now().plus(days, ChronoUnit.DAYS);
  }

  private static Instant now() {
    return APP.get(DatabaseClock.class).now();
  }

  private static void refused(String statement, String why) {
    assertThatThrownBy(() -> APP.sql(statement)).as(statement).hasMessageContaining(why);
  }

  /** The kind of the last message to a person. */
  private static String told(Actor person) {
    return APP.ask(
        """
        SELECT n.kind FROM inbox_message m JOIN notice n ON n.id = m.notice_id
         WHERE m.person_id = %d ORDER BY n.id DESC"""
            .formatted(person.personId()));
  }

  private String acts() {
    return APP.ask(
        "SELECT GROUP_CONCAT(act ORDER BY id) FROM audit_entry WHERE object_type = 'bid' AND object_id = '"
            + tender.bid("Cheap")
            + "'");
  }

  @Test
  void chair_and_bidder_are_led_to_what_each_has_to_do_about_the_price() {
    assertThat(waiting(tender.chair())).containsExactly(Task.TaskKind.ASK_ABOUT_PRICES);

    long question = asked("Cheap");
    assertThat(waiting(tender.chair())).isEmpty();
    assertThat(waiting(tender.bidder("Gulf"))).doesNotContain(Task.TaskKind.EXPLAIN_PRICE);
    assertThat(waiting(tender.bidder("Cheap"))).contains(Task.TaskKind.EXPLAIN_PRICE);

    answer.run(tender.bidder("Cheap"), question, "We make the parts ourselves");
    assertThat(waiting(tender.bidder("Cheap"))).doesNotContain(Task.TaskKind.EXPLAIN_PRICE);
    assertThat(waiting(tender.chair())).containsExactly(Task.TaskKind.DECIDE_LOW_PRICES);

    decide("Cheap", true, "The cost sheet convinces");
    assertThat(waiting(tender.chair())).containsExactly(Task.TaskKind.RECOMMEND_AWARDS);
  }

  private static List<Task.TaskKind> waiting(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream().map(Task::kind).toList();
  }
}
