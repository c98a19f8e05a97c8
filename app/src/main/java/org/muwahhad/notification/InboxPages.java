package org.muwahhad.notification;

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
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.ChooseLanguage;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Tone;

/** A person's messages in the browser, and the language in which they come by e-mail. */
@Hidden
@Controller("/messages")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class InboxPages {
  private static final String PATH = "/messages";
  private final Pages pages;
  private final ViewInbox viewInbox;
  private final ViewMessage viewMessage;
  private final ChooseLanguage chooseLanguage;

  InboxPages(
      Pages pages, ViewInbox viewInbox, ViewMessage viewMessage, ChooseLanguage chooseLanguage) {
    this.pages = pages;
    this.viewInbox = viewInbox;
    this.viewMessage = viewMessage;
    this.chooseLanguage = chooseLanguage;
  }

  @Get
  ModelAndView<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "false") boolean unread,
      @QueryValue(defaultValue = "1") int page) {
    int number = Math.max(1, page);
    ViewInbox.Inbox inbox = viewInbox.get(actor, Pages.language(request), unread, number);
    Page frame = pages.of(request).titled("notification.inbox");
    return new ModelAndView<>(
        "notification/inbox",
        Map.of(
            "page",
            frame,
            "inbox",
            inbox,
            "tabs",
            List.of(
                new Tab(frame.t().get("notification.inbox-all"), PATH, !unread),
                new Tab(frame.t().get("notification.inbox-unread"), PATH + "?unread=true", unread)),
            "numbers",
            new PageNumbers(
                number,
                ViewInbox.PAGE_SIZE,
                inbox.total(),
                PATH,
                unread ? Map.of("unread", "true") : Map.of()),
            "form",
            Form.empty().with("language", chooseLanguage.find(actor).tag()),
            "languages",
            languages(frame)));
  }

  private static List<Option> languages(Page page) {
    return Arrays.stream(Language.values())
        .map(l -> new Option(l.tag(), page.t().get("notification.language." + l.tag()), ""))
        .toList();
  }

  /** Marks a message as read and goes where it leads. */
  @Post("/{id}/open")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return Pages.redirect(Pages.local(viewMessage.run(actor, id)));
  }

  @Post("/{id}/read")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> read(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    viewMessage.run(actor, id);
    return Pages.redirect(PATH, Tone.GOOD, "notification.message-read");
  }

  @Post("/read")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> readAll(HttpRequest<?> request, Actor actor, @Body String body) {
    Forms.read(request, body);
    return Pages.redirect(PATH, Tone.GOOD, "notification.messages-read", viewMessage.all(actor));
  }

  @Post("/language")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> language(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    chooseLanguage.run(actor, Language.find(form.value("language")).orElse(Language.AR));
    return Pages.redirect(PATH, Tone.GOOD, "notification.language-chosen");
  }
}
