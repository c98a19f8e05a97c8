package org.muwahhad.notification.webhook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.notification.webhook.WebhookEntry.WebhookAdded;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * Somebody has what they are told of sent on to a program of theirs. The secret that signs it is
 * shown once.
 *
 * <p>Refused with {@code webhook.too-many} beyond five at once, and as invalid input at {@code url}
 * ({@code webhook.not-allowed}) or {@code kinds} ({@code webhook.no-such-kind}, {@code
 * shared.too-long}).
 */
@Singleton
public class AddWebhook {
  private static final int MOST = 5;
  private static final int LONGEST_KINDS = 1000;
  private final Webhooks webhooks;
  private final WebhookTarget target;
  private final SignWebhook sign;
  private final AuditLog audit;

  AddWebhook(Webhooks webhooks, WebhookTarget target, SignWebhook sign, AuditLog audit) {
    this.webhooks = webhooks;
    this.target = target;
    this.sign = sign;
    this.audit = audit;
  }

  /**
   * What was typed.
   *
   * @param kinds of notices with spaces or commas between; empty for all
   */
  public record NewWebhook(@Nullable String url, @Nullable String kinds) {}

  /** A webhook with its secret, shown this once. */
  public record WebhookCredentials(long id, String url, String secret) {}

  @Transactional
  public WebhookCredentials run(Actor actor, NewWebhook wanted) {
    String url = RequiredInput.text(wanted.url());
    TreeSet<String> kinds =
        new TreeSet<>(Arrays.asList(RequiredInput.text(wanted.kinds()).split("[\\s,]++")));
    kinds.remove("");
    String all = String.join(" ", kinds);
    new Faults()
        .check(target.find(url).isPresent(), "url", "webhook.not-allowed")
        .check(kinds.stream().allMatch(NoticeKinds::has), "kinds", "webhook.no-such-kind")
        .atMost("kinds", all, LONGEST_KINDS)
        .throwIfAny();
    if (webhooks.countOpen(actor.personId()) >= MOST) {
      throw new Refusal.RuleBroken("webhook.too-many", MOST);
    }
    SignWebhook.NewSecret secret = sign.draw(actor.personId());
    webhooks.insert(actor.personId(), url, all, secret.sealed());
    long id = webhooks.findNewest(actor.personId());
    audit.record(actor, actor.grants().get(0).role(), new WebhookAdded(id, all, url));
    return new WebhookCredentials(id, url, secret.shown());
  }
}
