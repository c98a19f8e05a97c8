package org.muwahhad.organisation.entity;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** Procuring entities in the browser. */
@Hidden
@Controller("/organisation/entities")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class EntityPages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.ENTITIES;
  private final OrganisationFrame frame;
  private final ViewEntities viewEntities;
  private final StateQueries states;
  private final AddEntity addEntity;

  EntityPages(
      OrganisationFrame frame,
      ViewEntities viewEntities,
      StateQueries states,
      AddEntity addEntity) {
    this.frame = frame;
    this.viewEntities = viewEntities;
    this.states = states;
    this.addEntity = addEntity;
  }

  @Get
  ModelAndView<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    Texts t = OrganisationFrame.texts(request);
    return frame.list(
        request,
        actor,
        PART,
        "entity/entities",
        Map.of(
            "all",
            viewEntities.list(actor, new ListChoice(PART.href(), q, filter, sort, page)),
            "filters",
            filters(actor, t),
            "mayAdd",
            actor.is(Role.ADMINISTRATOR)));
  }

  /** The states for those who see all of them, and what an entity may lack. */
  private List<Option> filters(Actor actor, Texts t) {
    List<Option> filters = new ArrayList<>();
    if (actor.isAnyOf(Role.ADMINISTRATOR, Role.CENTRAL_BUYER, Role.AUDITOR)) {
      filters.addAll(OrganisationFrame.states(states.list(), t));
    }
    filters.add(new Option("CLOSED", t.get("organisation.closed")));
    filters.add(new Option("NO_OFFICER", t.get("organisation.without-officer")));
    return filters;
  }

  @Get("/new")
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    return form(request, Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          long id =
              addEntity.run(
                  actor,
                  new AddEntity.NewEntity(
                      form.value("code"),
                      form.value("state"),
                      new Bilingual(form.value("name.ar"), form.value("name.en"))));
          return Pages.redirect(PART.href() + "/" + id, Tone.GOOD, "organisation.entity-added");
        },
        again -> form(request, again));
  }

  @Get("/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    ViewEntities.EntityView view = viewEntities.get(actor, id);
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).of(view.entity().name()),
        "entity/entity",
        Map.of("view", view, "mayChange", actor.is(Role.ADMINISTRATOR)));
  }

  private ModelAndView<?> form(HttpRequest<?> request, Form form) {
    Texts t = OrganisationFrame.texts(request);
    return frame.below(
        request,
        PART,
        t.get("organisation.add-entity"),
        "entity/entity-form",
        Map.of("form", form, "states", OrganisationFrame.states(states.list(), t)));
  }
}
