package org.muwahhad.calendar;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.ChooseLanguage;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.Texts;

/** The feed that calendar programs read: anyone who knows the secret sees that person's dates. */
@Hidden
@Controller("/calendar/feed")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class FeedFiles {
  private final Feeds feeds;
  private final Actors actors;
  private final ChooseLanguage chooseLanguage;
  private final ViewCalendar viewCalendar;
  private final CalendarFile file;
  private final DatabaseClock clock;

  FeedFiles(
      Feeds feeds,
      Actors actors,
      ChooseLanguage chooseLanguage,
      ViewCalendar viewCalendar,
      CalendarFile file,
      DatabaseClock clock) {
    this.feeds = feeds;
    this.actors = actors;
    this.chooseLanguage = chooseLanguage;
    this.viewCalendar = viewCalendar;
    this.file = file;
    this.clock = clock;
  }

  static String path(String secret) {
    return "/calendar/feed/" + secret + ".ics";
  }

  @Get("/{secret}.ics")
  @Produces("text/calendar;charset=utf-8")
  HttpResponse<String> read(String secret) {
    Feeds.Feed feed =
        feeds.findOpen(Sha256.of(secret)).orElseThrow(() -> new Refusal.NotFound("calendar feed"));
    Actor actor = actors.get(feed.personId());
    Texts t = Texts.in(chooseLanguage.find(actor));
    return HttpResponse.ok(file.write(t, actor.zone(), clock.now(), viewCalendar.list(actor)))
        .header("Cache-Control", "private, no-store");
  }
}
