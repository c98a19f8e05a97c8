package org.muwahhad.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How e-mails leave the system, and the address that their links lead to. */
final class MailOptions {

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      defaultValue = "${env:MUWAHHAD_PUBLIC_URL}",
      description =
          "Address at which people reach the service, for links in e-mails and calendars"
              + " (MUWAHHAD_PUBLIC_URL).")
  @Nullable String publicUrl;

  @Option(
      names = "--smtp-host",
      paramLabel = "HOST",
      defaultValue = "${env:MUWAHHAD_SMTP_HOST}",
      description =
          "Mail server. Without one, no e-mail leaves the system: each is kept as a file in the"
              + " data directory and shown to the administrator (MUWAHHAD_SMTP_HOST).")
  @Nullable String host;

  @Option(
      names = "--smtp-port",
      paramLabel = "PORT",
      defaultValue = "${env:MUWAHHAD_SMTP_PORT:-587}",
      description = "Its TCP port (MUWAHHAD_SMTP_PORT, 587).")
  int port;

  @Option(
      names = "--smtp-security",
      paramLabel = "starttls|tls|none",
      defaultValue = "${env:MUWAHHAD_SMTP_SECURITY:-starttls}",
      description = "How the connection is protected (MUWAHHAD_SMTP_SECURITY, starttls).")
  String security = "starttls";

  @Option(
      names = "--smtp-user",
      paramLabel = "NAME",
      defaultValue = "${env:MUWAHHAD_SMTP_USER}",
      description = "User at the mail server, if it asks for one (MUWAHHAD_SMTP_USER).")
  @Nullable String user;

  @Option(
      names = "--smtp-password",
      paramLabel = "SECRET",
      defaultValue = "${env:MUWAHHAD_SMTP_PASSWORD}",
      description = "Its password; better given as MUWAHHAD_SMTP_PASSWORD.")
  @Nullable String password;

  @Option(
      names = "--mail-from",
      paramLabel = "ADDRESS",
      defaultValue = "${env:MUWAHHAD_MAIL_FROM}",
      description = "Sender of the e-mails (MUWAHHAD_MAIL_FROM).")
  @Nullable String from;

  /** The settings given, by their names in the service. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    put(properties, "muwahhad.public-url", publicUrl);
    put(properties, "muwahhad.mail.from", from);
    if (put(properties, "muwahhad.smtp.host", host)) {
      properties.put("muwahhad.smtp.port", port);
      put(properties, "muwahhad.smtp.security", security);
      put(properties, "muwahhad.smtp.user", user);
      put(properties, "muwahhad.smtp.password", password);
    }
    return properties;
  }

  private static boolean put(Map<String, Object> properties, String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return false;
    }
    properties.put(name, value.strip());
    return true;
  }
}
