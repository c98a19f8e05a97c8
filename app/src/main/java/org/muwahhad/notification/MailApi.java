package org.muwahhad.notification;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** The administrator's view of e-mails for programs. */
@Tag(name = "mails")
@Controller("/api/v1/mails")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class MailApi {
  private final ViewMails viewMails;
  private final RetryMail retryMail;

  MailApi(ViewMails viewMails, RetryMail retryMail) {
    this.viewMails = viewMails;
    this.retryMail = retryMail;
  }

  @Get
  ViewMails.Listing list(
      Actor actor,
      @QueryValue(defaultValue = "") String status,
      @QueryValue(defaultValue = "1") int page) {
    return viewMails.list(actor, status, page);
  }

  @Get("/{id}")
  ViewMails.Content get(Actor actor, long id) {
    return viewMails.get(actor, id);
  }

  @Post("/{id}/retry")
  ViewMails.Content retry(Actor actor, long id) {
    retryMail.run(actor, id);
    return viewMails.get(actor, id);
  }
}
