package org.muwahhad.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;

/** What waits for the person signed in, for programs. */
@Tag(name = "home")
@Controller("/api/v1/home")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class HomeApi {
  private final Home home;
  private final Headlines headlines;

  HomeApi(Home home, Headlines headlines) {
    this.home = home;
    this.headlines = headlines;
  }

  /**
   * What waits, how own matters and own demand stand, what is worth knowing, and the rounds and
   * tenders that are open; for those who lead, figures of the overview too.
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Overview(
      Headlines.HeadlineView headlines,
      List<Task> tasks,
      List<HomeMatter> matters,
      List<OwnDemand> demand,
      List<HomeFact> facts,
      List<Ongoing> ongoing) {}

  @Get
  Overview get(Actor actor) {
    return new Overview(
        headlines.of(actor),
        home.tasks(actor),
        home.matters(actor),
        home.ownDemand(actor),
        home.facts(actor),
        home.ongoing(actor));
  }
}
