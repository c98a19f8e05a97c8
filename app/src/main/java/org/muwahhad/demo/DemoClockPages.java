package org.muwahhad.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The clock of the demonstration in the browser. */
@Hidden
@Controller("/demo/clock")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Requires(property = "muwahhad.demo", value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
class DemoClockPages {
  private static final Duration JUST_AFTER = Duration.ofMinutes(1);
  private final Pages pages;
  private final DemoClock demoClock;
  private final PassDemoTime passDemoTime;
  private final DatabaseClock clock;

  DemoClockPages(Pages pages, DemoClock demoClock, PassDemoTime passDemoTime, DatabaseClock clock) {
    this.pages = pages;
    this.demoClock = demoClock;
    this.passDemoTime = passDemoTime;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request) {
    return page(request, Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    try {
      passDemoTime.run(actor, target(form, actor.zone()));
      return Pages.redirect("/demo/clock", Tone.GOOD, "demo.clock.moved");
    } catch (Refusal.InvalidInput refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(page(request, marked));
    }
  }

  private Instant target(Form form, ZoneId zone) {
    Optional<Instant> chosen =
        form.text("days")
            .flatMap(DemoClockPages::days)
            .map(days -> clock.now().plus(days))
            .or(() -> form.text("after").flatMap(DemoClockPages::instant))
            .or(() -> form.dateTime("to").map(t -> t.atZone(zone).toInstant()));
    return chosen.orElseThrow(() -> new Refusal.InvalidInput("to", "shared.missing"));
  }

  private static Optional<Duration> days(String text) {
    return text.matches("[0-9]{1,3}")
        ? Optional.of(Duration.ofDays(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private ModelAndView<?> page(HttpRequest<?> request, Form form) {
    if (demoClock.find().isEmpty()) {
      throw new Refusal.NotFound("demonstration");
    }
    Page page = pages.of(request).titled("demo.clock");
    List<ClockStop> stops = demoClock.listDeadlines().stream().map(d -> stop(d, page.t())).toList();
    return new ModelAndView<>("demo/clock", Map.of("page", page, "form", form, "stops", stops));
  }

  private static ClockStop stop(DemoClock.Deadline deadline, Texts t) {
    return new ClockStop(
        deadline.code(),
        deadline.name(),
        t.get("demo.deadline." + deadline.kind()),
        deadline.at(),
        deadline.at().plus(JUST_AFTER).toString());
  }
}
