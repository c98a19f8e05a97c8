package org.muwahhad.notification.inbox;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.ChooseLanguage;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/**
 * A person's messages, and the language in which they come by e-mail. Programs get them in the
 * language of {@code Accept-Language}, people in the one they chose.
 */
@Tag(name = "messages")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record InboxController(
    Answers answers, ViewInbox viewInbox, ViewMessage viewMessage, ChooseLanguage chooseLanguage) {
  private static final String PATH = "/messages";
  private static final String GROUPS = PATH + "/groups/";

  /** A page of 25 messages one by one; empty past the end. */
  @Get("/api/v1/messages/all")
  ViewInbox.InboxView listAll(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    return viewInbox.get(actor, Pages.wanted(request), new ListChoice(PATH, q, filter, sort, page));
  }

  /** A page of 25 groups of messages of one kind about one thing; empty past the end. */
  @Get(uris = {"/api/v1/messages", "/messages"})
  HttpResponse<ViewInbox.InboxGroupsView> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListChoice choice = new ListChoice(PATH, q, filter, sort, page);
    ViewInbox.InboxGroupsView inbox = viewInbox.groups(actor, Pages.wanted(request), choice);
    return answers.show(
        "notification/inbox/inbox",
        inbox,
        frame ->
            Map.of(
                "page",
                frame.titled("notification.inbox"),
                "inbox",
                inbox,
                "choice",
                choice,
                "form",
                Form.empty().with("language", chooseLanguage.find(actor).tag()),
                "languages",
                languages(frame)));
  }

  /** A page of 25 messages of the group to which a message belongs; empty past the end. */
  @Get(uris = {"/api/v1/messages/groups/{id}", "/messages/groups/{id}"})
  HttpResponse<ViewInbox.GroupView> group(
      HttpRequest<?> request, Actor actor, String id, @QueryValue(defaultValue = "1") int page) {
    ListChoice choice = new ListChoice(GROUPS + id, "", "", "", page);
    ViewInbox.GroupView group = viewInbox.group(actor, Pages.wanted(request), id, choice);
    return answers.show(
        "notification/inbox/group",
        group,
        frame ->
            Map.of(
                "page",
                frame
                    .titledAs(frame.t().get("notification.group", group.total()))
                    .below(frame.t().get("notification.inbox"), PATH),
                "group",
                group,
                "id",
                id,
                "choice",
                choice));
  }

  @Post(uris = {"/api/v1/messages/groups/{id}/read", "/messages/groups/{id}/read"})
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> readGroup(Actor actor, String id) {
    return answers
        .act(() -> viewMessage.group(actor, id))
        .then(count -> Pages.redirect(PATH, Tone.GOOD, "notification.messages-read", count))
        .done();
  }

  private static List<Option> languages(Page page) {
    return Arrays.stream(Language.values())
        .map(l -> new Option(l.tag(), page.t().get("notification.language." + l.tag()), ""))
        .toList();
  }

  /** Marks a message as read and goes where it leads. */
  @Hidden
  @Post("/messages/{id}/open")
  HttpResponse<Void> open(Actor actor, String id) {
    return answers
        .act(() -> viewMessage.run(actor, id))
        .then(href -> Pages.redirect(Pages.local(href)))
        .done();
  }

  @Post(uris = {"/api/v1/messages/{id}/read", "/messages/{id}/read"})
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> read(Actor actor, String id) {
    return answers
        .act(() -> viewMessage.run(actor, id))
        .then(PATH, "notification.message-read")
        .done();
  }

  @Post(uris = {"/api/v1/messages/read", "/messages/read"})
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> readAll(Actor actor) {
    return answers
        .act(() -> viewMessage.all(actor))
        .then(count -> Pages.redirect(PATH, Tone.GOOD, "notification.messages-read", count))
        .done();
  }

  @Hidden
  @Post("/messages/language")
  HttpResponse<Void> language(Actor actor) {
    String chosen = answers.form(Form::empty).value("language");
    return answers
        .act(() -> chooseLanguage.run(actor, Language.find(chosen).orElse(Language.AR)))
        .then(PATH, "notification.language-chosen")
        .done();
  }
}
