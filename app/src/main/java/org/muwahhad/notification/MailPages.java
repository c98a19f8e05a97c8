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
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Tone;

/** The administrator's view of e-mails: what was sent, kept, waits or was given up. */
@Hidden
@Controller("/mails")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class MailPages {
  private static final String PATH = "/mails";
  private final Pages pages;
  private final ViewMails viewMails;
  private final RetryMail retryMail;
  private final MailCarrier carrier;
  private final ObjectStore store;

  MailPages(
      Pages pages,
      ViewMails viewMails,
      RetryMail retryMail,
      MailCarrier carrier,
      ObjectStore store) {
    this.pages = pages;
    this.viewMails = viewMails;
    this.retryMail = retryMail;
    this.carrier = carrier;
    this.store = store;
  }

  @Get
  ModelAndView<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String status,
      @QueryValue(defaultValue = "1") int page) {
    int number = Math.max(1, page);
    ViewMails.Listing listing = viewMails.list(actor, status, number);
    Page frame = pages.of(request).titled("notification.mails");
    return new ModelAndView<>(
        "notification/mails",
        Map.of(
            "page",
            frame,
            "listing",
            listing,
            "leaves",
            carrier.leaves(),
            "tabs",
            tabs(frame, status),
            "numbers",
            new PageNumbers(
                number,
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

  @Get("/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    ViewMails.Content content = viewMails.get(actor, id);
    Page frame = pages.of(request);
    return new ModelAndView<>(
        "notification/mail",
        Map.of(
            "page",
            frame
                .titledAs(content.mail().subject())
                .below(frame.t().get("notification.mails"), PATH),
            "content",
            content));
  }

  @Get("/{id}/file")
  @Produces("message/rfc822")
  HttpResponse<?> download(Actor actor, long id) {
    ViewMails.Content content = viewMails.get(actor, id);
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

  @Post("/{id}/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> retry(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    String back = PATH + "/" + id;
    return pages.after(
        request,
        back,
        () -> {
          retryMail.run(actor, id);
          return Pages.redirect(back, Tone.GOOD, "notification.mail-retried");
        });
  }
}
