package org.muwahhad.notification;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Language;

/** A person's messages for programs, in the language of {@code Accept-Language}. */
@Tag(name = "messages")
@Controller("/api/v1/messages")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class InboxApi {
  private final ViewInbox viewInbox;
  private final ViewMessage viewMessage;

  InboxApi(ViewInbox viewInbox, ViewMessage viewMessage) {
    this.viewInbox = viewInbox;
    this.viewMessage = viewMessage;
  }

  @Get
  ViewInbox.Inbox list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "false") boolean unread,
      @QueryValue(defaultValue = "1") int page) {
    Optional<Locale> asked = request.getLocale();
    Language language = asked.flatMap(l -> Language.find(l.toLanguageTag())).orElse(Language.AR);
    return viewInbox.get(actor, language, unread, page);
  }

  @Post("/{id}/read")
  @Status(HttpStatus.NO_CONTENT)
  void read(Actor actor, long id) {
    viewMessage.run(actor, id);
  }

  @Post("/read")
  @Status(HttpStatus.NO_CONTENT)
  void readAll(Actor actor) {
    viewMessage.all(actor);
  }
}
