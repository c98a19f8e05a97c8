package org.muwahhad.notification.webhook;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** Where people have their notices sent on to programs, and see what was sent. */
@Tag(name = "webhooks")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record WebhookController(
    Answers answers,
    ViewWebhooks view,
    AddWebhook addWebhook,
    EndWebhook endWebhook,
    SendAgain sendAgain) {
  private static final String HERE = "/webhooks";

  /** The person's own, the newest first. */
  @Get(uris = {"/api/v1/webhooks", HERE})
  HttpResponse<List<ViewWebhooks.WebhookView>> list(Actor actor) {
    List<ViewWebhooks.WebhookView> webhooks = view.list(actor);
    return answers.show(
        "notification/webhook/webhooks",
        webhooks,
        page ->
            Map.of(
                "page",
                belowMessages(page).titled("webhook.webhooks"),
                "webhooks",
                webhooks,
                "kinds",
                NoticeKinds.list(page.t())));
  }

  /** Adds one; the secret is in the answer and nowhere else. */
  @FreshSignIn
  @Post(uris = {"/api/v1/webhooks", HERE})
  @Status(HttpStatus.CREATED)
  HttpResponse<AddWebhook.WebhookCredentials> add(Actor actor, @Body AddWebhook.NewWebhook body) {
    return answers
        .act(() -> addWebhook.run(actor, body))
        .then(this::shown)
        .orAgain(() -> list(actor))
        .answering(added -> added);
  }

  /** A page of 25 of what was sent to it, the newest first. */
  @Get(uris = {"/api/v1/webhooks/{id}/deliveries", "/webhooks/{id}"})
  HttpResponse<List<ViewWebhooks.DeliveryView>> get(
      Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    ViewWebhooks.WebhookView webhook = view.get(actor, id);
    ListPage<ViewWebhooks.DeliveryView> all =
        view.listDeliveries(actor, id, new ListChoice(HERE + "/" + id, "", "", "", page));
    return answers.showList(
        "notification/webhook/webhook",
        all,
        frame ->
            Map.of("page", below(frame).titled("webhook.webhook"), "webhook", webhook, "all", all));
  }

  /** Ends it. */
  @Post(uris = {"/api/v1/webhooks/{id}/end", "/webhooks/{id}/end"})
  HttpResponse<List<ViewWebhooks.WebhookView>> end(Actor actor, long id) {
    return answers
        .act(() -> endWebhook.run(actor, id))
        .then(HERE, "webhook.ended-now")
        .orBack(HERE)
        .answering(done -> view.list(actor));
  }

  /** Sends a trial. */
  @Post(uris = {"/api/v1/webhooks/{id}/trial", "/webhooks/{id}/trial"})
  HttpResponse<ViewWebhooks.WebhookView> trial(Actor actor, long id) {
    String here = HERE + "/" + id;
    return answers
        .act(() -> sendAgain.runTrial(actor, id))
        .then(here, "webhook.trial-queued")
        .orBack(here)
        .answering(done -> view.get(actor, id));
  }

  /** Sends a delivery again. */
  @Post(
      uris = {
        "/api/v1/webhooks/{id}/deliveries/{messageId}/replay",
        "/webhooks/{id}/deliveries/{messageId}/replay"
      })
  HttpResponse<ViewWebhooks.WebhookView> replay(Actor actor, long id, String messageId) {
    String here = HERE + "/" + id;
    return answers
        .act(() -> sendAgain.run(actor, id, messageId))
        .then(here, "webhook.replayed")
        .orBack(here)
        .answering(done -> view.get(actor, id));
  }

  private HttpResponse<?> shown(AddWebhook.WebhookCredentials webhook) {
    return answers.show(
        "notification/webhook/secret",
        "webhook",
        webhook,
        page -> below(page).titled("webhook.secret"));
  }

  private static Page below(Page page) {
    return belowMessages(page).below(page.t().get("webhook.webhooks"), HERE);
  }

  private static Page belowMessages(Page page) {
    return page.below(page.t().get("web.messages"), "/messages");
  }
}
