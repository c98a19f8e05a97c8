package org.muwahhad.committee;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.DatabaseClock;

/**
 * A question that waits for the executive committee, and the meeting that its chair calls on it.
 *
 * @param question the decision on the awards of a tender
 */
record MeetingFixture(TestApp app, AwardFixture awards, long question, Actor chair) {

  /** In Riyadh; a weekend in five states. */
  static final String FRIDAY = "2027-01-01T10:00";

  /** The page of a meeting asks which reports of its tenders are available; they read the rules. */
  static MeetingFixture in(TestApp app) {
    AwardFixture awards = AwardFixture.in(app);
    awards.addRules(
        Map.of("technical.pass-mark", "70", "spread.points", "20", "preference.gcc-percent", "10"));
    long question = awards.recommend(awards.aTender());
    return new MeetingFixture(app, awards, question, awards.member("SA"));
  }

  CallMeeting.Call call(MeetingTime time) {
    return CallMeeting.Call.on(CommitteeCode.EXECUTIVE, time, List.of(question));
  }

  /** A week from now, for an hour. */
  MeetingTime time() {
    return new MeetingTime(
        now().plus(7, ChronoUnit.DAYS), 60, MeetingMode.IN_PERSON, "قاعة الاجتماعات، مسقط");
  }

  Instant now() {
    return app.get(DatabaseClock.class).now();
  }

  /** A browser that reads Arabic. */
  Browserless browser(Actor actor) {
    Browserless browser = Browserless.signedInAs(app, actor.login());
    browser.get("/language/ar");
    return browser;
  }
}
