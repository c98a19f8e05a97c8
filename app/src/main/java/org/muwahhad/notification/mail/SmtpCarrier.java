package org.muwahhad.notification.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands e-mails over to the mail server of the operator (SMTP, RFC 5321). */
@Singleton
@Requires(property = "muwahhad.smtp.host")
class SmtpCarrier implements MailCarrier {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);
  private static final String TIMEOUT_MILLIS = "20000";

  /** How the connection is protected. */
  enum Security {
    /** In the clear; for a server on the same machine only. */
    NONE,
    /** TLS after the greeting, and no mail without it (RFC 3207). */
    STARTTLS,
    /** TLS from the first byte (RFC 8314). */
    TLS
  }

  private final Session session;
  private final @Nullable String user;
  private final @Nullable String password;

  SmtpCarrier(
      @Value("${muwahhad.smtp.host}") String host,
      @Value("${muwahhad.smtp.port:587}") int port,
      @Value("${muwahhad.smtp.security:starttls}") String security,
      @Nullable @Value("${muwahhad.smtp.user:}") String user,
      @Nullable @Value("${muwahhad.smtp.password:}") String password) {
    this.user = user == null || user.isBlank() ? null : user;
    this.password = password == null || password.isBlank() ? null : password;
    Security chosen = Security.valueOf(security.toUpperCase(Locale.ROOT));
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", host);
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.setProperty("mail.smtp.auth", Boolean.toString(this.user != null));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(chosen == Security.TLS));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    String startTls = Boolean.toString(chosen == Security.STARTTLS);
    properties.setProperty("mail.smtp.starttls.enable", startTls);
    properties.setProperty("mail.smtp.starttls.required", startTls);
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    this.session = Session.getInstance(properties);
  }

  @Override
  public boolean leaves() {
    return true;
  }

  @Override
  public Trip open() throws MessagingException {
    Transport transport = session.getTransport();
    transport.connect(user, password);
    return new SmtpTrip(transport);
  }

  private final class SmtpTrip implements Trip {
    private final Transport transport;

    SmtpTrip(Transport transport) {
      this.transport = transport;
    }

    @Override
    public MailStatus carry(MimeMessage message, String messageId) throws MessagingException {
      if (!transport.isConnected()) {
        transport.connect(user, password);
      }
      transport.sendMessage(message, message.getAllRecipients());
      return MailStatus.SENT;
    }

    @Override
    public void close() {
      try {
        transport.close();
      } catch (MessagingException e) {
        // The mails were answered one by one: how the server says goodbye changes nothing.
        LOG.debug("The mail server did not close the connection well", e);
      }
    }
  }
}
