package org.muwahhad.calendar;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.calendar.CalendarDate.CalendarDateKind;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.PublicState;
import org.muwahhad.tender.TenderDates;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.publication.PublicNotice;
import org.muwahhad.tender.publication.ViewPublications;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;

/** The schedule of a public notice as a file for calendar programs, for everybody. */
@Hidden
@Controller("/publications/{number}/calendar")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class NoticeDates {
  private static final Map<String, CalendarDateKind> FOLLOWING =
      Map.of(
          TenderRule.QUESTIONS_CLOSE_DAYS.code(), CalendarDateKind.QUESTIONS_CLOSE,
          TenderRule.ANSWERS_CLOSE_DAYS.code(), CalendarDateKind.ANSWERS_DUE);
  private final ViewPublications viewPublications;
  private final CalendarFile file;
  private final Pages pages;

  NoticeDates(ViewPublications viewPublications, CalendarFile file, Pages pages) {
    this.viewPublications = viewPublications;
    this.file = file;
    this.pages = pages;
  }

  @Get
  @Produces("text/calendar;charset=utf-8")
  HttpResponse<String> read(HttpRequest<?> request, String number) {
    PublicNotice notice = viewPublications.get(Throttle.source(request), number);
    Page page = pages.of(request);
    return HttpResponse.ok(file.write(page.t(), page.zone(), page.serverTime(), dates(notice)))
        .header("Content-Disposition", "attachment; filename=\"" + number + ".ics\"")
        .header("Cache-Control", "private, no-store");
  }

  private static List<CalendarDate> dates(PublicNotice notice) {
    List<CalendarDate> dates = new ArrayList<>();
    add(dates, notice, CalendarDateKind.TENDER_PUBLISHED, notice.tender().publishedAt());
    ProcedureQueries.Procedure procedure = notice.procedure();
    if (procedure != null) {
      add(dates, notice, CalendarDateKind.APPLICATIONS_CLOSE, procedure.applicationsUntil());
    }
    for (TenderDates.FollowingDate date : notice.dates()) {
      CalendarDateKind kind = FOLLOWING.get(date.code());
      if (kind != null) {
        add(dates, notice, kind, date.at());
      }
    }
    add(dates, notice, CalendarDateKind.BIDS_CLOSE, notice.tender().deadlineAt());
    return dates;
  }

  /** The deadline moves by amendments alone. */
  private static void add(
      List<CalendarDate> dates, PublicNotice notice, CalendarDateKind kind, @Nullable Instant at) {
    if (at != null) {
      String number = notice.tender().number();
      dates.add(
          new CalendarDate(
              "notice-" + number + "-" + kind.name().toLowerCase(Locale.ROOT),
              kind,
              at,
              number,
              notice.tender().title(),
              null,
              "/publications/" + number,
              notice.amendments().size(),
              notice.tender().state() == PublicState.CANCELLED));
    }
  }
}
