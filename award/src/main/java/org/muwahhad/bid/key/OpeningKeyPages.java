package org.muwahhad.bid.key;

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
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Passwords;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where members of opening panels make their opening key and keep its passphrase. */
@Hidden
@Controller("/opening-key")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OpeningKeyPages {
  private static final String HERE = "/opening-key";
  private final Pages pages;
  private final OwnOpeningKey ownKey;
  private final SetUpOpeningKey setUpKey;
  private final ChangePassphrase changePassphrase;
  private final Passwords passwords;

  OpeningKeyPages(
      Pages pages,
      OwnOpeningKey ownKey,
      SetUpOpeningKey setUpKey,
      ChangePassphrase changePassphrase,
      Passwords passwords) {
    this.passwords = passwords;
    this.pages = pages;
    this.ownKey = ownKey;
    this.setUpKey = setUpKey;
    this.changePassphrase = changePassphrase;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor) {
    return view(request, actor, Form.empty());
  }

  @FreshSignIn
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> setUp(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        HERE,
        Form.empty(),
        () -> {
          setUpKey.run(actor, form.value("passphrase"), form.value("repeated"));
          return Pages.redirect(HERE, Tone.GOOD, "bid.opening-key-made");
        },
        marked -> view(request, actor, marked));
  }

  @Post("/passphrase")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        HERE,
        Form.empty(),
        () -> {
          changePassphrase.run(
              actor, form.value("current"), form.value("passphrase"), form.value("repeated"));
          return Pages.redirect(HERE, Tone.GOOD, "bid.passphrase-changed");
        },
        marked -> view(request, actor, marked));
  }

  @Get("/replacement")
  ModelAndView<?> askToReplace(HttpRequest<?> request, Actor actor) {
    return replacement(request, actor, Form.empty());
  }

  @FreshSignIn
  @Post("/replacement")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> replace(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        HERE,
        Form.empty(),
        () -> {
          setUpKey.replace(actor, form.value("passphrase"), form.value("repeated"));
          return Pages.redirect(HERE, Tone.GOOD, "bid.opening-key-replaced");
        },
        marked -> replacement(request, actor, marked));
  }

  private ModelAndView<?> view(HttpRequest<?> request, Actor actor, Form form) {
    return new ModelAndView<>(
        "bid/key/opening-key",
        Map.of(
            "page",
            pages.of(request).titled("bid.opening-key.title"),
            "key",
            ownKey.find(actor),
            "form",
            form,
            "shortest",
            Passphrases.SHORTEST,
            "memoryKib",
            passwords.keyMemoryKib()));
  }

  private ModelAndView<?> replacement(HttpRequest<?> request, Actor actor, Form form) {
    OwnOpeningKey.OpeningKeyView key =
        ownKey.find(actor).orElseThrow(() -> new Refusal.NotFound("opening key"));
    Page page = pages.of(request);
    return new ModelAndView<>(
        "bid/key/opening-key-replacement",
        Map.of(
            "page",
            page.below(page.t().get("bid.opening-key.title"), HERE)
                .titled("bid.opening-key.replace"),
            "key",
            key,
            "form",
            form,
            "shortest",
            Passphrases.SHORTEST,
            "memoryKib",
            passwords.keyMemoryKib()));
  }
}
