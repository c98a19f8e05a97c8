package org.muwahhad.calendar;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Tone;

/**
 * The calendar in the browser, by year, by month or as a list, and the address for calendar
 * programs.
 */
@Hidden
@Controller("/calendar")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CalendarPages {
  private static final String PATH = "/calendar";
  private static final String YEAR = "year";
  private static final String MONTH = "month";
  private static final String LIST = "list";
  private static final int FARTHEST_YEARS = 50;
  private final Pages pages;
  private final ViewCalendar viewCalendar;
  private final MakeFeed makeFeed;
  private final Feeds feeds;
  private final PublicAddress address;

  CalendarPages(
      Pages pages,
      ViewCalendar viewCalendar,
      MakeFeed makeFeed,
      Feeds feeds,
      PublicAddress address) {
    this.pages = pages;
    this.viewCalendar = viewCalendar;
    this.makeFeed = makeFeed;
    this.feeds = feeds;
    this.address = address;
  }

  @Get
  ModelAndView<?> show(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String month,
      @QueryValue(defaultValue = MONTH) String view) {
    Page page = pages.of(request).titled("calendar.title");
    LocalDate today = LocalDate.ofInstant(page.serverTime(), page.zone());
    YearMonth shown = month(month, YearMonth.from(today));
    return view.equals(YEAR)
        ? year(page, actor, shown, today)
        : month(page, actor, shown, today, view.equals(LIST));
  }

  private ModelAndView<?> month(
      Page page, Actor actor, YearMonth shown, LocalDate today, boolean asList) {
    ZoneId zone = page.zone();
    String view = asList ? LIST : MONTH;
    List<CalendarDate> dates =
        viewCalendar.list(actor, start(shown, zone), start(shown.plusMonths(1), zone));
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("view", CalendarMonth.of(shown, zone, today, dates));
    model.put("dates", dates);
    model.put("asList", asList);
    model.put("tabs", tabs(page, shown, view));
    model.put("previous", href(shown.minusMonths(1), view));
    model.put("next", href(shown.plusMonths(1), view));
    feeds.findByPersonId(actor.personId()).ifPresent(f -> model.put("feedSince", f.createdAt()));
    return new ModelAndView<>("calendar/calendar", model);
  }

  /** The year of a month: each of its months with its days and how many dates it has. */
  private ModelAndView<?> year(Page page, Actor actor, YearMonth shown, LocalDate today) {
    ZoneId zone = page.zone();
    YearMonth first = shown.withMonth(1);
    List<CalendarDate> dates =
        viewCalendar.list(actor, start(first, zone), start(first.plusYears(1), zone));
    return new ModelAndView<>(
        "calendar/year",
        Map.of(
            "page",
            page,
            "view",
            CalendarYear.of(shown.getYear(), zone, today, dates),
            "tabs",
            tabs(page, shown, YEAR),
            "previous",
            href(shown.minusYears(1), YEAR),
            "next",
            href(shown.plusYears(1), YEAR)));
  }

  private static List<Tab> tabs(Page page, YearMonth shown, String view) {
    return List.of(
        new Tab(page.t().get("calendar.year"), href(shown, YEAR), view.equals(YEAR)),
        new Tab(page.t().get("calendar.month"), href(shown, MONTH), view.equals(MONTH)),
        new Tab(page.t().get("calendar.list"), href(shown, LIST), view.equals(LIST)));
  }

  private static String href(YearMonth month, String view) {
    return PATH + "?month=" + month + "&view=" + view;
  }

  private static Instant start(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /** The month asked for; the present one for anything else, or for one too far away to show. */
  static YearMonth month(String asked, YearMonth present) {
    try {
      YearMonth month = asked.isBlank() ? present : YearMonth.parse(asked.strip());
      return Math.abs(month.getYear() - present.getYear()) > FARTHEST_YEARS ? present : month;
    } catch (DateTimeParseException e) {
      return present;
    }
  }

  /** The address is part of this answer only: no other page, and nobody else, can show it. */
  @Post("/feed")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> makeFeed(HttpRequest<?> request, Actor actor, @Body String body) {
    Forms.read(request, body);
    String feed = address.of(FeedFiles.path(makeFeed.run(actor)));
    Page page = pages.of(request);
    return HttpResponse.ok(
        new ModelAndView<>(
            "calendar/feed",
            Map.of(
                "page",
                page.titled("calendar.feed-made").below(page.t().get("calendar.title"), PATH),
                "feed",
                feed)));
  }

  @Post("/feed/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revokeFeed(HttpRequest<?> request, Actor actor, @Body String body) {
    Forms.read(request, body);
    makeFeed.revoke(actor);
    return Pages.redirect(PATH, Tone.GOOD, "calendar.feed-revoked");
  }
}
