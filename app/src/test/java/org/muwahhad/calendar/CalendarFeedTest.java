package org.muwahhad.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.CancelRound;
import org.muwahhad.demand.round.ExtendRound;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.organisation.person.LockAccount;
import org.muwahhad.organisation.person.UnlockAccount;
import org.muwahhad.shared.Bilingual;

/** The calendar, and the feed that calendar programs read. */
class CalendarFeedTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Pattern FEED = Pattern.compile("/calendar/feed/([A-Za-z0-9_-]+)\\.ics");
  private final long round = DEMAND.anOpenRound();
  private final Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));

  @Test
  void the_feed_reads_back_with_every_date_the_person_may_see() throws Exception {
    Calendar feed = read(APP.get(MakeFeed.class).run(officer));

    feed.validate(true);
    RoundQueries.RoundRow row = APP.get(RoundQueries.class).getRow(round);
    assertThat(start(event(feed, "round-" + round + "-closes"))).isEqualTo(row.closesAt());
    assertThat(value(event(feed, "round-" + round + "-closes"), Property.SUMMARY))
        .contains("إغلاق الجولة", "جولة اختبار", row.code());
    assertThat(value(event(feed, "round-" + round + "-closes"), Property.URL))
        .endsWith("/rounds/" + round);
    assertThat(uids(feed)).anyMatch(u -> u.startsWith("round-" + round + "-endorsement-KW@"));
    assertThat(uids(feed)).noneMatch(u -> u.startsWith("round-" + round + "-endorsement-OM@"));
  }

  @Test
  void a_feed_ends_with_the_account_and_does_not_come_back_with_it() throws Exception {
    Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
    String secret = APP.get(MakeFeed.class).run(officer);
    assertThat(get(secret).statusCode()).isEqualTo(200);

    APP.get(LockAccount.class).run(admin, officer.personId(), "Left");
    assertThat(get(secret).statusCode()).isEqualTo(404);
    APP.get(UnlockAccount.class).run(admin, officer.personId());
    assertThat(get(secret).statusCode()).isEqualTo(404);
  }

  @Test
  void past_the_code_a_feed_ends_with_the_password_the_account_or_a_role() throws Exception {
    for (String statement :
        List.of(
            "UPDATE person SET password_hash = CONCAT(password_hash, 'x') WHERE id = %d",
            "UPDATE person SET password_hash = NULL WHERE id = %d",
            "UPDATE person SET blocked_at = UTC_TIMESTAMP(6), blocked_reason = 'x' WHERE id = %d",
            "DELETE FROM role_grant WHERE person_id = %d")) {
      Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
      String secret = APP.get(MakeFeed.class).run(person);
      assertThat(get(secret).statusCode()).isEqualTo(200);

      APP.sql(statement.formatted(person.personId()));

      assertThat(get(secret).statusCode()).as(statement).isEqualTo(404);
      assertThat(
              APP.ask("SELECT COUNT(*) FROM calendar_feed WHERE person_id = " + person.personId()))
          .as(statement)
          .isEqualTo("0");
    }
  }

  @Test
  void the_feed_keeps_to_the_length_of_lines_and_asks_for_no_organiser() throws Exception {
    String feed = get(APP.get(MakeFeed.class).run(officer)).body();

    assertThat(feed.lines())
        .anyMatch(line -> line.startsWith(" "))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(feed).doesNotContain("METHOD:");
  }

  @Test
  void an_end_of_endorsement_that_several_states_share_is_one_date() {
    List<CalendarDate> shared = endorsement();
    assertThat(shared).hasSize(1);
    assertThat(shared.get(0).state()).as("it is that of all").isNull();

    APP.sql(
        "UPDATE round_state SET endorsement_until = endorsement_until + INTERVAL 1 DAY WHERE state_code = 'OM' AND round_id = "
            + round);

    List<CalendarDate> apart = endorsement();
    assertThat(apart).hasSize(2);
    assertThat(apart).extracting(CalendarDate::uid).doesNotHaveDuplicates();
    assertThat(apart)
        .extracting(date -> Bilingual.orEmpty(date.state()).en().contains("Oman"))
        .containsExactly(false, true);
  }

  /** The ends of endorsement of the round, as a buyer sees them. */
  private List<CalendarDate> endorsement() {
    return APP.get(ViewCalendar.class).list(DEMAND.buyer()).stream()
        .filter(date -> date.uid().startsWith("round-" + round + "-endorsement"))
        .toList();
  }

  @Test
  void a_moved_date_keeps_its_name_and_raises_its_sequence() throws Exception {
    String secret = APP.get(MakeFeed.class).run(officer);
    VEvent before = event(read(secret), "round-" + round + "-closes");
    Instant later = Instant.now().plus(Duration.ofDays(50)).truncatedTo(ChronoUnit.SECONDS);
    APP.get(ExtendRound.class)
        .run(DEMAND.buyer(), round, new ExtendRound.Extension(later, null, "More time"));

    VEvent after = event(read(secret), "round-" + round + "-closes");

    assertThat(value(after, Property.UID)).isEqualTo(value(before, Property.UID));
    assertThat(start(after)).isEqualTo(later);
    assertThat(Integer.parseInt(value(after, Property.SEQUENCE)))
        .isGreaterThan(Integer.parseInt(value(before, Property.SEQUENCE)));
  }

  @Test
  void the_dates_of_a_cancelled_round_are_cancelled_not_gone() throws Exception {
    APP.get(CancelRound.class).run(DEMAND.buyer(), round, "No budget");

    Calendar feed = read(APP.get(MakeFeed.class).run(officer));

    assertThat(value(event(feed, "round-" + round + "-closes"), Property.STATUS))
        .isEqualTo("CANCELLED");
  }

  @Test
  void a_new_address_ends_the_old_and_revoking_ends_it_at_once() throws Exception {
    String first = APP.get(MakeFeed.class).run(officer);
    String second = APP.get(MakeFeed.class).run(officer);

    assertThat(get(first).statusCode()).isEqualTo(404);
    assertThat(get(second).statusCode()).isEqualTo(200);
    APP.get(MakeFeed.class).revoke(officer);
    assertThat(get(second).statusCode()).isEqualTo(404);
    assertThat(lastAct()).isEqualTo("calendar.feed-revoked");
  }

  @Test
  void the_secret_opens_the_dates_of_that_person_only_and_is_kept_as_a_hash() throws Exception {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    String secret = APP.get(MakeFeed.class).run(bidder);

    assertThat(lastAct()).isEqualTo("calendar.feed-made");
    assertThat(get(secret).body()).doesNotContain("round-");
    assertThat(APP.ask("SELECT COUNT(*) FROM calendar_feed WHERE token_hash = '" + secret + "'"))
        .isEqualTo("0");
    HttpResponse<String> elsewhere =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(APP.uri().resolve("/api/v1/messages"))
                    .header("Authorization", "Bearer " + secret)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(elsewhere.statusCode()).isEqualTo(401);
  }

  @Test
  void one_person_has_one_feed_and_no_two_share_a_secret() {
    APP.get(MakeFeed.class).run(officer);
    APP.get(MakeFeed.class).run(DEMAND.buyer());

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE calendar_feed SET token_hash = REPEAT('0', 64) WHERE person_id IN (%d, %d)"
                        .formatted(officer.personId(), DEMAND.buyer().personId())))
        .hasMessageContaining("uq_calendar_feed_token");
  }

  @Test
  void the_page_shows_a_month_as_sheet_and_list_and_gives_the_address_once() throws Exception {
    Browserless browser = Browserless.signedInAs(APP, officer);
    String month = Instant.now().plus(Duration.ofDays(30)).toString().substring(0, 7);

    assertThat(browser.get("/calendar?month=" + month).body())
        .contains("Round closes", "/rounds/" + round);
    assertThat(browser.get("/calendar?month=" + month + "&view=list").body())
        .contains("Round closes", "\u00a0AH");
    assertThat(browser.get("/calendar?month=nonsense").statusCode()).isEqualTo(200);
    Matcher feed = FEED.matcher(browser.post("/calendar/feed", Map.of()).body());
    assertThat(feed.find()).isTrue();
    assertThat(get(feed.group(1)).statusCode()).isEqualTo(200);
    assertThat(browser.get("/calendar").body()).doesNotContain(feed.group(1));
    assertThat(browser.post("/calendar/feed/revoke", Map.of()).body()).contains("is revoked");
  }

  @Test
  void people_of_other_stages_see_no_rounds() {
    assertThat(APP.get(ViewCalendar.class).list(officer))
        .anyMatch(d -> d.uid().startsWith("round-"));
    assertThat(APP.get(ViewCalendar.class).list(WORLD.aPersonWho(Role.EVALUATOR)))
        .noneMatch(d -> d.uid().startsWith("round-"));
  }

  private static HttpResponse<String> get(String secret) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(APP.uri().resolve(FeedFiles.path(secret))).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static Calendar read(String secret)
      throws IOException, InterruptedException, ParserException {
    HttpResponse<String> answer = get(secret);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    return new CalendarBuilder().build(new StringReader(answer.body()));
  }

  private static List<String> uids(Calendar feed) {
    return feed.<VEvent>getComponents("VEVENT").stream().map(e -> value(e, Property.UID)).toList();
  }

  private static VEvent event(Calendar feed, String uid) {
    return feed.<VEvent>getComponents("VEVENT").stream()
        .filter(e -> value(e, Property.UID).startsWith(uid + "@"))
        .findFirst()
        .orElseThrow();
  }

  private static Instant start(VEvent event) {
    return Instant.from(event.getDateTimeStart().getDate());
  }

  private static String value(VEvent event, String property) {
    return event.getProperty(property).orElseThrow().getValue();
  }

  private static String lastAct() {
    return APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1");
  }
}
