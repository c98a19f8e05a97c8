package org.muwahhad.access;

import io.micronaut.http.HttpHeaders;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.factor.Passkeys;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Cookies;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Where people whose password was right show their second factor. */
@Hidden
@Controller(SecondStepPages.PATH)
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record SecondStepPages(
    Answers answers,
    SignIn signIn,
    Passkeys passkeys,
    SecondFactor secondFactor,
    EnterBrowser enterBrowser) {
  static final String PATH = "/sign-in/second";

  /** Field of a code; never kept or written back. */
  static final String CODE = "secondCode";

  static String address(String returnTo, String typed) {
    return PATH
        + "?returnTo="
        + URLEncoder.encode(returnTo, StandardCharsets.UTF_8)
        + (typed.isEmpty() ? "" : "&typed=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
  }

  /** What a form of a second factor shows. */
  static ProveSecondFactor.SecondProof proof(Form form) {
    return new ProveSecondFactor.SecondProof(
        form.value(CODE), form.value("ceremony"), form.value("credential"));
  }

  @Get
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue @Nullable String returnTo) {
    Optional<Long> begun = begun(request);
    return begun.isEmpty() ? again() : page(begun.get(), Pages.local(returnTo), Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> finish(HttpRequest<?> request, @Body String body) {
    // No session yet, so no token to check: the guard against other sites' requests has seen it.
    Form form = Forms.parse(body);
    String returnTo = Pages.local(form.value("returnTo"));
    Optional<Long> begun = begun(request);
    if (begun.isEmpty()) {
      return again();
    }
    String half = Cookies.find(request, SessionCookies.HALF).orElse("");
    try {
      SignIn.OpenedSession session = signIn.finish(half, proof(form), Visitor.of(request));
      return SessionCookies.endHalf(enterBrowser.run(request, session, returnTo, false));
    } catch (Refusal.TooOften refusal) {
      return page(begun.get(), returnTo, marked(request, refusal))
          .toMutableResponse()
          .status(HttpStatus.TOO_MANY_REQUESTS)
          .header(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.seconds()));
    } catch (Refusal.NotPermitted refusal) {
      return page(begun.get(), returnTo, marked(request, refusal))
          .toMutableResponse()
          .status(HttpStatus.UNAUTHORIZED);
    }
  }

  private static Form marked(HttpRequest<?> request, Refusal refusal) {
    return Form.empty().withError(CODE, Refusals.message(refusal, Pages.language(request)));
  }

  private Optional<Long> begun(HttpRequest<?> request) {
    try {
      return Cookies.find(request, SessionCookies.HALF).map(signIn::begun);
    } catch (Refusal.NotPermitted late) {
      return Optional.empty();
    }
  }

  private static HttpResponse<?> again() {
    return Pages.redirect("/sign-in", Tone.WARNING, "factor.refusal.begin-again");
  }

  private HttpResponse<String> page(long personId, String returnTo, Form form) {
    return answers.page(
        "access/second-step",
        page -> {
          Map<String, Object> model = new HashMap<>();
          model.put("page", page.titled("factor.second-step"));
          model.put("form", form);
          model.put("returnTo", returnTo);
          model.put("app", secondFactor.get(personId).timeCode());
          passkeys.askForOne(personId).ifPresent(c -> model.put("ceremony", c));
          return model;
        });
  }
}
