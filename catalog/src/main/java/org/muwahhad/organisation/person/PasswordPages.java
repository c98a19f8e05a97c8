package org.muwahhad.organisation.person;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.OpenAccount;
import org.muwahhad.access.SessionCookies;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.SignOut;
import org.muwahhad.access.SignedIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.FieldError;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/**
 * Where people choose their own password. It reads its forms itself: that of the first password is
 * sent without a session, whichever other one may still be open in the browser.
 */
@Hidden
@Controller("/password")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
record PasswordPages(Answers answers, ChangePassword changePassword, SignOut signOut) {
  private static final String OWN = "/password";
  private static final String FIRST = "/password/first";

  @Get
  HttpResponse<String> ask() {
    return page(OWN, Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    String token = SignedIn.find(request).map(SignedIn::token).orElse("");
    try {
      changePassword.run(actor, token, Visitor.of(request), typed(form));
      return Pages.redirect("/", Tone.GOOD, "organisation.password-changed");
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      if (refusal.kind() == Refusal.RefusalKind.NOT_PERMITTED) {
        throw refusal;
      }
      return again(request, OWN, form, refusal);
    }
  }

  @Get("/first")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<String> askFirst(@QueryValue(defaultValue = "") String login) {
    return page(FIRST, Form.empty().with("login", login));
  }

  @Post("/first")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> chooseFirst(HttpRequest<?> request, @Body String body) {
    // No session yet, so no token to check: the guard against other sites' requests has seen it.
    Form form = Forms.parse(body);
    try {
      SignIn.OpenedSession session =
          changePassword.runFirst(form.value("login"), Visitor.of(request), typed(form));
      // As when signing in: the session that was open in this browser must not linger.
      SignedIn.find(request).filter(SignedIn::byCookie).ifPresent(s -> signOut.run(s.token()));
      return SessionCookies.forgetTyped(
          SessionCookies.set(
              Pages.redirect("/", Tone.GOOD, "organisation.password-changed"), session));
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      return again(request, FIRST, form, refusal);
    }
  }

  /** The form with the reasons for which it was refused. */
  private HttpResponse<?> again(HttpRequest<?> request, String action, Form form, Refusal refusal) {
    HttpStatus status =
        switch (refusal.kind()) {
          case RULE_BROKEN, CONFLICT, INVALID_INPUT -> HttpStatus.UNPROCESSABLE_ENTITY;
          // Locked or run out: said where it was typed, not on a page that leads nowhere.
          case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
          case NOT_FOUND, TOO_OFTEN, BUSY -> throw refusal;
        };
    return page(action, kept(Refusals.mark(form, refusal, Pages.language(request))))
        .toMutableResponse()
        .status(status);
  }

  private HttpResponse<String> page(String action, Form form) {
    return answers.page(
        "organisation/person/password",
        page ->
            Map.of(
                "page",
                page.titled("organisation.own-password"),
                "form",
                form,
                "action",
                action,
                "shortest",
                OpenAccount.SHORTEST_PASSWORD));
  }

  /** Passwords are never written back into a page. */
  private static Form kept(Form form) {
    Form kept = Form.empty().with("login", form.value("login"));
    for (FieldError error : form.errors()) {
      kept = kept.withError(error.field(), error.message());
    }
    return kept;
  }

  private static ChangePassword.PasswordChange typed(Form form) {
    return new ChangePassword.PasswordChange(
        form.value("current"), form.value("password"), form.value("repeated"));
  }
}
