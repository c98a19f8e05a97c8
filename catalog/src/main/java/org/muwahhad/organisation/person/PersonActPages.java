package org.muwahhad.organisation.person;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** What the administrator does to an account, each act on its own page. */
@Hidden
@Controller("/organisation/people/{id}")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PersonActPages(
    Answers answers,
    OrganisationFrame frame,
    ViewPeople viewPeople,
    GrantChoices choices,
    AccountActs acts) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.PEOPLE;

  @Get("/roles/new")
  HttpResponse<String> askRole(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "") String role,
      @QueryValue(defaultValue = "") String q) {
    PersonQueries.PersonRow person = person(actor, id);
    Form form = answers.form(() -> Form.empty().with("role", role));
    return frame.below(
        PART,
        "organisation.add-role",
        "person/role-form",
        t -> Map.of("form", form, "person", person, "choices", choices.find(t, form, q)));
  }

  @FreshSignIn
  @Post("/roles")
  HttpResponse<?> grant(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> acts.proposeRole().run(actor, id, grant(form)))
        .then(AccountProposalPages::made)
        .orAgain(() -> askRole(actor, id, "", ""))
        .done();
  }

  @FreshSignIn
  @Post("/roles/revoke")
  HttpResponse<?> revoke(Actor actor, long id) {
    // Before the form: a wrong role in it must not tell a stranger that the person is there.
    actor.require(Role.ADMINISTRATOR);
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> acts.revokeRole().run(actor, id, grant(form).givenRole()))
        .then(address(id), "organisation.role-revoked")
        .orBack(address(id))
        .done();
  }

  @Get("/lock")
  HttpResponse<String> askLock(Actor actor, long id) {
    return act(actor, id, "lock");
  }

  @Post("/lock")
  HttpResponse<?> lock(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> acts.lockAccount().run(actor, id, form.value("reason")))
        .then(address(id), "organisation.account-locked")
        .orAgain(() -> askLock(actor, id))
        .done();
  }

  @Post("/unlock")
  HttpResponse<?> unlock(Actor actor, long id) {
    return answers
        .act(() -> acts.unlockAccount().run(actor, id))
        .then(address(id), "organisation.account-unlocked")
        .orBack(address(id))
        .done();
  }

  @Get("/password")
  HttpResponse<String> askReset(Actor actor, long id) {
    return act(actor, id, "password");
  }

  @Post("/password")
  HttpResponse<?> reset(Actor actor, long id) {
    return answers
        .act(() -> acts.proposeReset().run(actor, id))
        .then(AccountProposalPages::made)
        .orBack(address(id))
        .done();
  }

  @Post("/sessions/end")
  HttpResponse<?> endSessions(Actor actor, long id) {
    return answers
        .act(() -> acts.endSessions().run(actor, id))
        .then(ended -> Pages.redirect(address(id), Tone.GOOD, "organisation.sessions-ended", ended))
        .done();
  }

  /** What was typed of a role. */
  static GrantInput grant(Form form) {
    return new GrantInput(
        Arrays.stream(Role.values())
            .filter(r -> r.name().equals(form.value("role")))
            .findFirst()
            .orElse(null),
        form.value("state"),
        form.value("entity"),
        form.value("supplier"));
  }

  private HttpResponse<String> act(Actor actor, long id, String act) {
    PersonQueries.PersonRow person = person(actor, id);
    return frame.below(
        PART,
        "organisation.person-act." + act,
        "person/person-act",
        t -> Map.of("person", person, "act", act));
  }

  private PersonQueries.PersonRow person(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    return viewPeople.get(actor, id).person();
  }

  private static String address(long id) {
    return PART.href() + "/" + id;
  }
}
