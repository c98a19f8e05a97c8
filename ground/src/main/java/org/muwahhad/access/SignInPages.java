package org.muwahhad.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;

/** Signing in and out with a browser. */
@Hidden
@Controller
@Produces(Pages.HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
record SignInPages(
    Answers answers,
    SignIn signIn,
    SignOut signOut,
    DemoPersonQueries demoLogins,
    EnterBrowser enterBrowser,
    SignInChoices choices) {
  /** A form came after its session had ended, and is kept. */
  static final String KEPT = "kept";

  /** A form came after its session had ended, or without one, and could not be kept. */
  static final String LOST = "lost";

  private static final String TYPED = "typed";

  @Get("/sign-in")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<String> show(
      @QueryValue @Nullable String returnTo, @QueryValue(defaultValue = "") String typed) {
    return page(Form.empty().with(TYPED, typed), Pages.local(returnTo), null);
  }

  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> signIn(HttpRequest<?> request, @Body String body) {
    // No token to check yet: the guard against other sites' requests has seen the origin.
    Form form = Forms.parse(body);
    String returnTo = Pages.local(form.value("returnTo"));
    Language language = Pages.language(request);
    try {
      SignIn.BegunSignIn begun =
          signIn.begin(form.value("login"), form.value("password"), Visitor.of(request));
      SignIn.OpenedSession session = begun.session();
      String half = begun.half();
      if (session == null && half != null) {
        return SessionCookies.setHalf(
            Pages.redirect(SecondStepPages.address(returnTo, form.value(TYPED))), half);
      }
      return enterBrowser.run(request, Objects.requireNonNull(session), returnTo, begun.wished());
    } catch (Refusal.TooOften refusal) {
      return page(kept(form), returnTo, Refusals.message(refusal, language))
          .toMutableResponse()
          .status(HttpStatus.TOO_MANY_REQUESTS)
          .header(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.seconds()));
    } catch (Refusal.Busy refusal) {
      return page(kept(form), returnTo, Refusals.message(refusal, language))
          .toMutableResponse()
          .status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.seconds()));
    } catch (Refusal.NotPermitted refusal) {
      if (refusal.code().equals("access.password-change-required")) {
        return Pages.redirect("/password/first?login=" + encoded(form.value("login")));
      }
      String message = Refusals.message(refusal, language);
      boolean wrong = refusal.code().equals("access.sign-in-failed");
      HttpResponse<String> page =
          wrong
              ? page(kept(form).withError("login", message), returnTo, null)
              : page(kept(form), returnTo, message);
      return page.toMutableResponse().status(HttpStatus.UNAUTHORIZED);
    }
  }

  /** What is shown again of what was typed: never the password. */
  private static Form kept(Form typed) {
    return Form.empty().with("login", typed.value("login")).with(TYPED, typed.value(TYPED));
  }

  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> signOut(HttpRequest<?> request, @Body String body) {
    Forms.read(request, body);
    Optional<String> token = SignedIn.find(request).map(SignedIn::token);
    Optional<URI> end = token.flatMap(choices::findEnd);
    token.ifPresent(signOut::run);
    // What scripts kept of this person's work must not wait for the next one at this browser.
    return SessionCookies.forgetTyped(
        SessionCookies.end(
            end.<MutableHttpResponse<?>>map(this::leave)
                .orElseGet(() -> Pages.redirect("/sign-in"))));
  }

  // No redirect: a browser does not let an answer to a form lead to another site.
  private MutableHttpResponse<?> leave(URI address) {
    return answers
        .page(
            "access/leaving",
            page -> Map.of("page", page.titled("identity.leaving"), "address", address.toString()))
        .toMutableResponse()
        .header("Refresh", "0; url=" + address);
  }

  private HttpResponse<String> page(Form form, String returnTo, @Nullable String locked) {
    return answers.page(
        "access/sign-in",
        page -> {
          Map<String, Object> model = new HashMap<>();
          model.put("page", page.titled("web.sign-in.title"));
          model.put("form", form);
          model.put("returnTo", returnTo);
          model.put("choices", choices.list());
          if (locked != null) {
            model.put("locked", locked);
          }
          model.put("demo", demoLogins.list(page.t()));
          model.put("demoPassword", DemoPersonQueries.PASSWORD);
          return model;
        });
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text.strip(), StandardCharsets.UTF_8);
  }
}
