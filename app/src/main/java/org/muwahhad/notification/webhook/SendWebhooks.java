package org.muwahhad.notification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Outage;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.work.LeaseQueue;
import org.muwahhad.work.UnreadableRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the webhooks off, on every node, as e-mails are ({@link LeaseQueue}): at least once, each
 * with the same {@code webhook-id} every time. What the receiver does not take with a status from
 * 200 to 299 is tried again after growing pauses, and given up in the end; 410 gives it up at once.
 */
@Singleton
public class SendWebhooks {
  private static final Logger LOG = LoggerFactory.getLogger(SendWebhooks.class);
  private static final int BATCH = 10;
  private static final int GONE = 410;
  private static final int LATER_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Pauses after each failed attempt; after the last, it is given up. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14));

  private final Webhooks webhooks;
  private final SignWebhook sign;
  private final CallWebhook call;
  private final PublicAddress address;
  private final Router router;
  private final TransactionOperations<Connection> transactions;
  private final LeaseQueue queue;

  SendWebhooks(
      Webhooks webhooks,
      SignWebhook sign,
      CallWebhook call,
      PublicAddress address,
      Router router,
      TransactionOperations<Connection> transactions,
      UnreadableRows unreadable,
      @Value("${muwahhad.webhooks.lease:10m}") Duration lease) {
    this.webhooks = webhooks;
    this.sign = sign;
    this.call = call;
    this.address = address;
    this.router = router;
    this.transactions = transactions;
    this.queue =
        new LeaseQueue(
            transactions,
            Webhooks.QUEUE,
            lease,
            unreadable,
            claim -> webhooks.giveUpUnread(claim, WebhookFailure.NOT_SIGNED));
  }

  private record Batch(List<Webhooks.DueDelivery> deliveries, String claim) {}

  /**
   * Sends what is due and returns how many the receivers took. A receiver that does not answer is
   * asked once, so that all that waits for it costs the others the time of one question.
   */
  public int run() {
    int taken = 0;
    Set<String> silent = new HashSet<>();
    for (Optional<Batch> next = take(); next.isPresent(); next = take()) {
      for (Webhooks.DueDelivery delivery : next.get().deliveries()) {
        taken += send(delivery, next.get().claim(), silent) ? 1 : 0;
      }
    }
    return taken;
  }

  private Optional<Batch> take() {
    return queue.takeReadable(
        BATCH, lease -> new Batch(webhooks.listClaimed(lease.claim()), lease.claim()));
  }

  private boolean send(Webhooks.DueDelivery delivery, String claim, Set<String> silent) {
    if (!delivery.open()) {
      transactions.executeWrite(
          s -> webhooks.giveUp(delivery.id(), claim, WebhookFailure.ENDED, null));
      return false;
    }
    if (!call.isAllowed(delivery.url())) {
      failed(delivery, claim, WebhookFailure.ADDRESS_REFUSED, null);
      return false;
    }
    if (silent.contains(delivery.url())) {
      transactions.executeWrite(s -> webhooks.putBack(delivery.id(), claim, LATER_SECONDS));
      return false;
    }
    try {
      byte[] body = body(delivery);
      int status =
          call.run(
              delivery.url(),
              sign.headers(
                  delivery.personId(),
                  delivery.sealedSecret(),
                  delivery.messageId(),
                  webhooks.machineSeconds(),
                  body),
              body);
      if (status >= 200 && status < 300) {
        transactions.executeWrite(s -> webhooks.finish(delivery.id(), claim, status));
        return true;
      }
      failed(delivery, claim, WebhookFailure.ANSWERED, status);
    } catch (IOException e) {
      silent.add(delivery.url());
      LOG.debug("The delivery {} was not taken", delivery.messageId(), e);
      failed(delivery, claim, WebhookFailure.UNREACHABLE, null);
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        throw e;
      }
      // Such as a secret that was sealed with a key of which this node has another: the others go.
      LOG.error("Delivery {} could not be sent", delivery.messageId(), e);
      failed(delivery, claim, WebhookFailure.NOT_SIGNED, null);
    }
    return false;
  }

  private void failed(
      Webhooks.DueDelivery delivery, String claim, WebhookFailure error, @Nullable Integer status) {
    boolean gone = status != null && status == GONE;
    if (gone || delivery.attempts() > PAUSES.size()) {
      transactions.executeWrite(s -> webhooks.giveUp(delivery.id(), claim, error, status));
      return;
    }
    int pause = (int) PAUSES.get(Math.max(1, delivery.attempts()) - 1).toSeconds();
    transactions.executeWrite(s -> webhooks.postpone(delivery.id(), claim, error, status, pause));
  }

  /** What is sent: what happened, when, and where to read on. */
  private byte[] body(Webhooks.DueDelivery delivery) {
    ObjectNode whole = JSON.createObjectNode();
    String kind = delivery.kind();
    whole.put("type", kind == null ? "trial" : "notice." + kind);
    whole.put("timestamp", delivery.createdAt().toString());
    ObjectNode data = whole.putObject("data");
    String href = delivery.href();
    if (href != null) {
      data.put("href", href);
      data.put("url", address.of(href));
      findApi(href).ifPresent(api -> data.put("api", api));
    }
    data.set("arguments", arguments(delivery.arguments()));
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Where programs read what people read at a path; empty where only people have it. */
  Optional<String> findApi(String href) {
    String api = "/api/v1" + href;
    return router.GET(api.split("[?#]", 2)[0]).isPresent()
        ? Optional.of(address.of(api))
        : Optional.empty();
  }

  private static JsonNode arguments(@Nullable String written) {
    try {
      return written == null ? JSON.createArrayNode() : JSON.readTree(written);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Scheduled(
      fixedDelay = "${muwahhad.webhooks.interval:5s}",
      initialDelay = "${muwahhad.webhooks.interval:5s}")
  void sendDue() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, takes what this one could not.
      LOG.warn("Webhooks could not be sent now", e);
    }
  }
}
