package org.muwahhad.notification.webhook;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.PublicNetwork;

/**
 * Where webhooks may lead: to public addresses by HTTPS. A name is looked up when something is
 * sent, all of its addresses must be public, and the connection goes to one that was looked at. So
 * nobody reaches what lies behind the service's own network (server-side request forgery), also not
 * by a name that changes. {@code muwahhad.webhooks.private-networks} lifts this where programs live
 * in the same network, and then HTTP does, too.
 */
@Singleton
class WebhookTarget {
  private static final Pattern LITERAL = Pattern.compile("[\\d.]++|\\[.*+");
  private final boolean privateNetworks;

  WebhookTarget(@Value("${muwahhad.webhooks.private-networks:false}") boolean privateNetworks) {
    this.privateNetworks = privateNetworks;
  }

  /** The address of a receiver, if it may be one; names are not looked up yet. */
  Optional<URI> find(String url) {
    return PublicNetwork.findPlain(url)
        .filter(uri -> isAllowedScheme(uri.getScheme()) && isAllowedHost(uri.getHost()));
  }

  private boolean isAllowedScheme(@Nullable String scheme) {
    return "https".equalsIgnoreCase(scheme) || (privateNetworks && "http".equalsIgnoreCase(scheme));
  }

  private boolean isAllowedHost(String host) {
    if (privateNetworks || !LITERAL.matcher(host).matches()) {
      return privateNetworks || host.indexOf('.') > 0;
    }
    try {
      return PublicNetwork.isPublic(InetAddress.getByName(host));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Looks a host up.
   *
   * @throws IOException when it is not found, or any of its addresses is not public
   */
  InetAddress lookUp(String host) throws IOException {
    return PublicNetwork.lookUp(host, privateNetworks);
  }
}
