package org.muwahhad.organisation.entity;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** Procuring entities in the browser. */
@Hidden
@Controller("/organisation/entities")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record EntityPages(
    Answers answers,
    OrganisationFrame frame,
    ViewEntities viewEntities,
    StateQueries states,
    AddEntity addEntity) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.ENTITIES;

  @Get
  HttpResponse<String> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListChoice choice = new ListChoice(PART.href(), q, filter, sort, page);
    return frame.list(
        actor,
        PART,
        "entity/entities",
        t ->
            Map.of(
                "all",
                viewEntities.list(actor, choice),
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
  HttpResponse<String> ask(Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    return form();
  }

  @Post
  HttpResponse<?> add(Actor actor) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                addEntity.run(
                    actor,
                    new AddEntity.NewEntity(
                        form.value("code"),
                        form.value("state"),
                        new Bilingual(form.value("name.ar"), form.value("name.en")))))
        .then(id -> Pages.redirect(PART.href() + "/" + id, Tone.GOOD, "organisation.entity-added"))
        .orAgain(this::form)
        .done();
  }

  @Get("/{id}")
  HttpResponse<String> show(Actor actor, long id) {
    ViewEntities.EntityView view = viewEntities.get(actor, id);
    return frame.below(
        PART,
        view.entity().name(),
        "entity/entity",
        t -> Map.of("view", view, "mayChange", actor.is(Role.ADMINISTRATOR)));
  }

  private HttpResponse<String> form() {
    return frame.below(
        PART,
        "organisation.add-entity",
        "entity/entity-form",
        t -> Map.of("states", OrganisationFrame.states(states.list(), t)));
  }
}
