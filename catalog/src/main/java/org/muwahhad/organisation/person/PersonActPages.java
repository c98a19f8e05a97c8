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
import java.util.Arrays;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** What the administrator does to an account, each act on its own page. */
@Hidden
@Controller("/organisation/people/{id}")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PersonActPages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.PEOPLE;
  private final OrganisationFrame frame;
  private final Pages pages;
  private final ViewPeople viewPeople;
  private final GrantChoices choices;
  private final AccountActs acts;

  PersonActPages(
      OrganisationFrame frame,
      Pages pages,
      ViewPeople viewPeople,
      GrantChoices choices,
      AccountActs acts) {
    this.frame = frame;
    this.pages = pages;
    this.viewPeople = viewPeople;
    this.choices = choices;
    this.acts = acts;
  }

  @Get("/roles/new")
  ModelAndView<?> askRole(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "") String role,
      @QueryValue(defaultValue = "") String q) {
    return roleForm(request, actor, id, q, Form.empty().with("role", role));
  }

  @FreshSignIn
  @Post("/roles")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> grant(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> AccountProposalPages.made(acts.proposeRole().run(actor, id, grant(form))),
        again -> roleForm(request, actor, id, "", again));
  }

  @FreshSignIn
  @Post("/roles/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    // Before the form: a wrong role in it must not tell a stranger that the person is there.
    actor.require(Role.ADMINISTRATOR);
    return pages.after(
        request,
        PART.href() + "/" + id,
        () -> {
          acts.revokeRole().run(actor, id, grant(form).givenRole());
          return back(id, "organisation.role-revoked");
        });
  }

  @Get("/lock")
  ModelAndView<?> askLock(HttpRequest<?> request, Actor actor, long id) {
    return act(request, actor, id, "lock", Form.empty());
  }

  @Post("/lock")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> lock(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          acts.lockAccount().run(actor, id, form.value("reason"));
          return back(id, "organisation.account-locked");
        },
        again -> act(request, actor, id, "lock", again));
  }

  @Post("/unlock")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> unlock(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        PART.href() + "/" + id,
        () -> {
          acts.unlockAccount().run(actor, id);
          return back(id, "organisation.account-unlocked");
        });
  }

  @Get("/password")
  ModelAndView<?> askReset(HttpRequest<?> request, Actor actor, long id) {
    return act(request, actor, id, "password", Form.empty());
  }

  @Post("/password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reset(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        PART.href() + "/" + id,
        () -> AccountProposalPages.made(acts.proposeReset().run(actor, id)));
  }

  @Post("/sessions/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> endSessions(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    int ended = acts.endSessions().run(actor, id);
    return Pages.redirect(PART.href() + "/" + id, Tone.GOOD, "organisation.sessions-ended", ended);
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

  private ModelAndView<?> act(HttpRequest<?> request, Actor actor, long id, String act, Form form) {
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("organisation.person-act." + act),
        "person/person-act",
        Map.of("person", person(actor, id), "act", act, "form", form));
  }

  private ModelAndView<?> roleForm(
      HttpRequest<?> request, Actor actor, long id, String search, Form form) {
    Texts t = OrganisationFrame.texts(request);
    return frame.below(
        request,
        PART,
        t.get("organisation.add-role"),
        "person/role-form",
        Map.of(
            "form", form, "person", person(actor, id), "choices", choices.find(t, form, search)));
  }

  private PersonQueries.PersonRow person(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    return viewPeople.get(actor, id).person();
  }

  private static HttpResponse<?> back(long id, String messageKey) {
    return Pages.redirect(PART.href() + "/" + id, Tone.GOOD, messageKey);
  }
}
