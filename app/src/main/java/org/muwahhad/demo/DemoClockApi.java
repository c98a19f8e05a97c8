package org.muwahhad.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/** The clock of the demonstration for programs. */
@Tag(name = "demo")
@Controller("/api/v1/demo/clock")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Requires(property = "muwahhad.demo", value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
class DemoClockApi {
  private final DemoClock demoClock;
  private final PassDemoTime passDemoTime;
  private final DatabaseClock clock;

  DemoClockApi(DemoClock demoClock, PassDemoTime passDemoTime, DatabaseClock clock) {
    this.demoClock = demoClock;
    this.passDemoTime = passDemoTime;
    this.clock = clock;
  }

  /** The moment to move to, UTC. */
  record ClockMove(@Nullable Instant to) {}

  /** A moment to come, UTC. */
  record Deadline(String code, DemoClock.ClockDeadlineKind kind, Bilingual name, Instant at) {}

  /** The time of the demonstration (UTC), how far it runs ahead, and what comes next. */
  record ClockTime(Instant now, long secondsAhead, List<Deadline> deadlines) {}

  @Get
  ClockTime get() {
    DemoClock.DemoClockState state =
        demoClock.find().orElseThrow(() -> new Refusal.NotFound("demonstration"));
    return new ClockTime(
        clock.now(),
        state.offsetSeconds(),
        demoClock.listDeadlines().stream()
            .map(d -> new Deadline(d.code(), d.kind(), d.name(), d.at()))
            .toList());
  }

  @Post
  ClockTime move(Actor actor, @Body ClockMove move) {
    Instant to = move.to();
    if (to == null) {
      throw new Refusal.InvalidInput("to", "shared.missing");
    }
    passDemoTime.run(actor, to);
    return get();
  }
}
