package org.muwahhad.organisation.person;

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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** Accounts in the browser, for administrators; auditors read them. */
@Hidden
@Controller("/organisation/people")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PersonPages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.PEOPLE;
  private final OrganisationFrame frame;
  private final ViewPeople viewPeople;
  private final StateQueries states;
  private final ProposeAccount proposeAccount;
  private final GrantChoices choices;

  PersonPages(
      OrganisationFrame frame,
      ViewPeople viewPeople,
      StateQueries states,
      ProposeAccount proposeAccount,
      GrantChoices choices) {
    this.choices = choices;
    this.frame = frame;
    this.viewPeople = viewPeople;
    this.states = states;
    this.proposeAccount = proposeAccount;
  }

  @Get
  ModelAndView<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String role,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String standing,
      @QueryValue(defaultValue = "1") int page) {
    Texts t = OrganisationFrame.texts(request);
    ViewPeople.PeoplePage found =
        viewPeople.list(actor, new ViewPeople.Search(q, role, state, standing, page));
    Map<String, String> kept = Map.of("q", q, "role", role, "state", state, "standing", standing);
    Form filters = Form.empty();
    for (Map.Entry<String, String> one : kept.entrySet()) {
      filters = filters.with(one.getKey(), one.getValue());
    }
    return frame.list(
        request,
        actor,
        PART,
        "person/people",
        Map.of(
            "found",
            found,
            "filters",
            filters,
            "roles",
            OrganisationFrame.roles(t),
            "states",
            OrganisationFrame.states(states.list(), t),
            "numbers",
            new PageNumbers(found.page(), found.pageSize(), found.total(), PART.href(), kept),
            "mayAdd",
            actor.is(Role.ADMINISTRATOR)));
  }

  @Get("/new")
  ModelAndView<?> ask(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String role,
      @QueryValue(defaultValue = "") String entity,
      @QueryValue(defaultValue = "") String supplier,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String q) {
    actor.require(Role.ADMINISTRATOR);
    return form(
        request,
        q,
        Form.empty()
            .with("role", role)
            .with("entity", entity)
            .with("supplier", supplier)
            .with("state", state));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> AccountProposalPages.made(proposeAccount.run(actor, person(form))),
        again -> form(request, "", again));
  }

  @Get("/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    ViewPeople.PersonView view = viewPeople.get(actor, id);
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).of(view.person().name()),
        "person/person",
        Map.of("view", view, "mayChange", actor.is(Role.ADMINISTRATOR) && actor.personId() != id));
  }

  private ModelAndView<?> form(HttpRequest<?> request, String search, Form form) {
    Texts t = OrganisationFrame.texts(request);
    return frame.below(
        request,
        PART,
        t.get("organisation.add-person"),
        "person/person-form",
        Map.of("form", form, "choices", choices.find(t, form, search)));
  }

  private static ProposeAccount.NewPerson person(Form form) {
    return new ProposeAccount.NewPerson(
        form.value("login"),
        new Bilingual(form.value("name-ar"), form.value("name-en")),
        new Bilingual(form.value("title-ar"), form.value("title-en")),
        form.value("email"),
        PersonActPages.grant(form));
  }
}
