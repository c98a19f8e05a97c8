package org.muwahhad.notification.webhook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** People see their own webhooks and what was sent to them. */
@Singleton
public class ViewWebhooks {
  private final Webhooks webhooks;

  ViewWebhooks(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * A webhook. Instants are UTC.
   *
   * @param kinds of notices; empty for all
   */
  public record WebhookView(
      long id, String url, List<String> kinds, Instant createdAt, @Nullable Instant endedAt) {}

  /**
   * A delivery. Instants are UTC.
   *
   * @param kind of the notice; null for a trial
   * @param dueAt when it is sent next; null unless it waits
   */
  public record DeliveryView(
      String id,
      @Nullable String kind,
      WebhookStatus status,
      int attempts,
      @Nullable Integer answerCode,
      @Nullable WebhookFailure lastError,
      Instant createdAt,
      @Nullable Instant dueAt,
      @Nullable Instant doneAt) {}

  /** The newest first. */
  @Transactional
  public List<WebhookView> list(Actor actor) {
    return webhooks.list(actor.personId()).stream().map(ViewWebhooks::view).toList();
  }

  /** One of them. */
  @Transactional
  public WebhookView get(Actor actor, long id) {
    return view(find(actor, id));
  }

  /** A page of what was sent to it, the newest first. */
  @Transactional
  public ListPage<DeliveryView> listDeliveries(Actor actor, long id, ListChoice choice) {
    find(actor, id);
    return new ListPage<>(
        webhooks.listDeliveries(id, ListChoice.SIZE, choice.offset()).stream()
            .map(
                d ->
                    new DeliveryView(
                        d.messageId(),
                        d.kind(),
                        d.status(),
                        d.attempts(),
                        d.answerCode(),
                        d.lastError(),
                        d.createdAt(),
                        d.status() == WebhookStatus.PENDING ? d.dueAt() : null,
                        d.doneAt()))
            .toList(),
        webhooks.countDeliveries(id),
        choice);
  }

  private Webhooks.Webhook find(Actor actor, long id) {
    return webhooks
        .find(id, actor.personId())
        .orElseThrow(() -> new Refusal.NotFound("webhook " + id));
  }

  private static WebhookView view(Webhooks.Webhook webhook) {
    return new WebhookView(
        webhook.id(),
        webhook.url(),
        webhook.kinds().isEmpty() ? List.of() : Arrays.asList(webhook.kinds().split(" ")),
        webhook.createdAt(),
        webhook.endedAt());
  }
}
