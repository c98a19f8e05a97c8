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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Throttle;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/**
 * Where people say that they cannot sign in, and where the links lead that are mailed about an
 * account. Open to everybody, and to anyone who holds the link.
 */
@Hidden
@Controller
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountLinkPages {
  private final Pages pages;
  private final ChoosePassword choosePassword;
  private final ReleaseAccount releaseAccount;
  private final AskForRecovery askForRecovery;
  private final RecoverPassword recoverPassword;

  AccountLinkPages(
      Pages pages,
      ChoosePassword choosePassword,
      ReleaseAccount releaseAccount,
      AskForRecovery askForRecovery,
      RecoverPassword recoverPassword) {
    this.pages = pages;
    this.choosePassword = choosePassword;
    this.releaseAccount = releaseAccount;
    this.askForRecovery = askForRecovery;
    this.recoverPassword = recoverPassword;
  }

  @Get("/forgotten-password")
  ModelAndView<?> begin(HttpRequest<?> request) {
    return begin(request, Form.empty());
  }

  @Post("/forgotten-password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          askForRecovery.runLater(form.value("account"), Throttle.source(request));
          return Pages.redirect(
              "/forgotten-password",
              Tone.GOOD,
              "organisation.recovery-mailed",
              AskForRecovery.MINUTES);
        },
        marked -> begin(request, marked));
  }

  @Get(PasswordRecoveries.PREFIX + "{key}")
  ModelAndView<?> askRecovered(HttpRequest<?> request, String key) {
    return recovered(request, key, Form.empty());
  }

  @Post(PasswordRecoveries.PREFIX + "{key}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> recover(HttpRequest<?> request, String key, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        Form.empty(),
        () -> {
          String login =
              recoverPassword.run(
                  key, Throttle.source(request), form.value("password"), form.value("repeated"));
          return Pages.redirect("/sign-in", Tone.GOOD, "organisation.password-chosen", login);
        },
        marked -> recovered(request, key, marked));
  }

  @Get(PasswordLinks.PREFIX + "{key}")
  ModelAndView<?> askPassword(HttpRequest<?> request, String key) {
    return password(request, key, Form.empty());
  }

  @Post(PasswordLinks.PREFIX + "{key}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> choosePassword(HttpRequest<?> request, String key, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        Form.empty(),
        () -> {
          String login =
              choosePassword.run(
                  key, Throttle.source(request), form.value("password"), form.value("repeated"));
          return Pages.redirect("/sign-in", Tone.GOOD, "organisation.password-chosen", login);
        },
        marked -> password(request, key, marked));
  }

  @Get(HoldAccount.RELEASE + "{key}")
  ModelAndView<?> askRelease(HttpRequest<?> request, String key) {
    return new ModelAndView<>(
        "organisation/person/release",
        Map.of(
            "page",
            pages.of(request).titled("organisation.release-account"),
            "held",
            releaseAccount.get(key),
            "action",
            HoldAccount.RELEASE + key));
  }

  @Post(HoldAccount.RELEASE + "{key}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> release(HttpRequest<?> request, String key, @Body String body) {
    Forms.read(request, body);
    releaseAccount.run(key, Throttle.source(request));
    return Pages.redirect("/sign-in", Tone.GOOD, "organisation.account-released");
  }

  private ModelAndView<?> begin(HttpRequest<?> request, Form form) {
    return new ModelAndView<>(
        "organisation/person/forgotten-password",
        Map.of("page", pages.of(request).titled("organisation.forgotten-password"), "form", form));
  }

  private ModelAndView<?> recovered(HttpRequest<?> request, String key, Form form) {
    return new ModelAndView<>(
        "organisation/supplier/first-password",
        Map.of(
            "page",
            pages.of(request).titled("organisation.choose-password"),
            "form",
            form,
            "login",
            recoverPassword.login(key),
            "action",
            PasswordRecoveries.PREFIX + key));
  }

  private ModelAndView<?> password(HttpRequest<?> request, String key, Form form) {
    return new ModelAndView<>(
        "organisation/supplier/first-password",
        Map.of(
            "page",
            pages.of(request).titled("organisation.choose-password"),
            "form",
            form,
            "login",
            choosePassword.login(key),
            "action",
            PasswordLinks.PREFIX + key));
  }
}
