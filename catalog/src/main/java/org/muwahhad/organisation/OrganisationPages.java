package org.muwahhad.organisation;

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
import org.muwahhad.web.Pages;

/** Where the navigation leads: the first part a person may see. */
@Hidden
@Controller("/organisation")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OrganisationPages {
  @Get
  HttpResponse<?> show(Actor actor) {
    return Pages.redirect(OrganisationFrame.first(actor).href());
  }
}
