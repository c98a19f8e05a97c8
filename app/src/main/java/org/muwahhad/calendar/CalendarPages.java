package org.muwahhad.calendar;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
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
import org.muwahhad.web.Answers;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Tab;

/**
 * The calendar in the browser, by year, by month or as a list, and the address for calendar
 * programs.
 */
@Hidden
@Controller("/calendar")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record CalendarPages(
    Answers answers,
    ViewCalendar viewCalendar,
    MakeFeed makeFeed,
    Feeds feeds,
    PublicAddress address) {
  private static final String PATH = "/calendar";
  private static final String YEAR = "year";
  private static final String MONTH = "month";
  private static final String LIST = "list";
  private static final int FARTHEST_YEARS = 50;

  @Get
  HttpResponse<String> show(
      Actor actor,
      @QueryValue(defaultValue = "") String month,
      @QueryValue(defaultValue = MONTH) String view) {
    return view.equals(YEAR)
        ? answers.page("calendar/year", page -> year(page.titled("calendar.title"), actor, month))
        : answers.page(
            "calendar/calendar",
            page -> month(page.titled("calendar.title"), actor, month, view.equals(LIST)));
  }

  private Map<String, Object> month(Page page, Actor actor, String asked, boolean asList) {
    ZoneId zone = page.zone();
    LocalDate today = today(page);
    YearMonth shown = month(asked, YearMonth.from(today));
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
    return model;
  }

  /** The year of a month: each of its months with its days and how many dates it has. */
  private Map<String, Object> year(Page page, Actor actor, String asked) {
    ZoneId zone = page.zone();
    LocalDate today = today(page);
    YearMonth shown = month(asked, YearMonth.from(today));
    YearMonth first = shown.withMonth(1);
    List<CalendarDate> dates =
        viewCalendar.list(actor, start(first, zone), start(first.plusYears(1), zone));
    return Map.of(
        "page",
        page,
        "view",
        CalendarYear.of(shown.getYear(), zone, today, dates),
        "tabs",
        tabs(page, shown, YEAR),
        "previous",
        href(shown.minusYears(1), YEAR),
        "next",
        href(shown.plusYears(1), YEAR));
  }

  private static LocalDate today(Page page) {
    return LocalDate.ofInstant(page.serverTime(), page.zone());
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
  HttpResponse<String> makeFeed(Actor actor) {
    return answers
        .act(() -> makeFeed.run(actor))
        .then(secret -> feed(address.of(FeedFiles.path(secret))))
        .done();
  }

  private HttpResponse<String> feed(String feed) {
    return answers.page(
        "calendar/feed",
        page ->
            Map.of(
                "page",
                page.titled("calendar.feed-made").below(page.t().get("calendar.title"), PATH),
                "feed",
                feed));
  }

  @Post("/feed/revoke")
  HttpResponse<Void> revokeFeed(Actor actor) {
    return answers.act(() -> makeFeed.revoke(actor)).then(PATH, "calendar.feed-revoked").done();
  }
}
