package org.muwahhad.organisation.person;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;

/** Accounts in the browser, for administrators; auditors read them. */
@Hidden
@Controller("/organisation/people")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PersonPages(
    Answers answers,
    OrganisationFrame frame,
    ViewPeople viewPeople,
    StateQueries states,
    ProposeAccount proposeAccount,
    GrantChoices choices) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.PEOPLE;

  @Get
  HttpResponse<String> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String role,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String standing,
      @QueryValue(defaultValue = "1") int page) {
    ViewPeople.PeoplePage found =
        viewPeople.list(actor, new ViewPeople.Search(q, role, state, standing, page));
    Map<String, String> kept = Map.of("q", q, "role", role, "state", state, "standing", standing);
    return frame.list(
        actor,
        PART,
        "person/people",
        t ->
            Map.of(
                "found",
                found,
                "filters",
                filters(kept),
                "roles",
                OrganisationFrame.roles(t),
                "states",
                OrganisationFrame.states(states.list(), t),
                "numbers",
                new PageNumbers(found.page(), found.pageSize(), found.total(), PART.href(), kept),
                "mayAdd",
                actor.is(Role.ADMINISTRATOR)));
  }

  private static Form filters(Map<String, String> kept) {
    Form filters = Form.empty();
    for (Map.Entry<String, String> one : kept.entrySet()) {
      filters = filters.with(one.getKey(), one.getValue());
    }
    return filters;
  }

  @Get("/new")
  HttpResponse<String> ask(
      Actor actor,
      @QueryValue(defaultValue = "") String role,
      @QueryValue(defaultValue = "") String entity,
      @QueryValue(defaultValue = "") String supplier,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String q) {
    actor.require(Role.ADMINISTRATOR);
    return form(
        q,
        Form.empty()
            .with("role", role)
            .with("entity", entity)
            .with("supplier", supplier)
            .with("state", state));
  }

  @Post
  HttpResponse<?> add(Actor actor) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> proposeAccount.run(actor, person(form)))
        .then(AccountProposalPages::made)
        .orAgain(() -> form("", answers.form(Form::empty)))
        .done();
  }

  @Get("/{id}")
  HttpResponse<String> show(Actor actor, long id) {
    ViewPeople.PersonView view = viewPeople.get(actor, id);
    return frame.below(
        PART,
        view.person().name(),
        "person/person",
        t ->
            Map.of(
                "view", view, "mayChange", actor.is(Role.ADMINISTRATOR) && actor.personId() != id));
  }

  private HttpResponse<String> form(String search, Form form) {
    return frame.below(
        PART,
        "organisation.add-person",
        "person/person-form",
        t -> Map.of("form", form, "choices", choices.find(t, form, search)));
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
