package org.muwahhad.notification.mail;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;

/** The administrator's view of e-mails: what was sent, kept, waits or was given up. */
@Tag(name = "mails")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record MailController(
    Answers answers,
    ViewMails viewMails,
    RetryMail retryMail,
    MailCarrier carrier,
    ObjectStore store) {
  private static final String PATH = "/mails";

  /** A page of 25 mails, with their subjects in the reader's language; empty past the end. */
  @Get(uris = {"/api/v1/mails", "/mails"})
  HttpResponse<List<ViewMails.MailRow>> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ViewMails.MailRow> all =
        viewMails.list(actor, Pages.wanted(request), new ListChoice(PATH, q, filter, sort, page));
    return answers.showList(
        "notification/mail/mails",
        all,
        frame ->
            Map.of(
                "page",
                frame.titled("notification.mails"),
                "all",
                all,
                "leaves",
                carrier.leaves()));
  }

  @Get(uris = {"/api/v1/mails/{id}", "/mails/{id}"})
  HttpResponse<ViewMails.MailView> get(Actor actor, String id) {
    ViewMails.MailView content = viewMails.get(actor, id);
    return answers.show(
        "notification/mail/mail",
        "content",
        content,
        page ->
            page.titledAs(content.mail().subject())
                .below(page.t().get("notification.mails"), PATH));
  }

  @Hidden
  @Get("/mails/{id}/file")
  @Produces("message/rfc822")
  HttpResponse<?> download(Actor actor, String id) {
    ViewMails.MailView content = viewMails.get(actor, id);
    ViewMails.MailRow mail = content.mail();
    // What opens something without signing in is read on the machine, by its operator.
    if (content.secret() || mail.status() != MailStatus.KEPT || mail.email().isEmpty()) {
      throw new Refusal.NotFound("file of mail " + id);
    }
    return HttpResponse.ok(
        new StreamedFile(
                store.open(FolderCarrier.key(mail.messageId())), MediaType.of("message/rfc822"))
            .attach(mail.messageId() + ".eml"));
  }

  @Post(uris = {"/api/v1/mails/{id}/retry", "/mails/{id}/retry"})
  HttpResponse<ViewMails.MailView> retry(Actor actor, String id) {
    String address = PATH + "/" + id;
    return answers
        .act(() -> retryMail.run(actor, id))
        .then(address, "notification.mail-retried")
        .orBack(address)
        .answering(done -> viewMails.get(actor, id));
  }
}
