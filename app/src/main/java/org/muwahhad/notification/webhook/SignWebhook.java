package org.muwahhad.notification.webhook;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muwahhad.shared.HmacSha256;
import org.muwahhad.shared.RandomSecret;
import org.muwahhad.shared.SecretSeal;

/**
 * Signs what is sent by the symmetric scheme of Standard Webhooks: {@code v1}, HMAC-SHA-256 over
 * identity, time and body with a secret that is written {@code whsec_…}.
 */
@Singleton
class SignWebhook {
  private static final String PREFIX = "whsec_";
  private final SecretSeal seal;

  SignWebhook(SecretSeal seal) {
    this.seal = seal;
  }

  /**
   * A new secret.
   *
   * @param shown as the receiver needs it
   */
  record NewSecret(String shown, byte[] sealed) {}

  NewSecret draw(long personId) {
    byte[] secret = RandomSecret.bytes();
    return new NewSecret(
        PREFIX + Base64.getEncoder().encodeToString(secret), seal.seal(boundTo(personId), secret));
  }

  /** The headers of what is sent. */
  Map<String, String> headers(
      long personId, byte[] sealedSecret, String messageId, long seconds, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", "msg_" + messageId);
    headers.put("webhook-timestamp", String.valueOf(seconds));
    headers.put(
        "webhook-signature",
        "v1," + signature(seal.open(boundTo(personId), sealedSecret), headers, body));
    return headers;
  }

  private static String signature(byte[] secret, Map<String, String> headers, byte[] body) {
    String head = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + ".";
    return Base64.getEncoder()
        .encodeToString(HmacSha256.of(secret, head.getBytes(StandardCharsets.US_ASCII), body));
  }

  private static String boundTo(long personId) {
    return "webhook of person " + personId;
  }
}
