package org.muwahhad.web;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;

/**
 * Where people reach the service, for links that leave it: in e-mails, calendars and the codes on
 * reports. Set as {@code muwahhad.public-url}; without it, the address the service listens on.
 */
@Singleton
public class PublicAddress {
  private final String configured;
  private final BeanProvider<EmbeddedServer> server;

  PublicAddress(
      @Value("${muwahhad.public-url:}") String configured, BeanProvider<EmbeddedServer> server) {
    this.configured = configured.strip().replaceAll("(?<!/)/+$", "");
    this.server = server;
  }

  /** The full address of a path of the service. */
  public String of(String path) {
    return base() + path;
  }

  /** The host's name, as the right part of a Message-ID or a calendar's UID wants it. */
  public String host() {
    String host = java.net.URI.create(base()).getHost();
    return host == null ? "muwahhad" : host;
  }

  private String base() {
    return configured.isEmpty() ? server.get().getURI().toString() : configured;
  }
}
