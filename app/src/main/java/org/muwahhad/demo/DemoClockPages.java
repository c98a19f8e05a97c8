package org.muwahhad.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Texts;

/** The clock of the demonstration in the browser. */
@Hidden
@Controller("/demo/clock")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
@Requires(property = "muwahhad.demo", value = "true")
record DemoClockPages(
    Answers answers, DemoClock demoClock, PassDemoTime passDemoTime, DatabaseClock clock) {
  private static final Duration JUST_AFTER = Duration.ofMinutes(1);

  @Get
  HttpResponse<String> show() {
    if (demoClock.find().isEmpty()) {
      throw new Refusal.NotFound("demonstration");
    }
    return page();
  }

  @Post
  HttpResponse<String> move(Actor actor) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> passDemoTime.run(actor, target(form, actor.zone())))
        .then("/demo/clock", "demo.clock.moved")
        .showing(this::page);
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

  private HttpResponse<String> page() {
    return answers.page(
        "demo/clock",
        page ->
            Map.of(
                "page",
                page.titled("demo.clock"),
                "stops",
                demoClock.listDeadlines().stream().map(d -> stop(d, page.t())).toList()));
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
