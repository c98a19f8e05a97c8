package org.muwahhad.notification;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Tab;

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

  @Get(uris = {"/api/v1/mails", "/mails"})
  HttpResponse<ViewMails.MailList> list(
      Actor actor,
      @QueryValue(defaultValue = "") String status,
      @QueryValue(defaultValue = "1") int page) {
    ViewMails.MailList listing = viewMails.list(actor, status, page);
    return answers.show(
        "notification/mails",
        listing,
        frame ->
            Map.of(
                "page",
                frame.titled("notification.mails"),
                "listing",
                listing,
                "leaves",
                carrier.leaves(),
                "tabs",
                tabs(frame, status),
                "numbers",
                new PageNumbers(
                    Math.max(1, page),
                    ViewMails.PAGE_SIZE,
                    listing.total(),
                    PATH,
                    status.isEmpty() ? Map.of() : Map.of("status", status))));
  }

  private static List<Tab> tabs(Page page, String chosen) {
    List<Tab> tabs = new ArrayList<>();
    tabs.add(new Tab(page.t().get("notification.mail.all"), PATH, chosen.isEmpty()));
    for (MailStatus status : MailStatus.values()) {
      tabs.add(
          new Tab(
              page.t().get("notification.mail-status." + status),
              PATH + "?status=" + status,
              chosen.equals(status.name())));
    }
    return tabs;
  }

  @Get(uris = {"/api/v1/mails/{id}", "/mails/{id}"})
  HttpResponse<ViewMails.MailView> get(Actor actor, String id) {
    ViewMails.MailView content = viewMails.get(actor, id);
    return answers.show(
        "notification/mail",
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
