package org.muwahhad.demand.desk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Reminders of a coordinator to the entities that have not answered a round. */
@Tag(name = "demand")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ReminderController(Answers answers, RemindEntities remindEntities) {

  /**
   * Who is reminded.
   *
   * @param entity one entity; none: all that were not reminded today
   */
  record ReminderInput(@Nullable Long entity) {}

  /** How many entities were reminded. */
  record ReminderCount(int entities) {}

  @Post(uris = {"/api/v1/rounds/{id}/desk/reminders", "/rounds/{id}/desk/reminders"})
  HttpResponse<ReminderCount> remind(Actor actor, long id, @Body ReminderInput input) {
    String desk = "/rounds/" + id + "/desk";
    return answers
        .act(() -> remindEntities.run(actor, id, input.entity()))
        .then(count -> Pages.redirect(desk, Tone.GOOD, "demand.reminded", count))
        .orBack(desk)
        .answering(ReminderCount::new);
  }
}
